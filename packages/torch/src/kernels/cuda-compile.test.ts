import { expect, test } from 'vitest'
import { binding } from '../binding.js'
import { dtypes, type DType } from '../dtype.js'
import { findNvrtc } from '../testing/nvrtc.js'

const nvrtc = await findNvrtc()
const architectures = ['sm_80', 'sm_90']
const types: DType[] = ['float32', 'bfloat16', 'float16']

/** By name, the numbers that a program is made for. */
const programs: [name: string, dtype: DType, numbers: number[]][] = [
  // The kernel's size and strides along Z, Y and X.
  ...[3, 5, 7].flatMap((k) => [1, 2].map((s): [string, DType, number[]] => ['depthwise_conv3d', 'bfloat16', [k, k, k, s, s, s]])),
  ['depthwise_conv3d', 'float32', [3, 3, 3, 1, 1, 1]],
  ['depthwise_conv3d', 'float16', [1, 3, 3, 1, 2, 2]],
  // Channels of one access; the activation.
  ...[0, 1, 2, 3].map((activation): [string, DType, number[]] => ['instance_norm', 'bfloat16', [8, activation]]),
  ['instance_norm', 'float32', [4, 1]],
  ['instance_norm', 'float16', [1, 1]],
  // Classes that a thread sums at once.
  ...types.map((dtype): [string, DType, number[]] => ['dice_cross_entropy', dtype, [4]]),
  ...[8, 16, 32].map((classes): [string, DType, number[]] => ['dice_cross_entropy', 'float32', [classes]]),
]

test.skipIf(nvrtc === null).each(architectures)('NVRTC compiles all CUDA kernels for %s', (architecture) => {
  for (const [name, dtype, numbers] of programs) {
    expect(binding.compileCuda(name, dtypes[dtype].scalarType, numbers, architecture, nvrtc!)).toBeGreaterThan(1000)
  }
}, 600_000)

test.skipIf(nvrtc === null)('what NVRTC refuses is told with its log', () => {
  expect(() => binding.compileCuda('instance_norm', dtypes.float32.scalarType, [0, 0], 'sm_90', nvrtc!)).toThrow(/instance_norm\.cu for sm_90: NVRTC_ERROR_COMPILATION\n(.|\n)*error:/)
  expect(() => binding.compileCuda('instance_norm', dtypes.float32.scalarType, [1, 0], 'sm_10', nvrtc!)).toThrow(/gpu-architecture/)
})
