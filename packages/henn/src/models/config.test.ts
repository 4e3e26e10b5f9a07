import { describe, expect, test } from 'vitest'
import { modelConfig } from './config.js'

function issues(values: object): { path: PropertyKey[]; message: string }[] {
  return modelConfig.safeParse(values).error?.issues.map(({ path, message }) => ({ path, message })) ?? []
}

describe('the model section', () => {
  test('is whole by itself', () => {
    expect(issues({})).toEqual([])
  })

  test('wants one depth a stage', () => {
    expect(issues({ widths: [32, 64, 128], depths: [1, 2] })).toEqual([
      { path: ['depths'], message: 'has 2 stages but model.widths has 3; give both one entry a stage' },
    ])
  })

  test('wants widths that shuffle attention can split, from the second stage on', () => {
    const odd = { widths: [30, 60, 64], depths: [1, 1, 1] }
    expect(issues(odd)).toMatchObject([{ path: ['widths'], message: expect.stringContaining('holds 60, but from the second on they must be multiples of 8') }])
    expect(issues({ ...odd, use_attention: false })).toEqual([])
    expect(issues({ ...odd, widths: [30, 56, 64] })).toEqual([])
  })

  test('wants heads that share the channels evenly', () => {
    const odd = { widths: [32, 64], depths: [1, 1], transformer: { heads: 5 } }
    expect(issues(odd)).toMatchObject([{ path: ['transformer', 'heads'], message: expect.stringContaining("is 5, and so many heads can't share 64 channels") }])
    expect(issues({ ...odd, use_transformer: false })).toEqual([])
  })

  test('wants no more transformer stages than stages', () => {
    expect(issues({ widths: [32, 64], depths: [1, 1], transformer: { stages: 3 } })).toMatchObject([{ path: ['transformer', 'stages'] }])
  })

  test('leaves a plugin to check its own', () => {
    expect(issues({ type: 'mine', widths: [3, 5, 7], depths: [1, 1] })).toEqual([])
  })
})
