import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawnSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { publishFolder, withLock } from './atomic.js'

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'henn-atomic-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('of two that want the same folder one makes it, and the other waits', async () => {
  const root = temporary()
  const target = join(root, 'made')
  let made = 0
  let waits = 0
  const want = () => publishFolder(target, async (folder) => {
    await sleep(50)
    writeFileSync(join(folder, 'file'), String(++made))
  }, () => waits++)
  await Promise.all([want(), want()])
  expect([made, waits]).toEqual([1, 1])
  expect(readFileSync(join(target, 'file'), 'utf8')).toBe('1')
  expect(readdirSync(root)).toEqual(['made'])
})

test('a folder whose making failed is not there', async () => {
  const root = temporary()
  const making = publishFolder(join(root, 'made'), async (folder) => {
    writeFileSync(join(folder, 'half'), '')
    throw new Error('the network is gone')
  })
  await expect(making).rejects.toThrow('the network is gone')
  expect(readdirSync(root)).toEqual([])
})

test('what a killed process left is removed and its lock taken over', async () => {
  const root = temporary()
  const target = join(root, 'made')
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  mkdirSync(`${target}.${dead}.tmp`)
  writeFileSync(join(`${target}.${dead}.tmp`, 'half'), '')
  writeFileSync(`${target}.lock`, JSON.stringify({ host: hostname(), pid: dead }))
  await publishFolder(target, async (folder) => writeFileSync(join(folder, 'whole'), ''))
  expect(readdirSync(root)).toEqual(['made'])
  expect(readdirSync(target)).toEqual(['whole'])
})

test('the lock of another machine counts until nobody has touched it for a minute', async () => {
  const lock = join(temporary(), 'lock')
  writeFileSync(lock, JSON.stringify({ host: 'elsewhere', pid: 1 }))
  let waited = false
  const work = withLock(lock, async () => waited, () => {
    waited = true
    const long = new Date(Date.now() - 61_000)
    utimesSync(lock, long, long)
  })
  await expect(work).resolves.toBe(true)
  expect(existsSync(lock)).toBe(false)
})
