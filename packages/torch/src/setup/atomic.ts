import { existsSync, readFileSync, readdirSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeFolder } from './cache.js'

const STALE_AFTER_MS = 60_000
const HEARTBEAT_MS = 10_000

/**
 * Makes a folder whole or not at all: `make` fills a temporary folder beside it, which is then renamed into place.
 * Processes that want the same folder wait for each other; what an interrupted one left is removed by the next.
 */
export async function publishFolder(
  target: string,
  make: (folder: string) => Promise<void>,
  onWait?: () => void,
): Promise<void> {
  await withLock(`${target}.lock`, async () => {
    if (existsSync(target)) return
    const temporary = `${target}.${process.pid}.tmp`
    await removeTemporaries(target)
    makeFolder(temporary)
    try {
      await make(temporary)
      await rename(temporary, target)
    } finally {
      await rm(temporary, { recursive: true, force: true, maxRetries: 3 })
    }
  }, onWait)
}

async function removeTemporaries(target: string): Promise<void> {
  const folder = dirname(target)
  const left = readdirSync(folder).filter((name) => name.startsWith(`${basename(target)}.`) && name.endsWith('.tmp'))
  for (const name of left) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 })
}

/** Runs `work` while holding a lock file; the lock of a process that died is taken over. */
export async function withLock<T>(path: string, work: () => Promise<T>, onWait?: () => void): Promise<T> {
  makeFolder(dirname(path))
  const owner = JSON.stringify({ host: hostname(), pid: process.pid })
  for (let waited = false; !tryLock(path, owner); waited = true) {
    if (!waited) onWait?.()
    await sleep(200)
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS)
  heartbeat.unref()
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    await rm(path, { force: true })
  }
}

function tryLock(path: string, owner: string): boolean {
  try {
    writeFileSync(path, owner, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if (isStale(path)) removeIfThere(path)
  return false
}

/** A lock is stale when its process on this host is gone, or when nobody has touched it for a minute. */
function isStale(path: string): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > STALE_AFTER_MS) return true
    const text = readFileSync(path, 'utf8')
    // Being written at this moment.
    if (text === '') return false
    const { host, pid } = JSON.parse(text) as { host: string; pid: number }
    return host === hostname() && !isAlive(pid)
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Another process that waits was quicker.
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // Someone cleared the cache; the lock is gone with it.
  }
}
