import { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { builtInTypes, modelConfig } from './config.js'
import { hybridConfig } from './hybrid-config.js'
import { mednextConfig } from './mednext-config.js'

function issues(schema: z.ZodType, values: object): { path: PropertyKey[]; message: string }[] {
  return schema.safeParse(values).error?.issues.map(({ path, message }) => ({ path, message })) ?? []
}

describe('the model section', () => {
  test('is the hybrid network by itself, and whole by its type alone', () => {
    expect(modelConfig.parse({})).toEqual(hybridConfig.parse({ type: 'hybrid' }))
    for (const type of builtInTypes) expect(modelConfig.parse({ type })).toMatchObject({ type, dimensions: 3, deep_supervision: true })
  })

  test('leaves a plugin to check its own', () => {
    expect(modelConfig.parse({ type: 'mine', widths: [3, 5, 7], anything: 'goes' })).toEqual({ type: 'mine', widths: [3, 5, 7], anything: 'goes' })
  })

  test('lets no built-in type have settings of another', () => {
    expect(modelConfig.safeParse({ type: 'plain', width: 8 }).success).toBe(false)
    expect(modelConfig.safeParse({ width: 8, features: [8, 8] }).success).toBe(false)
  })
})

describe('hybrid', () => {
  test('has sizes by one number', () => {
    const widths = ['S', 'B', 'L', 24].map((width) => hybridConfig.parse({ width }).width)
    expect(widths).toEqual([16, 32, 64, 24])
  })

  test('wants a width that shuffle attention can split, from the second stage on', () => {
    const odd = { width: 30, use_transformer: true, transformer: { heads: 4 } }
    expect(issues(hybridConfig, odd)).toMatchObject([{ path: ['width'], message: expect.stringContaining('is 30: from the second stage on (60 channels) shuffle attention wants multiples of 8') }])
    expect(issues(hybridConfig, { ...odd, use_attention: false })).toEqual([])
    expect(issues(hybridConfig, { ...odd, width: 28 })).toEqual([])
  })

  test('wants heads that share the channels evenly', () => {
    const odd = { width: 32, depths: [1, 1], use_transformer: true, transformer: { heads: 5 } }
    expect(issues(hybridConfig, odd)).toMatchObject([{ path: ['transformer', 'heads'], message: expect.stringContaining("is 5, and so many heads can't share 64 channels") }])
    expect(issues(hybridConfig, { ...odd, use_transformer: false })).toEqual([])
  })

  test('wants heads that rotary positions can turn', () => {
    const small = { width: 12, depths: [1, 1], use_transformer: true, transformer: { heads: 8, positions: 'rotary' } }
    expect(issues(hybridConfig, small)).toMatchObject([{ path: ['transformer', 'heads'], message: expect.stringContaining('leaves 3 of 24 channels to a head') }])
    expect(issues(hybridConfig, { ...small, transformer: { heads: 4, positions: 'rotary' } })).toEqual([])
  })

  test('wants a step for each stage, and in 2D none along Z', () => {
    const steps = [[1, 2, 2], [2, 2, 2]]
    expect(issues(hybridConfig, { depths: [1, 1], strides: steps, use_transformer: false })).toEqual([])
    expect(issues(hybridConfig, { depths: [1, 1, 1], strides: steps, use_transformer: false })).toEqual([{ path: ['strides'], message: 'has 2 stages but model.depths has 3; give both one entry a stage' }])
    expect(issues(hybridConfig, { depths: [1, 1], strides: steps, dimensions: 2, use_transformer: false })).toMatchObject([{ path: ['strides'], message: expect.stringContaining('has steps along Z') }])
  })

  test('wants no more transformer stages than stages', () => {
    expect(issues(hybridConfig, { depths: [1, 1], use_transformer: true, transformer: { stages: 3 } })).toMatchObject([{ path: ['transformer', 'stages'] }])
  })
})

test('mednext wants blocks and expansion of every level', () => {
  expect(issues(mednextConfig, { type: 'mednext', blocks: [1, 1] })).toEqual([
    { path: ['expansion'], message: 'has 5 levels but model.blocks has 2; give both one entry a level' },
  ])
})
