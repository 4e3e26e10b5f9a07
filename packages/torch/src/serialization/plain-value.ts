import { FormatError } from '../errors.js'
import { NumpyArray } from './numpy-values.js'
import { type PickleValue, TensorRef } from './pickle-values.js'
import { damaged } from './refusal.js'
import { TensorData } from './tensor-data.js'

/** What `loadPth` gives: dicts are objects when all keys are text, else Maps; tuples, lists and sets are arrays. */
export type PthValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | TensorData
  | PthValue[]
  | Map<PthValue, PthValue>
  | { [key: string]: PthValue }

const maxDepth = 200
// Values may be shared; walked as a tree, a few hundred bytes could otherwise last for ever.
const maxNodes = 20_000_000

interface Finished {
  value: PthValue
  /** Values in the tree below, shared ones counted each time. */
  nodes: number
  /** Levels below this one. */
  depth: number
}

/**
 * Turns what a pickle holds into plain values. Values shared in the pickle stay shared.
 * @param tensorOf the elements of a tensor or array
 * @throws FormatError for values that hold themselves, nest too deep, or are no weights
 */
export function toPlainValue(root: PickleValue, tensorOf: (source: TensorRef | NumpyArray) => TensorData): PthValue {
  const finished = new Map<PickleValue, Finished | 'open'>()

  function finish(value: PickleValue, level: number): Finished {
    if (!(value instanceof Object)) return { value, nodes: 1, depth: 0 }
    const known = finished.get(value)
    if (known === 'open') throw damaged('the pickle holds a value that holds itself')
    if (known !== undefined && level + known.depth <= maxDepth) return known
    if (level > maxDepth || known !== undefined) throw damaged(`the pickle nests deeper than ${maxDepth} levels`)
    finished.set(value, 'open')
    const result = build(value, level)
    if (result.nodes > maxNodes) throw damaged(`the pickle unfolds into more than ${maxNodes} values`)
    finished.set(value, result)
    return result
  }

  function build(value: PickleValue & object, level: number): Finished {
    if (value instanceof Uint8Array) return { value: new Uint8Array(value), nodes: 1, depth: 0 }
    if (value instanceof TensorRef || value instanceof NumpyArray) return { value: tensorOf(value), nodes: 1, depth: 0 }
    if (Array.isArray(value)) {
      const items = value.map((item) => finish(item, level + 1))
      return combine(
        items.map((item) => item.value),
        items,
      )
    }
    if (value instanceof Map) {
      const entries = Array.from(value, ([key, item]) => [finish(key, level + 1), finish(item, level + 1)])
      return combine(
        toDict(entries.map(([key, item]) => [key.value, item.value])),
        entries.flat(),
      )
    }
    throw damaged('the pickle holds a function or type where a value is due')
  }

  return finish(root, 0).value
}

function combine(value: PthValue, parts: Finished[]): Finished {
  let nodes = 1
  let depth = 0
  for (const part of parts) {
    nodes += part.nodes
    depth = Math.max(depth, part.depth + 1)
  }
  return { value, nodes, depth }
}

function toDict(entries: [PthValue, PthValue][]): PthValue {
  if (!entries.every(([key]) => typeof key === 'string')) return new Map(entries)
  const dict: { [key: string]: PthValue } = {}
  for (const [key, value] of entries as [string, PthValue][]) {
    if (key === '__proto__') throw new FormatError("a dict has the key '__proto__', which no weights have; rename it and save again")
    dict[key] = value
  }
  return dict
}
