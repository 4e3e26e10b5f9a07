import { FormatError } from '@henn/torch'
import { TensorData, type PthValue } from '@henn/torch/serialization'
import { z } from 'zod'
import { architectureOfOld, oldNetworkSchema } from './nnunet-old-plans.js'

const architectureSchema = z.object({ network_class_name: z.string(), arch_kwargs: z.record(z.string(), z.unknown()) })

/** What is read of a configuration in nnU-Net's plans, once it has what it inherits. */
const configurationSchema = z.object({
  patch_size: z.array(z.int().positive()).min(2).max(3),
  architecture: architectureSchema,
})

const channelNames = z.record(z.string(), z.string())

/** What is read of a file that `nnUNetTrainer.save_checkpoint` wrote (nnU-Net 2.2 to 2.8). */
const checkpointSchema = z.object({
  network_weights: z.record(z.string(), z.instanceof(TensorData)),
  trainer_name: z.string(),
  init_args: z.object({
    configuration: z.string(),
    plans: z.object({
      configurations: z.record(z.string(), z.record(z.string(), z.unknown())),
    }),
    dataset_json: z.object({
      channel_names: channelNames.optional(),
      // What it was called before.
      modality: channelNames.optional(),
      labels: z.record(z.string(), z.union([z.int(), z.array(z.int()).min(1)])),
    }).refine(({ channel_names, modality }) => channel_names ?? modality, 'neither channel_names nor modality'),
  }),
})

export type NnunetArchitecture = z.output<typeof architectureSchema>
export type NnunetConfiguration = z.output<typeof configurationSchema>

/** Whether nnU-Net v2 wrote it. */
export function isNnunetCheckpoint(value: PthValue): boolean {
  return typeof value === 'object' && value !== null && ['network_weights', 'init_args', 'trainer_name'].every((key) => Object.hasOwn(value, key))
}

/** Checks what nnU-Net wrote. Throws FormatError naming the file and the key that is not as nnU-Net writes it. */
export function parseNnunetCheckpoint(value: PthValue, path: string): z.output<typeof checkpointSchema> {
  return parsePart(checkpointSchema, value, path, [])
}

/** A configuration of the plans, with what it inherits. Throws FormatError naming the file. */
export function nnunetConfiguration(configurations: Record<string, Record<string, unknown>>, name: string, path: string): NnunetConfiguration {
  const within = ['init_args', 'plans', 'configurations', name]
  const whole = inherited(new Map(Object.entries(configurations)), name, path)
  const isOld = !('architecture' in whole) && 'UNet_class_name' in whole
  const architecture = isOld ? architectureOfOld(parsePart(oldNetworkSchema, whole, path, within)) : whole.architecture
  return parsePart(configurationSchema, { ...whole, architecture }, path, within)
}

function inherited(configurations: ReadonlyMap<string, Record<string, unknown>>, name: string, path: string): Record<string, unknown> {
  const chain: Record<string, unknown>[] = []
  for (let next: unknown = name; next !== undefined; next = chain[0].inherits_from) {
    const found = typeof next === 'string' ? configurations.get(next) : undefined
    if (found === undefined || chain.includes(found)) {
      throw new FormatError(`${path}: its plans have no whole configuration ${JSON.stringify(name)} (missing or inherited in a circle at ${JSON.stringify(next)}). Use another checkpoint.`)
    }
    chain.unshift(found)
  }
  return Object.assign({}, ...chain) as Record<string, unknown>
}

function parsePart<T>(schema: z.ZodType<T>, value: unknown, path: string, within: string[]): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [{ path: keys, message }] = result.error.issues
  throw new FormatError(`${path}: ${[...within, ...keys].join('.')} is not what an nnU-Net checkpoint holds (${message}). Use another checkpoint.`)
}
