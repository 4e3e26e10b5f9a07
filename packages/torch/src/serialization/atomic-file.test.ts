import fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { writeAtomically } from './atomic-file.js'
import { savePth } from './pth.js'
import { floats, temporaryFolder } from './serialization.test.helpers.js'

afterEach(() => {
  vi.restoreAllMocks()
})

function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: as the system says, ${syscall}`), { code, syscall })
}

function failWith(call: 'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync', code: string): void {
  vi.spyOn(fs, call).mockImplementationOnce(() => {
    throw systemError(code, call)
  })
}

test('the file appears whole, under its name, and nothing else is left', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.bin')
  const positions: number[] = []
  writeAtomically(path, (sink) => {
    for (const text of ['one', 'three']) {
      sink.write(Buffer.from(text))
      positions.push(sink.position)
    }
    expect(fs.existsSync(path)).toBe(false)
  })
  expect(positions).toEqual([3, 8])
  expect(fs.readFileSync(path, 'utf8')).toBe('onethree')
  expect(fs.readdirSync(folder)).toEqual(['a.bin'])
})

test('contents reach the disk before the name, and the name before the return', () => {
  const calls: string[] = []
  for (const call of ['writeSync', 'fsyncSync', 'renameSync'] as const) {
    const original = fs[call] as (...args: unknown[]) => unknown
    vi.spyOn(fs, call).mockImplementation(((...args: unknown[]) => {
      calls.push(call)
      return original(...args)
    }) as never)
  }
  writeAtomically(join(temporaryFolder(), 'a'), (sink) => sink.write(Buffer.from('x')))
  expect(calls).toEqual(['writeSync', 'fsyncSync', 'renameSync', 'fsyncSync'])
})

test('a system call that writes less than asked is followed by another', () => {
  const original = fs.writeSync
  vi.spyOn(fs, 'writeSync').mockImplementation(((file: number, bytes: Uint8Array, offset: number, length: number) =>
    original(file, bytes, offset, Math.min(length, 3))) as never)
  const path = join(temporaryFolder(), 'a')
  writeAtomically(path, (sink) => sink.write(Buffer.from('0123456789')))
  expect(fs.readFileSync(path, 'utf8')).toBe('0123456789')
})

describe('fault 9: when saving fails the earlier file stays whole and the message says so', () => {
  test.each([
    ['openSync', 'EACCES', 'no write permission'],
    ['openSync', 'EROFS', 'the file system is read-only'],
    ['writeSync', 'ENOSPC', 'the disk is full'],
    ['writeSync', 'EIO', 'the disk reported an input/output error'],
    ['fsyncSync', 'EIO', 'the disk reported an input/output error'],
    ['closeSync', 'EDQUOT', 'your quota is used up'],
    ['renameSync', 'EPERM', 'writing is not permitted'],
    ['writeSync', 'ENODEV', 'ENODEV: as the system says'],
  ] as const)('%s gives %s', (call, code, reason) => {
    const folder = temporaryFolder()
    const path = join(folder, 'latest.pth')
    savePth(path, { step: 1 })
    const before = fs.readFileSync(path)
    failWith(call, code)
    expect(() => savePth(path, { step: 2, weight: floats(1, 2) })).toThrow(`cannot save ${path}: ${reason}`)
    vi.restoreAllMocks()
    expect(fs.readFileSync(path)).toEqual(before)
    expect(fs.readdirSync(folder)).toEqual(['latest.pth'])
  })

  test('the message ends with a way out, and mentions an earlier file only where there is one', () => {
    const path = join(temporaryFolder(), 'a')
    failWith('writeSync', 'ENOSPC')
    const save = () => writeAtomically(path, (sink) => sink.write(Buffer.from('x')))
    expect(save).toThrow(new Error(`cannot save ${path}: the disk is full (ENOSPC); free space there or choose another folder`))
    save()
    failWith('writeSync', 'ENOSPC')
    expect(save).toThrow('the disk is full (ENOSPC), the earlier file is untouched; free space')
  })

  test('a folder that is not there, and a folder in place of the file', () => {
    const folder = temporaryFolder()
    expect(() => savePth(join(folder, 'no', 'a.pth'), 1)).toThrow('the folder does not exist (ENOENT); create it')
    fs.mkdirSync(join(folder, 'taken'))
    expect(() => savePth(join(folder, 'taken'), 1)).toThrow('a folder has this name (EISDIR)')
    expect(fs.readdirSync(folder)).toEqual(['taken'])
  })

  test('an error of the writer itself passes as it is, and leaves nothing', () => {
    const folder = temporaryFolder()
    const mistake = new TypeError('mistake')
    const save = () =>
      writeAtomically(join(folder, 'a'), () => {
        throw mistake
      })
    expect(save).toThrow(mistake)
    expect(fs.readdirSync(folder)).toEqual([])
  })
})
