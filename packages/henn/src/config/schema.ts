import { z } from 'zod'
import { dataConfig } from '../data/config.js'
import { inferenceConfig } from '../inference/config.js'
import { isBuiltIn, modelConfig } from '../models/config.js'
import { trainingConfig } from '../training/config.js'
import { systemConfig } from './system.js'

/** The whole configuration. Every field has a default, so `configSchema.parse({})` is complete. */
export const configSchema = z
  .strictObject({
    preset: z.enum(['quick_test', 'production', 'fine_tuning']).nullable().default(null).describe('the preset this one started from'),
    plugins: z
      .array(z.string().min(1))
      .default([])
      .describe('modules that define datasets, models or losses: files, from ./ or / on, or packages'),
    data: dataConfig.prefault({}),
    model: modelConfig.prefault({}),
    training: trainingConfig.prefault({}),
    inference: inferenceConfig.prefault({}),
    system: systemConfig.prefault({}),
  })
  .check((context) => {
    const { data, model } = context.value
    const fail = (key: string, message: string): number =>
      context.issues.push({ code: 'custom', input: context.value, path: ['data', key], message })
    if (data.fold >= data.folds) fail('fold', `is ${data.fold}, and must be from 0 to ${data.folds - 1}, as data.folds is ${data.folds}`)
    const isFlat = isBuiltIn(model.type) && model.dimensions === 2
    if (isBuiltIn(model.type) && data.configuration !== 'auto' && (data.configuration === '2d') !== isFlat) {
      fail('configuration', `is ${data.configuration}, but model.dimensions is ${isFlat ? 2 : 3}; change one of them`)
    }
    if (data.configuration === '3d_cascade_fullres' && data.previous_stage.length === 0) {
      fail('previous_stage', 'is empty, but 3d_cascade_fullres sees what a network of 3d_lowres predicted; name its checkpoints')
    }
    if (data.dataset === 'synthetic' && data.path !== null) {
      fail('dataset', 'is synthetic though data.path names a folder; leave one of them out')
    }
    if (isFlat && data.patch_size !== 'auto' && data.patch_size[0] !== 1) {
      fail('patch_size', `is ${data.patch_size.join('×')}, but model.dimensions is 2; set it to auto, or to one slice such as [1, 256, 256]`)
    }
  })

export type Config = z.output<typeof configSchema>
/** What may be written for it: every field may be left out. */
export type ConfigInput = z.input<typeof configSchema>
export type PresetName = NonNullable<Config['preset']>

export type JsonSchema = z.core.JSONSchema.JSONSchema

/** The JSON Schema of a configuration file, for completion and checks in editors. */
export function configJsonSchema(): JsonSchema {
  return { title: 'HENN configuration', ...z.toJSONSchema(configSchema, { io: 'input' }) }
}
