import type { DType } from '../dtype.js'
import type { NumpyArray } from './numpy-values.js'

/** What a pickle of weights may hold, before storages are looked up. Tuples, lists and sets are all arrays, dicts are Maps. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | TensorRef
  | StorageRef
  | StorageType
  | NumpyType
  | NumpyArray
  | KnownCall

/** A type of storage, by the dtype of its elements. */
export class StorageType {
  constructor(readonly dtype: DType) {}
}

/** The storage that an entry of the archive holds. */
export class StorageRef {
  constructor(
    readonly key: string,
    readonly dtype: DType,
    readonly elements: number,
  ) {}
}

/** A view of a storage; offset and strides count elements. Checked: it lies within the storage's element count. */
export class TensorRef {
  constructor(
    readonly storage: StorageRef,
    readonly offset: number,
    readonly shape: number[],
    readonly strides: number[],
  ) {}
}

/** An element type of numpy, such as `f8`; `order` is `<`, `>`, `=` or `|` as in numpy. */
export class NumpyType {
  constructor(
    readonly code: string,
    public order: string,
  ) {}
}

/** A name that the reader knows, standing for the function or class it names. Calling it builds data, and nothing else. */
export class KnownCall {
  constructor(
    readonly name: string,
    readonly call: (args: PickleValue[], budget: Budget) => PickleValue,
  ) {}
}

/** Bounds what small instructions may copy, so that a short file cannot fill the memory. */
export interface Budget {
  /** @throws FormatError when all copies together pass the bound */
  spend(units: number): void
}
