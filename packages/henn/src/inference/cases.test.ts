import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { findCases, joinChannelFiles } from './cases.js'

/** Of files of these names, each case as its files and what its label map is called. */
function joined(names: string[], channels: string[]): { cases: [id: string, images: string[], result: string][]; failed: [id: string, message: string][] } {
  const folder = temporaryFolder()
  for (const name of names) writeFileSync(join(folder, name), '')
  const { cases, failed } = joinChannelFiles(findCases(folder), channels)
  expect(failed.every(({ error }) => error instanceof InputError)).toBe(true)
  return {
    cases: cases.map(({ id, images, result }) => [id, images.map((path) => path.slice(folder.length + 1)), result]),
    failed: failed.map(({ id, error }) => [id, error.message]),
  }
}

test('a file for each channel', () => {
  expect(joined(['b_0001.nii.gz', 'b_0000.nii.gz', 'a_0000.nrrd', 'a_0001.mhd'], ['T1', 'T2'])).toEqual({
    cases: [['a', ['a_0000.nrrd', 'a_0001.mhd'], 'a.nrrd'], ['b', ['b_0000.nii.gz', 'b_0001.nii.gz'], 'b.nii.gz']],
    failed: [],
  })
  expect(joined(['a_0000.nii', 'b_0000.nii'], ['CT'])).toEqual({ cases: [['a', ['a_0000.nii'], 'a.nii'], ['b', ['b_0000.nii'], 'b.nii']], failed: [] })
})

test('a case without one of them is named', () => {
  expect(joined(['a_0000.nii', 'b_0000.nii', 'b_0001.nii', 'c_0001.nii'], ['T1', 'T2'])).toEqual({
    cases: [['b', ['b_0000.nii', 'b_0001.nii'], 'b.nii']],
    failed: [
      ['a', 'Case a: no file for its channel T2, a_0001. Add it, or take the case out.'],
      ['c', 'Case c: no file for its channel T1, c_0000. Add it, or take the case out.'],
    ],
  })
})

test.each<[string, string[], string[]]>([
  ['numbers that count cases', ['scan_0000.nii', 'scan_0001.nii', 'scan_0002.nii'], ['T1', 'T2']],
  ['no first channel', ['scan_0001.nii'], ['T1', 'T2']],
  ['one channel', ['scan_0000.nii', 'scan_0001.nii'], ['CT']],
  ['other names', ['a_0000.nii', 'a_0001.nii', 'whole.nii'], ['T1', 'T2']],
])('are no channels: %s', (_, names, channels) => {
  expect(joined(names, channels)).toEqual({ cases: names.map((name) => [name.slice(0, -4), [name], name]), failed: [] })
})
