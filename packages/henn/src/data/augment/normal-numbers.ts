// Normal numbers out of a counter: each depends on the seed and its place alone, so that they are the same in any thread, and
// on any device but for the rounding of logarithm, sine and cosine.
import { empty, ops, scope, type Device, type Tensor } from '@henn/torch'
import { Random } from '../random.js'

/** Pairs that are made together: few enough for the cache, and for one thread, as vectors must not be cut elsewhere. */
const block = 16_384

/** Numbers of mean 0 and variance 1, float32: Box and Muller's of two hashes of each counter under three keys of the seed. */
export function normalNumbers(shape: readonly number[], seed: number, device: Device = 'cpu'): Tensor {
  const count = shape.reduce((product, size) => product * size, 1)
  const pairs = Math.ceil(count / 2)
  const key = new Random(seed, 'normal numbers')
  const keys: Keys = [key.uint32() | 0, key.uint32() | 0, key.uint32() | 0]
  const size = device === 'cpu' ? block : pairs
  return scope(() => {
    const numbers = empty([2 * pairs], { device })
    for (let first = 0; first < pairs; first += size) {
      const length = Math.min(size, pairs - first)
      scope(() => {
        const [cosines, sines] = normalPairs(ops.arange(first, first + length, { dtype: 'int32', device }), keys)
        numbers.narrow(0, first, length).copy_(cosines)
        numbers.narrow(0, pairs + first, length).copy_(sines)
      })
    }
    return numbers.narrow(0, 0, count).view([...shape])
  })
}

type Keys = [number, number, number]

function normalPairs(counters: Tensor, keys: Keys): [Tensor, Tensor] {
  const hash = mix_(counters.bitwiseXor_(keys[0]))
  const first = mix_(hash.add(keys[1]))
  const second = mix_(hash.bitwiseXor_(keys[2]))
  // Half a step off, so that no logarithm is infinite.
  const radius = shifted(first, 9).to({ dtype: 'float32' }).add_(0.5).mul_(2 ** -23).log_().mul_(-2).sqrt_()
  const angle = shifted(second, 8).to({ dtype: 'float32' }).mul_(2 * Math.PI * 2 ** -24)
  return [angle.cos().mul_(radius), angle.sin_().mul_(radius)]
}

/** The finaliser of MurmurHash3, on int32 in place: each bit of the input changes half of the output's. */
function mix_(hash: Tensor): Tensor {
  hash.bitwiseXor_(shifted(hash, 16)).mul_(0x85ebca6b | 0)
  hash.bitwiseXor_(shifted(hash, 13)).mul_(0xc2b2ae35 | 0)
  return hash.bitwiseXor_(shifted(hash, 16))
}

/** To the right, zeros coming in on the left. */
function shifted(values: Tensor, bits: number): Tensor {
  return values.bitwiseRightShift(bits).bitwiseAnd_(2 ** (32 - bits) - 1)
}
