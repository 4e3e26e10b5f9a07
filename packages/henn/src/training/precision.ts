import { autocast, hasBfloat16, type Device } from '@henn/torch'
import type { Config } from '../config/schema.js'
import { InputError } from '../errors.js'

/** What the network computes in, where it is safe to leave float32. */
export type Precision = 'float32' | 'bfloat16' | 'float16'

/** `auto` is bfloat16 on a GPU and on processors that multiply it in hardware, else float32. */
export function choosePrecision(wanted: Config['system']['mixed_precision'], device: Device): Precision {
  switch (wanted) {
    case 'off':
      return 'float32'
    case 'bf16':
      return 'bfloat16'
    case 'fp16':
      if (device === 'cpu') {
        throw new InputError('system.mixed_precision: fp16 is for GPUs; on the processor use bf16, auto or off.')
      }
      return 'float16'
    case 'auto':
      return device !== 'cpu' || hasBfloat16() ? 'bfloat16' : 'float32'
  }
}

export function inPrecision<T>(precision: Precision, device: Device, body: () => T): T {
  return precision === 'float32' ? body() : autocast(precision, body, { device: device.split(':')[0] })
}
