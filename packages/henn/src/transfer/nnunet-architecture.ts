import { InputError } from '../errors.js'
import { plainConfig, residualConfig, type PlainConfig, type ResidualConfig } from '../models/nnunet-config.js'
import type { Triple } from '../types.js'
import type { NnunetConfiguration } from './nnunet-plans.js'

type Arguments = Record<string, unknown>

/** What an argument of nnU-Net's networks may be; `undefined` where it is left out. */
interface Requirement {
  is: (value: unknown) => boolean
  wanted: string
}

const types = new Map([
  ['PlainConvUNet', 'plain'],
  ['ResidualEncoderUNet', 'residual'],
])

/** Arguments that become settings. */
const settings = [
  'n_stages', 'features_per_stage', 'kernel_sizes', 'strides', 'n_conv_per_stage', 'n_blocks_per_stage', 'n_conv_per_stage_decoder',
  // nnU-Net's trainer says it anew.
  'deep_supervision',
]

/**
 * The `model` section of a network in nnU-Net's plans. Throws InputError naming the file and what `plain` and `residual`
 * don't have.
 */
export function nnunetArchitecture({ architecture, patch_size }: NnunetConfiguration, path: string): PlainConfig | ResidualConfig {
  const { network_class_name: className, arch_kwargs: given } = architecture
  const dimensions = patch_size.length as 2 | 3
  const type = types.get(lastPart(className))
  if (type === undefined) throw refusal(path, `network_class_name is ${className}, not PlainConvUNet or ResidualEncoderUNet`)
  refuseOthers(given, dimensions, path)
  const { kernel_sizes, strides, features_per_stage, n_conv_per_stage, n_blocks_per_stage, n_conv_per_stage_decoder, dropout_op, dropout_op_kwargs } = given
  const values = {
    type,
    dimensions,
    features: features_per_stage,
    kernel_sizes: withZ(kernel_sizes),
    strides: withZ(strides),
    decoder_convs: oneForAll(n_conv_per_stage_decoder, 'n_conv_per_stage_decoder', path),
    dropout: isNothing(dropout_op) ? 0 : (dropout_op_kwargs as Arguments).p,
    ...(type === 'plain' ? { convs: oneForAll(n_conv_per_stage, 'n_conv_per_stage', path) } : { blocks: n_blocks_per_stage }),
  }
  const result = type === 'plain' ? plainConfig.safeParse(values) : residualConfig.safeParse(values)
  if (result.success) return result.data
  const [{ path: keys, message }] = result.error.issues
  throw refusal(path, `model.${keys.join('.')} can't be set by it (${message})`)
}

function refuseOthers(given: Arguments, dimensions: 2 | 3, path: string): void {
  const known = requirements(given, dimensions)
  for (const [key, { is, wanted }] of known) {
    if (!is(given[key])) throw refusal(path, `${key} is ${shown(given[key]) ?? 'missing'}, not ${wanted}`)
  }
  const unknown = Object.keys(given).find((key) => !settings.includes(key) && !known.has(key))
  if (unknown !== undefined) throw refusal(path, `${unknown} is ${shown(given[unknown])}, which they don't have`)
}

function requirements({ features_per_stage, dropout_op }: Arguments, dimensions: 2 | 3): Map<string, Requirement> {
  const firstFeatures: unknown = Array.isArray(features_per_stage) ? features_per_stage[0] : undefined
  const ofClass = (name: string): Requirement => ({ is: (value) => typeof value === 'string' && lastPart(value) === name, wanted: name })
  const orNothing = ({ is, wanted }: Requirement): Requirement => ({ is: (value) => isNothing(value) || is(value), wanted })
  return new Map([
    ['conv_op', ofClass(`Conv${dimensions}d`)],
    ['conv_bias', { is: (value) => value === true, wanted: 'true' }],
    ['norm_op', ofClass(`InstanceNorm${dimensions}d`)],
    ['norm_op_kwargs', { is: (value) => hasOnly(value, { eps: 1e-5, affine: true }, ['affine']), wanted: 'eps 1e-5 and affine true' }],
    ['dropout_op', orNothing(ofClass(`Dropout${dimensions}d`))],
    // A dropout of 0 is a layer there, and none here: the names of weights would differ.
    ['dropout_op_kwargs', { is: (value) => isNothing(dropout_op) || isPositive((value as Arguments | null | undefined)?.p), wanted: 'a p above 0' }],
    ['nonlin', ofClass('LeakyReLU')],
    ['nonlin_kwargs', { is: (value) => isNothing(value) || hasOnly(value, { negative_slope: 0.01, inplace: true }), wanted: 'a negative_slope of 0.01' }],
    ['nonlin_first', { is: (value) => isNothing(value) || value === false, wanted: 'false' }],
    ['block', orNothing(ofClass('BasicBlockD'))],
    ['bottleneck_channels', { is: isNothing, wanted: 'null' }],
    ['stem_channels', { is: (value) => isNothing(value) || value === firstFeatures, wanted: 'the features of the first stage' }],
  ])
}

/** Whether keyword arguments are among those, with those values, and hold what is needed. `inplace` changes nothing. */
function hasOnly(value: unknown, allowed: Arguments, needed: string[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false
  const isAllowed = Object.entries(value).every(([key, own]) => key === 'inplace' || (Object.hasOwn(allowed, key) && allowed[key] === own))
  return isAllowed && needed.every((key) => Object.hasOwn(value, key))
}

/** Sizes of each stage along Z, Y, X; those of a network of two dimensions get 1 along Z. */
function withZ(sizes: unknown): unknown {
  const isFlat = (stage: unknown): stage is [number, number] => Array.isArray(stage) && stage.length === 2
  return Array.isArray(sizes) ? sizes.map((stage: unknown) => (isFlat(stage) ? ([1, ...stage] satisfies Triple) : stage)) : sizes
}

function oneForAll(counts: unknown, key: string, path: string): unknown {
  if (!Array.isArray(counts)) return counts
  if (new Set(counts).size > 1) throw refusal(path, `${key} is ${shown(counts)}, not the same for all stages`)
  return counts[0]
}

/** A value of a pickle, cut short. */
function shown(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))?.slice(0, 80)
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null
}

function refusal(path: string, difference: string): InputError {
  return new InputError(`${path}: its network is neither model.type plain nor residual: ${difference}. Give a checkpoint of nnU-Net's standard planners, or bring the network in a plugin: --plugin FILE --set model.type=NAME.`)
}
