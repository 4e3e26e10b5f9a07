/** The native addon, loaded once for each thread, typed as `native/` exports it. */
import { createRequire } from 'node:module'
import { isMainThread } from 'node:worker_threads'
import { OutOfMemoryError, TorchError } from './errors.js'
import { addonPath } from './setup/locate.js'

/** A tensor by number; 0 stands for an undefined one. */
export type Handle = number

export interface OperatorInfo {
  index: number
  returnsTensor: boolean
  inPlace: boolean
}

/** One overload as the dispatcher declares it, names in camelCase. */
export interface OperatorSchema {
  arguments: { name: string; type: string; fixedSize: boolean; keywordOnly: boolean; required: boolean }[]
  returns: string[]
  inPlace: boolean
}

interface Addon {
  setHooks(
    wrap: (handle: Handle) => unknown,
    torchError: typeof TorchError,
    outOfMemoryError: typeof OutOfMemoryError,
    isMainThread: boolean,
  ): void
  fromBytes(data: ArrayBufferView, shape: readonly number[], scalarType: number): Handle
  fromShared(data: ArrayBufferView, shape: readonly number[], scalarType: number): Handle
  mapFile(path: string, offset: number, shape: readonly number[], scalarType: number): Handle
  copyTo(tensor: Handle, target: ArrayBufferView): void
  item(tensor: Handle): number
  shape(tensor: Handle): number[]
  strides(tensor: Handle): number[]
  dtype(tensor: Handle): number
  device(tensor: Handle): string
  isContiguous(tensor: Handle, memoryFormat: number): boolean
  to(tensor: Handle, scalarType: number | null, device: string | null, memoryFormat: number | null): Handle
  release(tensor: Handle): void
  keep(tensor: Handle): void
  isLive(tensor: Handle): boolean
  liveTensors(): number
  enterScope(): void
  leaveScope(handedOut: readonly Handle[]): void
  lookup(name: string): OperatorInfo
  call(operator: number, ...values: unknown[]): unknown
  operatorNames(): [name: string, dispatcherName: string, takesTensorFirst: boolean][]
  schemas(dispatcherName: string): OperatorSchema[]
  backward(tensor: Handle, gradient: Handle, retainGraph: boolean, createGraph: boolean): void
  grad(
    outputs: readonly Handle[],
    inputs: readonly Handle[],
    gradOutputs: readonly Handle[],
    retainGraph: boolean,
    createGraph: boolean,
  ): Handle[]
  gradOf(tensor: Handle): Handle
  setGrad(tensor: Handle, gradient: Handle): void
  requiresGrad(tensor: Handle): boolean
  setRequiresGrad(tensor: Handle, value: boolean): void
  setData(tensor: Handle, data: Handle): void
  isGradEnabled(): boolean
  setGradEnabled(enabled: boolean): void
  autocastType(device: string): number
  enterAutocast(device: string, scalarType: number): void
  leaveAutocast(device: string, scalarTypeBefore: number): void
  manualSeed(seed: number): void
  randomState(device: string): Handle
  setRandomState(device: string, state: Handle): void
  getNumThreads(): number
  setNumThreads(threads: number): void
  setDeterministic(on: boolean): void
  cpuCapability(): string
  kernelLevel(): string
  hasBfloat16(): boolean
  loadCuda(library: string): boolean
  memoryStatistics(device: string): [inUse: number, peak: number, resident: number]
  resetPeakMemory(device: string): void
  setMemoryCap(bytes: number | null): number | null
  setCudaMemoryFraction(fraction: number): void
  emptyCache(): void
  catchSignals(): void
  restoreSignals(): void
  pendingSignal(): number
  /** Whether the driver did it; false for other devices than CUDA's. */
  lockPages(data: ArrayBufferView, device: string): boolean
  unlockPages(data: ArrayBufferView, device: string): void
  /** The bytes of a CUDA program's CUBIN by a given NVRTC, for an architecture such as sm_90; throws the compiler's log. */
  compileCuda(name: string, scalarType: number, numbers: readonly number[], architecture: string, nvrtc: string): number
  /** How many CUDA kernels of our own this process has launched. */
  cudaLaunches(): number
}

function load(): Addon {
  // OpenMP's threads wait for each other by spinning for some milliseconds. Where another process wants the cores, they
  // spin away its time and their own: a step becomes ten times slower. Some microseconds are enough.
  process.env.GOMP_SPINCOUNT ??= '10000'
  const path = addonPath()
  try {
    return createRequire(import.meta.url)(path) as Addon
  } catch (error) {
    throw new TorchError(
      `The addon ${path} does not load: ${(error as Error).message}. Possible solutions: build it again with ` +
        '`npx henn setup` (`./henn setup` in a checkout); if libtorch was moved or updated, name its folder in HENN_LIBTORCH ' +
        'and set up again; the C++ runtime must be the compiler’s of this machine.',
      { cause: error },
    )
  }
}

export const binding = load()

/** Called by the tensor module: how a handle becomes an object. */
export function setTensorFactory(wrap: (handle: Handle) => unknown): void {
  binding.setHooks(wrap, TorchError, OutOfMemoryError, isMainThread)
}
