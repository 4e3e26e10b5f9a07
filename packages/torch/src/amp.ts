import { binding } from './binding.js'
import { dtypes } from './dtype.js'
import type { Device } from './layout.js'

/** Runs `body` with autocast: matrix products and convolutions in the lower precision, the rest where it is safe. `off` switches it off inside another block. */
export function autocast<T>(dtype: 'bfloat16' | 'float16' | 'off', body: () => T, { device = 'cpu' as Device } = {}): T {
  const before = binding.autocastType(device)
  binding.enterAutocast(device, dtype === 'off' ? -1 : dtypes[dtype].scalarType)
  try {
    return body()
  } finally {
    binding.leaveAutocast(device, before)
  }
}
