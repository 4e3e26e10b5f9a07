import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache.js'

/** The addon's C++ sources; beside src/ and dist/ alike. */
export const nativeFolder = fileURLToPath(new URL('../../native', import.meta.url))

/** The include folder of the Node-API headers, wherever npm placed their package. */
export function headersFolder(): string {
  return join(dirname(headersManifest()), 'include')
}

function headersManifest(): string {
  return createRequire(import.meta.url).resolve('node-api-headers/package.json')
}

/** A hash of all that the addon is made of but libtorch: sources, Node-API headers, platform. Takes milliseconds. */
export function sourceKey(native: string = nativeFolder): string {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`)
  const { version } = JSON.parse(readFileSync(headersManifest(), 'utf8')) as { version: string }
  hash.update(`${version}\n`)
  for (const file of sourceFiles(native)) {
    const bytes = readFileSync(join(native, file))
    hash.update(`${file.split(sep).join('/')} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex').slice(0, 16)
}

function sourceFiles(native: string): string[] {
  const entries = readdirSync(native, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(native, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(`build${sep}`))
    .toSorted()
}

/** What a finished set-up wrote down. */
export interface SetupRecord {
  addon: string
  libtorch: string
  version: string
}

/**
 * Where the set-up for these sources, and for this value of `HENN_LIBTORCH`, writes down what it made. That it is
 * found without asking Python keeps the start quick.
 */
export function recordPath(key: string): string {
  const named = process.env.HENN_LIBTORCH ?? ''
  const choice = named && `-${createHash('sha256').update(named).digest('hex').slice(0, 8)}`
  return join(cacheFolder(), 'addon', `${key}${choice}.json`)
}
