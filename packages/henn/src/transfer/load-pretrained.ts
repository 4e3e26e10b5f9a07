import { fromBytes, noGrad, scope, type Tensor } from '@henn/torch'
import type { TensorData } from '@henn/torch/serialization'
import { InputError } from '../errors.js'
import type { ModelShape, SegmentationModel } from '../models/segmentation-model.js'
import { adapt, type Classes } from './adapt.js'
import type { Pretrained } from './pretrained.js'
import { rolesOf, type Role } from './roles.js'

/** What became of the weights of a file. */
export interface TransferReport {
  /** Names of the tensors of the network that took the file's values as they are. */
  loaded: string[]
  /** Tensors that were made of the file's: both shapes, and how. */
  adapted: { name: string; saved: number[]; own: number[]; how: string }[]
  /** Those of other shapes, which stay as they were drawn. */
  unfit: { name: string; saved: number[]; own: number[] }[]
  /** Tensors of the network that the file doesn't have. */
  missing: string[]
  /** Tensors of the file that the network doesn't have. */
  unused: string[]
}

/**
 * Copies into a network what fits of a file's weights, by name, and makes fit what can be (see `adapt`); the rest stays as it
 * was drawn. `names` are those of the network's classes. Throws InputError where nothing fits at all, and where a value is not
 * finite.
 */
export function loadPretrained(model: SegmentationModel, pretrained: Pretrained, shape: ModelShape, names: readonly string[]): TransferReport {
  const { weights, path } = pretrained
  const classes: Classes = { rows: rowsByName(names, pretrained.classes), saved: pretrained.classes?.length ?? null }
  const roles = rolesOf(model, shape)
  const report: TransferReport = { loaded: [], adapted: [], unfit: [], missing: [], unused: [] }
  const own = model.stateDict()
  noGrad(() =>
    scope(() => {
      for (const [name, target] of [...model.namedParameters(), ...model.namedBuffers()]) {
        const saved = weights.get(name)
        if (saved === undefined) report.missing.push(name)
        else copy({ name, path, saved, target, role: roles.get(name) ?? inner, classes }, report)
      }
    }),
  )
  report.unused = [...weights.keys()].filter((name) => !own.has(name))
  if (report.loaded.length + report.adapted.length === 0) {
    const [first] = weights.keys()
    throw new InputError(`${path}: none of its ${weights.size} tensors (${first}, …) fits the network, whose first is ${[...own.keys()][0]}. Set model.type and its settings to those it was trained with.`)
  }
  return report
}

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
  const value = fromBytes(saved.bytes, saved.shape, saved.dtype).to({ dtype: target.dtype })
  if (value.isfinite().all().item() === 0) {
    throw new InputError(`${path}: ${name} holds values that are not finite numbers. Use another file.`)
  }
  const shapes = { name, saved: saved.shape, own: target.shape }
  const isAsItIs = saved.shape.join() === target.shape.join() && !(role.classAxis !== null && areInAnotherOrder(classes))
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
  report.adapted.push({ ...shapes, how: adapted.how })
}

/** The same classes, by their names, but not in the same places. */
function areInAnotherOrder({ rows, saved }: Classes): boolean {
  return rows.length === saved && rows.every((row) => row !== null) && rows.some((row, i) => row !== i)
}

/** For each class, where it stands among the saved ones; of unnamed ones the background alone is known. */
function rowsByName(names: readonly string[], saved: readonly string[] | null): (number | null)[] {
  return names.map((name, i) => {
    if (i === 0) return 0
    const row = saved?.findIndex((other) => other.toLowerCase() === name.toLowerCase()) ?? -1
    return row < 0 ? null : row
  })
}
