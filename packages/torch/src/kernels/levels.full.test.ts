import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const index = fileURLToPath(new URL('../../dist/index.js', import.meta.url))

interface Found {
  level: string
  worst: number
  worstNarrow: number
}

/** Every operator of our own against ATen in float32, convolutions in bfloat16 too; prints the level and the greatest differences. */
const program = `
import { grad, kernelLevel, manualSeed, ops, randn, scope, setNumThreads, tensor, zeros } from ${JSON.stringify(index)}
setNumThreads(1)
manualSeed(1)
const leaf = (...shape) => randn(shape).requiresGrad_(true)
const difference = (ours, theirs, inputs) => {
  const [a, b] = [ours(...inputs), theirs(...inputs)]
  const gradient = randn(b.shape)
  const [ga, gb] = [grad([a], inputs, [gradient]), grad([b], inputs, [gradient])]
  return Math.max(...[[a, b], ...ga.map((one, i) => [one, gb[i]])].map(([x, y]) => x.sub(y).abs().max().item() / Math.max(1, y.abs().max().item())))
}
const one = [1, 1, 1]
const convolutions = () => [
  ...[[3, 1], [5, 2], [7, 1]].map(([k, s]) => {
    const [stride, padding] = [[s, s, s], [k >> 1, k >> 1, k >> 1]]
    return [(x, w, b) => ops.depthwiseConv3d(x, w, b, stride, padding), (x, w, b) => ops.conv3d(x, w, b, stride, padding, one, 19), [leaf(1, 19, 6, 7, 13), leaf(19, 1, k, k, k), leaf(19)]]
  }),
  [(x, w) => ops.depthwiseConv3d(x.expand([-1, 19, -1, -1, -1]), w, null, one, one), (x, w) => ops.conv3d(x.expand([-1, 19, -1, -1, -1]), w, null, one, one, one, 19), [leaf(1, 1, 6, 7, 13), leaf(19, 1, 3, 3, 3)]],
  [(x, w, b) => ops.depthwiseConvTranspose3d(x, w, b, [2, 2, 2], one), (x, w, b) => ops.convTranspose3d(x, w, b, [2, 2, 2], one, [0, 0, 0], 19), [leaf(1, 19, 6, 7, 8), leaf(19, 1, 3, 3, 3), leaf(19)]],
  [(x, w) => ops.pointwiseConv3d(x, w, null, true), (x, w) => ops.conv3d(x.gelu(), w), [leaf(1, 19, 10, 11, 12), leaf(21, 19, 1, 1, 1)]],
  ...[[19, 21, 12], [70, 90, 3], [8, 3, 12]].map(([inputs, outputs, z]) =>
    [(x, w, b) => ops.pointwiseConv3d(x, w, b), (x, w, b) => ops.conv3d(x, w, b), [leaf(1, inputs, z, 11, 10), leaf(outputs, inputs, 1, 1, 1), leaf(outputs)]]),
  [(x, w, b) => ops.winogradConv3d(x, w, b, one), (x, w, b) => ops.conv3d(x, w, b, one, one), [leaf(1, 19, 9, 10, 11), leaf(21, 19, 3, 3, 3), leaf(21)]],
]
const sampling = () => {
  const [volume, size, place] = [randn([3, 9, 10, 11]), [3, 7, 8, 21], [0.61, -0.35, 0.42, 0.8, 0.44, 0.66, -0.21, -0.4, -0.31, 0.36, 0.73, 1.3]]
  const position = (z, y, x) => [0, 1, 2].map((axis) => (2 * (place[4 * axis] * z + place[4 * axis + 1] * y + place[4 * axis + 2] * x + place[4 * axis + 3])) / (volume.shape[axis + 1] - 1) - 1)
  const grid = Array.from({ length: 7 * 8 * 21 }, (_, i) => position(Math.floor(i / (8 * 21)), Math.floor(i / 21) % 8, i % 21).reverse())
  const theirs = ops.gridSampler(volume.unsqueeze(0), tensor(grid.flat()).view([1, 7, 8, 21, 3]), 0, 0, true)
  return ops.sampleAffine_(zeros(size), volume, place, null, 0).sub(theirs.squeeze(0)).abs().max().item()
}
const worst = scope(() => {
  const label = zeros([1, 6, 7, 8], { dtype: 'int64' })
  return Math.max(
    sampling(),
    ...convolutions().map(([ours, theirs, inputs]) => difference(ours, theirs, inputs)),
    ...['leaky_relu', 'gelu', 'silu'].map((activation) =>
      difference(
        (x) => ops.instanceNorm3d(x, null, null, 1e-5, activation),
        (x) => { const z = ops.instanceNorm(x, null, null, null, null, true, 0, 1e-5, false); return activation === 'gelu' ? z.gelu() : activation === 'silu' ? z.silu() : z.leakyRelu(0.01) },
        [leaf(2, 19, 6, 7, 8)])),
    difference((x) => ops.stack(ops.channelMoments(x)), (x) => ops.stack(ops.varMean(x, [2, 3, 4], { correction: 0 }).reverse()), [leaf(2, 19, 6, 7, 8)]),
    difference((x, offset) => ops.channelGate(x, null, offset), (x, offset) => x.mul(offset.sigmoid().view([2, 19, 1, 1, 1])), [leaf(2, 19, 6, 7, 8), leaf(2, 19)]),
    difference((...all) => {
      const [p, g, m, v] = all.map((one) => one.detach().clone())
      ops.adamw_([p], [g], [m], [v.abs()], [zeros([])], 0.01, 0.9, 0.999, 0.1, 1e-8)
      ops.sgd_([p], [g], [m], 0.1, 0.9, 0.01, true)
      return p.add(ops.gradientNorm([g])).add(all[0].mul(0)).add(all[1].mul(0)).add(all[2].mul(0)).add(all[3].mul(0))
    }, (...all) => {
      const [p, g, m, v] = all.map((one) => one.detach().to({ dtype: 'float64' }))
      ops.adamw_([p], [g], [m], [v.abs()], [zeros([])], 0.01, 0.9, 0.999, 0.1, 1e-8)
      ops.sgd_([p], [g], [m], 0.1, 0.9, 0.01, true)
      return p.add(g.linalgVectorNorm(2)).to({ dtype: 'float32' }).add(all[0].mul(0)).add(all[1].mul(0)).add(all[2].mul(0)).add(all[3].mul(0))
    }, [leaf(20_003), leaf(20_003), leaf(20_003), leaf(20_003)]),
    difference((x) => ops.diceCrossEntropy(x, label), (x) => {
      const p = x.softmax(1)
      const sizes = p.sum([0, 2, 3, 4]).narrow(0, 1, 2)
      return ops.crossEntropyLoss(x, label).add(1).sub(sizes.add(1e-5).reciprocal().mul(1e-5).mean())
    }, [leaf(1, 3, 6, 7, 8)]),
  )
})
const narrow = (x) => x.to({ dtype: 'bfloat16' })
const wide = (x) => x.to({ dtype: 'float32' })
const worstNarrow = scope(() => Math.max(...convolutions().map(([ours, theirs, inputs]) => difference((x, ...rest) => wide(ours(narrow(x), ...rest)), (x, ...rest) => theirs(wide(narrow(x)), ...rest), inputs))))
process.stdout.write(JSON.stringify({ level: kernelLevel(), worst, worstNarrow }))
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
  const { level, worst, worstNarrow } = JSON.parse(output) as Found
  expect(level).toBe('avx2')
  expect(worst).toBeLessThan(1e-5)
  expect(worstNarrow).toBeLessThan(2 ** -6)
}, 900_000)

test('on this processor', () => {
  const { level, worst, worstNarrow } = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })) as Found
  expect(['avx2', 'avx512', 'avx512_bf16', 'neon']).toContain(level)
  expect(worst).toBeLessThan(1e-5)
  expect(worstNarrow).toBeLessThan(2 ** -6)
})
