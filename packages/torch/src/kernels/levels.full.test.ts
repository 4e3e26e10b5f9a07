import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const index = fileURLToPath(new URL('../../dist/index.js', import.meta.url))

/** Every operator of our own against ATen, in float32; prints the level and the greatest difference. */
const program = `
import { grad, kernelLevel, manualSeed, ops, randn, scope, setNumThreads, zeros } from ${JSON.stringify(index)}
setNumThreads(1)
manualSeed(1)
const worst = scope(() => {
  const leaf = (...shape) => randn(shape).requiresGrad_(true)
  const difference = (ours, theirs, inputs) => {
    const [a, b] = [ours(...inputs), theirs(...inputs)]
    const gradient = randn(b.shape)
    const [ga, gb] = [grad([a], inputs, [gradient]), grad([b], inputs, [gradient])]
    return Math.max(...[[a, b], ...ga.map((one, i) => [one, gb[i]])].map(([x, y]) => x.sub(y).abs().max().item() / Math.max(1, y.abs().max().item())))
  }
  const label = zeros([1, 6, 7, 8], { dtype: 'int64' })
  return [
    ...[[3, 1], [5, 2], [7, 1]].map(([k, s]) => {
      const [stride, padding] = [[s, s, s], [k >> 1, k >> 1, k >> 1]]
      return difference((x, w) => ops.depthwiseConv3d(x, w, null, stride, padding), (x, w) => ops.conv3d(x, w, null, stride, padding, [1, 1, 1], 19), [leaf(1, 19, 6, 7, 13), leaf(19, 1, k, k, k)])
    }),
    difference((x, w) => ops.pointwiseConv3d(x, w, null, true), (x, w) => ops.conv3d(x.gelu(), w), [leaf(1, 19, 10, 11, 12), leaf(21, 19, 1, 1, 1)]),
    difference((x, w) => ops.pointwiseConv3d(x, w), (x, w) => ops.conv3d(x, w), [leaf(1, 19, 10, 11, 12), leaf(21, 19, 1, 1, 1)]),
    difference((x, w) => ops.winogradConv3d(x, w, null, [1, 1, 1]), (x, w) => ops.conv3d(x, w, null, [1, 1, 1], [1, 1, 1]), [leaf(1, 19, 9, 10, 11), leaf(21, 19, 3, 3, 3)]),
    ...['leaky_relu', 'gelu', 'silu'].map((activation) =>
      difference(
        (x) => ops.instanceNorm3d(x, null, null, 1e-5, activation),
        (x) => { const z = ops.instanceNorm(x, null, null, null, null, true, 0, 1e-5, false); return activation === 'gelu' ? z.gelu() : activation === 'silu' ? z.silu() : z.leakyRelu(0.01) },
        [leaf(2, 19, 6, 7, 8)])),
    difference((x) => ops.diceCrossEntropy(x, label), (x) => {
      const p = x.softmax(1)
      const sizes = p.sum([0, 2, 3, 4]).narrow(0, 1, 2)
      return ops.crossEntropyLoss(x, label).add(1).sub(sizes.add(1e-5).reciprocal().mul(1e-5).mean())
    }, [leaf(1, 3, 6, 7, 8)]),
  ].reduce((a, b) => Math.max(a, b))
})
process.stdout.write(JSON.stringify({ level: kernelLevel(), worst }))
`

function emulator(): string | undefined {
  try {
    execFileSync('qemu-x86_64', ['--version'], { stdio: 'ignore' })
    return 'qemu-x86_64'
  } catch {
    return undefined
  }
}

test.skipIf(emulator() === undefined)('on a processor with AVX2 and no more, emulated by qemu-x86_64, the AVX2 level gives the same', () => {
  const output = execFileSync('qemu-x86_64', ['-cpu', 'Haswell', process.execPath, '--input-type=module', '-e', program], {
    encoding: 'utf8',
    // The emulator names features that it leaves out.
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { level, worst } = JSON.parse(output) as { level: string; worst: number }
  expect(level).toBe('avx2')
  expect(worst).toBeLessThan(1e-5)
}, 900_000)

test('on this processor', () => {
  const { level, worst } = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })) as { level: string; worst: number }
  expect(['avx2', 'avx512', 'avx512_bf16', 'neon']).toContain(level)
  expect(worst).toBeLessThan(1e-5)
})
