import { fromBytes, noGrad, scope, type DType, type Tensor } from '@henn/torch'
import { TensorData } from '@henn/torch/serialization'
import type { Outputs } from '../data/targets.js'
import { InputError } from '../errors.js'
import type { SegmentationModel } from '../models/segmentation-model.js'
import { adapt, type Classes } from './adapt.js'
import { matchWeights, withoutWrapper } from './match-weights.js'
import { networkIfKnown, type Pretrained } from './pretrained.js'
import { rolesOf, type Role } from './roles.js'

/** What became of the weights of a file. */
export interface TransferReport {
  /** Names of the tensors of the network that took the file's values as they are. */
  loaded: string[]
  /** Tensors that were made of the file's: both shapes, how, and whether a part stayed as it was drawn. */
  adapted: { name: string; saved: number[]; own: number[]; how: string; isPartial: boolean }[]
  /** Those of other shapes or other classes, which stay as they were drawn. */
  unfit: { name: string; saved: number[]; own: number[] }[]
  /** Tensors of the network that the file doesn't have. */
  missing: string[]
  /** Tensors of the file that the network doesn't have. */
  unused: string[]
}

/**
 * Copies into a network what fits of a file's weights, by name, and makes fit what can be (see `adapt`); the rest stays as it
 * was drawn. `outputs`: what the network tells apart. Throws InputError where nothing fits at all, and where a value is not finite.
 */
export function loadPretrained(model: SegmentationModel, pretrained: Pretrained, outputs: Outputs): TransferReport {
  const { path } = pretrained
  const weights = withoutWrapper(pretrained.weights, model)
  const classes = classesOf(outputs, pretrained.outputs)
  const roles = rolesOf(model)
  const { tensors, unused } = matchWeights(model, weights)
  const report: TransferReport = { loaded: [], adapted: [], unfit: [], missing: [], unused }
  for (const { names: [name], target, saved } of tensors) {
    if (saved === undefined) report.missing.push(name)
    else noGrad(() => scope(() => copy({ name, path, saved: inDimensionsOf(target, saved), target, role: roles.get(name) ?? inner, classes }, report)))
  }
  if (report.loaded.length + report.adapted.length === 0) {
    const [first] = weights.keys()
    const own = networkIfKnown(pretrained)
    const wayOut = own === null ? 'Set model.type and its settings to those it was trained with.' : `They are of model.type ${own.type}: leave out the settings of model, in files too, or set those.`
    throw new InputError(`${path}: none of its ${weights.size} tensors (${first}, …) fits the network, whose first is ${tensors[0].names[0]}. ${wayOut}`)
  }
  return report
}

const floating: ReadonlySet<DType> = new Set(['float64', 'float32', 'float16', 'bfloat16'])
const inner: Role = { isFirst: false, classAxis: null, transposedStride: null }

interface Copied {
  name: string
  path: string
  saved: TensorData
  target: Tensor
  role: Role
  classes: Classes
}

function copy({ name, path, saved, target, role, classes }: Copied, report: TransferReport): void {
  if (floating.has(target.dtype) && !floating.has(saved.dtype)) throw new InputError(`${path}: ${name} holds ${saved.dtype}, and weights are floating-point numbers. Use another file.`)
  const value = fromBytes(saved.bytes, saved.shape, saved.dtype).to({ dtype: target.dtype })
  if (value.isfinite().all().item() === 0) {
    throw new InputError(`${path}: ${name} holds values that are not finite numbers. Use another file.`)
  }
  const shapes = { name, saved: saved.shape, own: target.shape }
  const isAsItIs = saved.shape.join() === target.shape.join() && (role.classAxis === null || classes.areTheSame)
  if (isAsItIs) {
    target.copy_(value)
    report.loaded.push(name)
    return
  }
  const adapted = adapt(value, target, role, classes)
  if (adapted === null) {
    report.unfit.push(shapes)
    return
  }
  target.copy_(adapted.tensor)
  report.adapted.push({ ...shapes, how: adapted.how, isPartial: adapted.isPartial })
}

/** Kernels of two dimensions are those of three with an axis of 1 along Z. */
function inDimensionsOf(target: Tensor, saved: TensorData): TensorData {
  const { dtype, shape, bytes } = saved
  return shape.length === 4 && target.shape.length === 5 ? new TensorData(dtype, [...shape.slice(0, 2), 1, ...shape.slice(2)], bytes) : saved
}

/** Of classes without names the background alone is known, and as many are taken to be the same, as are as many regions. */
function classesOf({ kind, names }: Outputs, saved: Outputs | null): Classes {
  // Regions' heads say yes or no, those of classes which: one is no beginning for the other.
  if (saved !== null && saved.kind !== kind) return { rows: [], saved: null, areTheSame: false }
  const isBackground = (i: number): boolean => kind === 'classes' && i === 0
  const rows = names.map((name, i) => (isBackground(i) ? 0 : rowOf(name, saved?.names ?? [])))
  const isFound = rows.some((row, i) => row !== null && !isBackground(i))
  return { rows, saved: saved?.names.length ?? null, areTheSame: !isFound || rows.every((row, i) => row === i) }
}

/** Where a name stands, if need be in another case of letters. */
function rowOf(name: string, saved: readonly string[]): number | null {
  const exact = saved.indexOf(name)
  const row = exact >= 0 ? exact : saved.findIndex((other) => other.toLowerCase() === name.toLowerCase())
  return row < 0 ? null : row
}
