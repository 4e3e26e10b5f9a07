import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { isThere, namesIn, readText } from './read-text.js'

test('a folder for a file, a file for a folder, neither, and UTF-16 are refused by name', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'a.csv')
  writeFileSync(file, Buffer.from('\uFEFFa,b', 'utf16le'))
  mkdirSync(join(folder, 'b'))
  expect(namesIn(folder)).toEqual(['a.csv', 'b'])
  expect([isThere(file), isThere(join(folder, 'c')), isThere(join(file, 'd'))]).toEqual([true, false, false])
  expect(() => readText(file)).toThrow(new InputError(`${file}: no text in UTF-8. Save it as UTF-8.`))
  expect(() => readText(folder)).toThrow(new InputError(`${folder}: a folder, where a file is expected. Correct it.`))
  expect(() => namesIn(file)).toThrow(new InputError(`${file}: a file, where a folder is expected. Correct it.`))
  expect(() => readText(join(folder, 'c'))).toThrow(new InputError(`${join(folder, 'c')}: can't be read (ENOENT). Check the path and its permissions.`))
})
