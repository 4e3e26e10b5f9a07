// The Python environment of the peers: made once for each list of requirements, under HENN_CACHE/peers.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '@henn/torch/setup'

const requirements = fileURLToPath(new URL('peers/requirements.txt', import.meta.url))

/** The path of the peers' Python; makes the environment where it is missing. */
export function peerPython() {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const folder = join(cacheFolder(), 'peers', key)
  const python = process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')
  // Written last: an environment whose installation was interrupted is made anew.
  const complete = join(folder, 'complete')
  if (existsSync(complete)) return python

  process.stderr.write(`installing the peers into ${folder} (some GB, once)\n`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  run('python3', ['-m', 'venv', folder])
  run(python, ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet', '-r', requirements])
  writeFileSync(complete, '')
  return python
}

function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`\`${program} ${args.join(' ')}\` failed${error ? `: ${error.message}` : ''}`)
}
