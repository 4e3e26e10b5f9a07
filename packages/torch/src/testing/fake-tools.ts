import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'

const realPython = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim()

/** A world for one test: an empty cache, and a PATH of nothing but the programs that the test puts there. */
export class FakeTools {
  readonly root = mkdtempSync(join(tmpdir(), 'henn-setup-'))
  readonly bin = join(this.root, 'bin')
  readonly cache = join(this.root, 'cache')

  constructor() {
    mkdirSync(this.bin)
    vi.stubEnv('PATH', this.bin)
    vi.stubEnv('HENN_CACHE', this.cache)
    vi.stubEnv('HENN_LIBTORCH', '')
    vi.stubEnv('CXX', '')
  }

  /** Gives the real environment back. */
  remove(): void {
    vi.unstubAllEnvs()
    rmSync(this.root, { recursive: true })
  }

  /** Puts a shell script on PATH; it finds the system's own programs. */
  program(name: string, script: string): void {
    const path = join(this.bin, name)
    writeFileSync(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`)
    chmodSync(path, 0o755)
  }

  /** A Python that is the real one but for pip, which is a shell script that has pip's arguments. */
  python(pipScript: string): void {
    this.program('python3', `if [ "$1" = -m ]; then shift 2\n${pipScript}\nelse exec '${realPython}' -S "$@"; fi`)
  }

  /** Writes a wheel (a zip of the given files) and returns its path. */
  wheel(name: string, files: Record<string, string>): string {
    const path = join(this.root, name)
    const script = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as archive:
    for name, source in json.loads(sys.argv[2]).items():
        archive.writestr(name, open(source[1:], 'rb').read() if source.startswith('@') else source)
`
    execFileSync(realPython, ['-c', script, path, JSON.stringify(files)])
    return path
  }
}

/** A shared library that loads anywhere: one that this very process has loaded. */
export function someLibrary(): string {
  const { sharedObjects } = process.report.getReport() as unknown as { sharedObjects: string[] }
  const path = sharedObjects.find((name) => /libm[.-]/.test(name))
  if (path === undefined) throw new Error('this process has no libm')
  return path
}
