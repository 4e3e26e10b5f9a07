import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version that is fetched and tested; a `torch` of the same minor version in Python serves too. */
export const LIBTORCH_VERSION = '2.11.0'

/** The library that every use of libtorch loads. */
export function mainLibrary(folder: string, platform: NodeJS.Platform = process.platform): string {
  const name = { win32: 'torch_cpu.dll', darwin: 'libtorch_cpu.dylib' }[platform as string] ?? 'libtorch_cpu.so'
  return join(folder, 'lib', name)
}

/** The version a folder names: `version.py` in the Python package, `build-version` in the libtorch zip. */
export function versionOf(folder: string): string {
  const file = ['version.py', 'build-version'].map((name) => join(folder, name)).find((path) => existsSync(path))
  if (file === undefined) return 'unknown'
  const text = readFileSync(file, 'utf8')
  return /__version__\s*=\s*['"]([^'"]+)/.exec(text)?.[1] ?? (text.trim().split(/\s/)[0] || 'unknown')
}

/** Tells whether a version is of the tested minor version. */
export function isTested(version: string): boolean {
  return version.startsWith(LIBTORCH_VERSION.slice(0, LIBTORCH_VERSION.lastIndexOf('.') + 1))
}
