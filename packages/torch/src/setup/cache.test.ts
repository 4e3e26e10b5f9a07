import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { cacheFolder, makeFolder, requireSpace } from './cache.js'

test('the cache folder is HENN_CACHE, else the platform\'s own', () => {
  const home = '/home/ada'
  expect(cacheFolder({ env: { HENN_CACHE: '/data/henn' }, platform: 'linux', home })).toBe('/data/henn')
  expect(cacheFolder({ env: {}, platform: 'linux', home })).toBe('/home/ada/.cache/henn')
  expect(cacheFolder({ env: { XDG_CACHE_HOME: '/xdg' }, platform: 'linux', home })).toBe('/xdg/henn')
  expect(cacheFolder({ env: {}, platform: 'darwin', home })).toBe('/home/ada/Library/Caches/henn')
  expect(cacheFolder({ env: { LOCALAPPDATA: '/local' }, platform: 'win32', home })).toBe('/local/henn/cache')
})

test('a folder that cannot be made is named, with the way out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'henn-cache-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(join(file, 'cache'))).toThrow(
    `cannot make the cache folder ${file}/cache (ENOTDIR): set HENN_CACHE to a folder you may write to`,
  )
})

test('work that the disk cannot hold is refused before it starts', async () => {
  await expect(requireSpace(tmpdir(), 1, 'a byte')).resolves.toBeUndefined()
  await expect(requireSpace(tmpdir(), 1e18, 'libtorch')).rejects.toThrow(
    /has [\d.]+ GB free and libtorch needs 1000000000\.0 GB: .*HENN_CACHE/,
  )
})
