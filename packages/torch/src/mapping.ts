import { resolve } from 'node:path'
import { binding } from './binding.js'
import { dtypes } from './dtype.js'
import { safetensorsLayout } from './serialization/safetensors.js'
import { Tensor } from './tensor.js'

export interface MappedFile {
  tensors: Record<string, Tensor>
  metadata: Record<string, string>
}

/**
 * The tensors of a safetensors file, mapped into memory: only what is looked at is read, and all threads of the process share
 * one mapping, whose pages are the system's own cache. Writing into such a tensor changes this process's copy alone; a file must
 * not be changed while it is mapped.
 * @throws FormatError where the file is damaged, TorchError where it can't be mapped
 */
export function mapSafetensors(path: string): MappedFile {
  const { placements, metadata } = safetensorsLayout(path)
  const whole = resolve(path)
  const tensors: Record<string, Tensor> = {}
  for (const { name, dtype, shape, begin } of placements) tensors[name] = new Tensor(binding.mapFile(whole, begin, shape, dtypes[dtype].scalarType))
  return { tensors, metadata }
}
