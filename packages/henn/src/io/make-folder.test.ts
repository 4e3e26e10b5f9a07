import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary.js'
import { makeFolder } from './make-folder.js'

test('makes what is missing, and nothing twice', () => {
  const folder = join(temporaryFolder(), 'a', 'b', 'c')
  makeFolder(folder)
  makeFolder(folder)
  expect(statSync(folder).isDirectory()).toBe(true)
  makeFolder(`${folder}/new/../other`)
  expect(statSync(join(folder, 'other')).isDirectory()).toBe(true)
})

test('a file in the way is the system\'s error', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(file)).toThrow(/^EEXIST/)
  expect(() => makeFolder(join(file, 'a', 'b'))).toThrow(/^ENOTDIR/)
})

test.runIf(existsSync('/proc/self'))('below /proc it ends with the system\'s error', () => {
  expect(() => makeFolder('/proc/x')).toThrow(/^ENOENT/)
  expect(() => makeFolder('/proc/x/y/z')).toThrow(/^ENOENT/)
})
