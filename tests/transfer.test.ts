import { join } from 'node:path'
import { saveSafetensors, loadPth, savePth, type TensorData } from '@henn/torch/serialization'
import { expect, test } from 'vitest'
import { hennRefuses, hennSucceeds } from './support/command.js'
import { eventsOf, latest, temporaryFolder, tinyConfig, weights } from './support/runs.js'

const nnunet = new URL('../packages/henn/src/transfer/fixtures/plain.pth', import.meta.url).pathname

/** Trains an epoch, then another network from its weights with the given flags; the names of both runs' weights that differ. */
async function changedByTransfer(flags: string[]): Promise<{ folder: string; out: string; changed: string[] }> {
  const folder = temporaryFolder()
  await hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1', '--output_dir', 'a'], folder)
  const out = await hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1', '--pretrained', join('a', latest), ...flags, '--output_dir', 'b'], folder)
  const [before, after] = [await weights(join(folder, 'a', latest)), await weights(join(folder, 'b', latest))]
  return { folder, out, changed: [...after.keys()].filter((name) => before.get(name) !== after.get(name)) }
}

test('another number of labels: the heads are adapted, frozen layers stay as they were', async () => {
  const { folder, out, changed } = await changedByTransfer(['--set', 'data.synthetic.classes=3', '--set', 'training.transfer.freeze=[stem, encoder]'])
  expect(out).toContain(`\nnetwork and weights of ${join(folder, 'a', latest)}:`)
  expect(out).toMatch(/adapted: heads\.0\.weight \[3, 4, 1, 1, 1\] to \[4, 4, 1, 1, 1\] \(3 of 4 classes by their names\)/)
  expect(changed.some((name) => name.startsWith('decoder.'))).toBe(true)
  expect(changed.filter((name) => /^(stem|encoder)\./.test(name))).toEqual([])
  expect(eventsOf(join(folder, 'b'), 'pretrained')[0].report).toMatchObject({ missing: [], unfit: [], unused: [] })
})

test('new weights first: in those epochs the others stay', async () => {
  const { changed } = await changedByTransfer(['--set', 'data.synthetic.classes=3', '--set', 'training.transfer.new_first_epochs=1'])
  expect(changed).toEqual(['heads.0.weight', 'heads.0.bias', 'heads.1.weight', 'heads.1.bias'])
  const deeper = await changedByTransfer(['--set', 'model.depths=[2, 1]', '--set', 'training.transfer.new_first_epochs=1'])
  expect(deeper.out).toMatch(/not in the file: encoder\.0\.local\.1\./)
  expect(deeper.changed.every((name) => name.startsWith('encoder.0.local.1.'))).toBe(true)
  expect(deeper.changed.length).toBeGreaterThan(0)
})

test('a network of its own takes what fits; safetensors and bare state dicts do as well', async () => {
  const folder = temporaryFolder()
  await hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1', '--output_dir', 'a'], folder)
  const { model } = (await loadPth(join(folder, 'a', latest))) as { model: Record<string, TensorData> }
  saveSafetensors(join(folder, 'w.safetensors'), model)
  savePth(join(folder, 'w.pth'), { state_dict: model })
  for (const [i, file] of ['w.safetensors', 'w.pth', join('a', latest)].entries()) {
    const out = await hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1', '--pretrained', file, '--set', 'model.use_se=false', '--output_dir', `b${i}`], folder)
    expect(out).toMatch(/tensors loaded, 0 adapted; 0 start anew\n.*not in the network: encoder\.1\.local\.0\.se\./)
  }
  savePth(join(folder, 'none.pth'), { epoch: 3 })
  expect(await hennRefuses(['train', ...tinyConfig(folder), '--pretrained', 'none.pth'], folder)).toContain('none.pth: holds no weights that can be found.')
  expect(await hennRefuses(['train', ...tinyConfig(folder), '--pretrained', 'w.safetensors', '--set', 'model.type=plain'], folder)).toMatch(/none of its \d+ tensors .* fits the network/)
})

test("nnU-Net's checkpoint: its network is taken, and fine-tuned", async () => {
  const folder = temporaryFolder()
  const out = await hennSucceeds(
    ['train', '--config', 'fine_tuning', '--pretrained', nnunet, '--set', 'data.dataset=synthetic', '--set', 'data.synthetic={cases: 5, size_zyx: [16, 16, 16]}',
      '--set', 'system={threads: 1, mixed_precision: off}', '--epochs', '1', '--set', 'training.iterations_per_epoch=2', '--output_dir', 'run'],
    folder,
  )
  expect(out).toContain(`network and weights of ${nnunet}:`)
  expect(out).toMatch(/tensors loaded/)
  expect([...(await weights(join(folder, 'run', latest))).keys()]).toContain('decoder.encoder.stages.0.0.convs.0.conv.weight')
})

test.each(['uncertainty', 'course'])('a loss that adapts by %s, layer-wise rates and new weights first: interrupted after an epoch, the same weights bit for bit', async (by) => {
  const [straight, halves] = [temporaryFolder(), temporaryFolder()]
  const changes = {
    training: {
      warmup_epochs: 0,
      min_learning_rate: 0.003,
      loss: { type: 'adaptive', by, losses: ['dice', { type: 'focal', gamma: 1 }] },
      transfer: { layer_decay: 0.7, new_first_epochs: 1 },
    },
  }
  for (const folder of [straight, halves]) {
    await hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1', '--output_dir', 'old'], folder)
    const more = ['--set', 'model.depths=[2, 1]', '--pretrained', join('old', latest)]
    await hennSucceeds(['train', ...tinyConfig(folder, changes), ...more, '--epochs', folder === straight ? '3' : '1'], folder)
  }
  await hennSucceeds(['train', '--resume', latest, '--epochs', '3'], halves)
  expect(await weights(join(halves, latest))).toEqual(await weights(join(straight, latest)))
  const lossOf = async (folder: string): Promise<unknown> => ((await loadPth(join(folder, latest))) as Record<string, unknown>).loss
  expect(await lossOf(halves)).toEqual(await lossOf(straight))
})
