import { mkdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { SetupError } from './errors.js'

/** What the choice of the cache folder rests on; tests give their own. */
export interface Host {
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  home: string
}

/**
 * The folder that holds libtorch, the built addon and tools, shared by all checkouts:
 * `HENN_CACHE`, else the user's cache folder of the platform.
 */
export function cacheFolder(host: Host = { env: process.env, platform: process.platform, home: homedir() }): string {
  const { env, platform, home } = host
  if (env.HENN_CACHE) return resolve(env.HENN_CACHE)
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'henn', 'cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'henn')
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'henn')
}

/** Makes a folder of the cache; where that fails the error says what to do. */
export function makeFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new SetupError(`cannot make the cache folder ${path} (${code}): set HENN_CACHE to a folder you may write to`)
  }
  return path
}

/** Refuses to start what the disk cannot hold. `bytes`: what the work needs at its peak. */
export async function requireSpace(folder: string, bytes: number, what: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free < bytes) {
    throw new SetupError(
      `${folder} has ${gigabytes(free)} free and ${what} needs ${gigabytes(bytes)}: ` +
        'free some space, or set HENN_CACHE to a folder on a larger disk',
    )
  }
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}
