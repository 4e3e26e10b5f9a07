// Checkpoints that nnU-Net v2 itself wrote, and what it predicts with them (scripts/fixtures/nnunet.py).
import { FormatError, scope, tensor } from '@henn/torch'
import { decode, readFixture, type TensorFixture } from '@henn/torch/testing'
import { loadPth, type PthValue, type TensorData } from '@henn/torch/serialization'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { mirrored } from '../inference/mirror.js'
import { slidingWindow, type SlidingWindowOptions } from '../inference/sliding-window.js'
import { createModel } from '../models/index.js'
import type { SegmentationModel } from '../models/segmentation-model.js'
import { expectNear } from '../testing/nnunet-networks.js'
import type { Triple } from '../types.js'
import { loadPretrained } from './load-pretrained.js'
import { isNnunetCheckpoint, nnunetCheckpoint, type NnunetCheckpoint } from './nnunet-checkpoint.js'

const names = ['plain', 'residual', '2d'] as const

type Predictions = { image: TensorFixture } & Record<(typeof names)[number], { logits: TensorFixture; labels: TensorFixture }>

const predictions = readFixture<Predictions>(new URL('fixtures/predictions.json', import.meta.url))

interface Architecture {
  network_class_name: string
  arch_kwargs: { [key: string]: PthValue }
}

/** The parts of a checkpoint that tests change. */
interface Saved {
  [key: string]: PthValue
  network_weights: { [name: string]: TensorData }
  init_args: {
    [key: string]: PthValue
    configuration: string
    plans: { [key: string]: PthValue; configurations: { [name: string]: { [key: string]: PthValue } } }
    dataset_json: { [key: string]: PthValue }
  }
}

/** The network of a configuration as plans of nnU-Net before 2.4 say it. */
function inOldWords({ architecture }: { [key: string]: PthValue }, { base, most }: { base: number; most: number }): { [key: string]: PthValue } {
  const { network_class_name, arch_kwargs } = architecture as unknown as Architecture
  return {
    UNet_class_name: network_class_name.split('.').at(-1)!,
    UNet_base_num_features: base,
    unet_max_num_features: most,
    conv_kernel_sizes: arch_kwargs.kernel_sizes,
    pool_op_kernel_sizes: arch_kwargs.strides,
    n_conv_per_stage_encoder: arch_kwargs.n_conv_per_stage ?? arch_kwargs.n_blocks_per_stage,
    n_conv_per_stage_decoder: arch_kwargs.n_conv_per_stage_decoder,
  }
}

function read(name: string): Promise<PthValue> {
  return loadPth(fileURLToPath(new URL(`fixtures/${name}.pth`, import.meta.url)))
}

function restored(checkpoint: NnunetCheckpoint): SegmentationModel {
  const model = createModel(checkpoint.network(), { inChannels: 1, classes: 3 })
  const report = loadPretrained(model, { path: 'nnunet.pth', plugins: [], ...checkpoint }, { kind: 'classes', names: ['background', 'ball', 'box'] })
  expect(report).toMatchObject({ adapted: [], unfit: [], missing: [], unused: [] })
  return model.eval()
}

/** What nnU-Net predicts with: the patch, and the axes it mirrors along. */
function settingOf({ init_args, inference_allowed_mirroring_axes: axes }: Saved): { patchSizeZyx: Triple; mirrorAxes: number[] } {
  const { patch_size } = init_args.plans.configurations[init_args.configuration] as unknown as { patch_size: number[] }
  const added = 3 - patch_size.length
  return { patchSizeZyx: [...(added === 1 ? [1] : []), ...patch_size] as Triple, mirrorAxes: (axes as number[]).map((axis) => axis + added) }
}

describe('a checkpoint of nnU-Net v2', () => {
  test('of a plain network says in our words how it was made', async () => {
    const { weights, outputs, network } = nnunetCheckpoint(await read('plain'), 'plain.pth')
    expect(weights.size).toBe(136)
    expect(outputs).toEqual({ kind: 'classes', names: ['background', 'ball', 'box'] })
    expect(network()).toEqual({
      type: 'plain', dimensions: 3, features: [4, 6, 8], convs: 2, decoder_convs: 2, dropout: 0,
      kernel_sizes: [[1, 3, 3], [3, 3, 3], [3, 3, 3]], strides: [[1, 1, 1], [1, 2, 2], [2, 2, 2]],
      deep_supervision: true, gradient_checkpointing: false,
    })
  })

  test('of a residual network gives its blocks', async () => {
    const { network } = nnunetCheckpoint(await read('residual'), 'residual.pth')
    expect(network()).toMatchObject({ type: 'residual', features: [4, 4, 6], blocks: [1, 2, 2], decoder_convs: 1 })
  })

  test('of two dimensions gets an axis along Z', async () => {
    const { network } = nnunetCheckpoint(await read('2d'), '2d.pth')
    expect(network()).toMatchObject({ dimensions: 2, kernel_sizes: [[1, 3, 3], [1, 3, 3], [1, 3, 3]], strides: [[1, 1, 1], [1, 2, 2], [1, 2, 2]] })
  })

  test.each(names)('%s predicts the labels that nnU-Net predicts with it', async (name) => {
    const value = (await read(name)) as Saved
    const network = restored(nnunetCheckpoint(value, `${name}.pth`))
    const { patchSizeZyx, mirrorAxes } = settingOf(value)
    const { shape, data } = predictions.image
    const image = tensor(new Float32Array(Uint8Array.from(Buffer.from(data, 'base64')).buffer), { shape }).keep('image')
    const options: SlidingWindowOptions = {
      patchSizeZyx,
      tileStep: 0.5,
      gaussian: true,
      precision: 'float32',
      device: 'cpu',
    }
    const averaging = mirrored(network, mirrorAxes)
    const expected = predictions[name]
    const logits = await slidingWindow(averaging, image, options)
    const labels = scope(() => logits.argmax(0).to({ dtype: 'uint8' }).toBytes())
    expect(new Set(labels)).toEqual(new Set([0, 1, 2]))
    expect(Buffer.from(labels).equals(Buffer.from(expected.labels.data, 'base64'))).toBe(true)
    const everySecond = [1, 2, 3].reduce((part, axis) => part.slice(axis, 0, null, 2), logits)
    expectNear([everySecond], [decode(expected.logits)], 5e-5)
    for (const held of [logits, image, network]) held.release()
  })

  test('may call its channels modalities', async () => {
    const value = (await read('plain')) as Saved
    const { channel_names: modality, ...rest } = value.init_args.dataset_json
    value.init_args.dataset_json = { ...rest, modality }
    expect(nnunetCheckpoint(value, 'plain.pth').network().type).toBe('plain')
  })

  test('has its weights without what wrappers put in front of their names', async () => {
    const value = (await read('plain')) as Saved
    const own = Object.entries(value.network_weights)
    value.network_weights = Object.fromEntries(own.map(([name, data]) => [`module._orig_mod.${name}`, data]))
    expect([...nnunetCheckpoint(value, 'plain.pth').weights.keys()]).toEqual(own.map(([name]) => name))
  })

  test('takes what a configuration inherits', async () => {
    const value = (await read('plain')) as Saved
    const { configurations } = value.init_args.plans
    configurations.mine = { inherits_from: '3d_fullres', patch_size: [20, 12, 16] }
    value.init_args.configuration = 'mine'
    expect(nnunetCheckpoint(value, 'plain.pth').network().features).toEqual([4, 6, 8])
    configurations['3d_fullres'].inherits_from = 'mine'
    expect(() => nnunetCheckpoint(value, 'plain.pth').network()).toThrow(/plain\.pth: its plans have no whole configuration "mine"/)
  })

  test.each(names)('%s is the same by plans of nnU-Net before 2.4', async (name) => {
    const value = (await read(name)) as Saved
    const { plans, configuration } = value.init_args
    const planned = plans.configurations[configuration]
    const { arch_kwargs } = planned.architecture as unknown as Architecture
    arch_kwargs.features_per_stage = [4, 8, 9]
    const later = nnunetCheckpoint(value, `${name}.pth`).network()
    expect(later.features).toEqual([4, 8, 9])
    Object.assign(planned, inOldWords(planned, { base: 4, most: 9 }))
    delete planned.architecture
    expect(nnunetCheckpoint(value, `${name}.pth`).network()).toEqual(later)
  })

  test('with dropout gives its chance', async () => {
    const value = (await read('plain')) as Saved
    const { arch_kwargs } = value.init_args.plans.configurations['3d_fullres'].architecture as unknown as Architecture
    Object.assign(arch_kwargs, { dropout_op: 'torch.nn.modules.dropout.Dropout3d', dropout_op_kwargs: { p: 0.2, inplace: true } })
    expect(nnunetCheckpoint(value, 'plain.pth').network().dropout).toBe(0.2)
  })

  test('has classes in the order of their labels, of which an ignored one is none, or regions', async () => {
    const value = (await read('plain')) as Saved
    const { dataset_json } = value.init_args
    dataset_json.labels = { background: 0, box: 2, ball: 1, ignore: 3 }
    expect(nnunetCheckpoint(value, 'plain.pth').outputs).toEqual({ kind: 'classes', names: ['background', 'ball', 'box'] })
    dataset_json.labels = { background: 0, all: [1, 2], ball: 1, box: 2 }
    expect(nnunetCheckpoint(value, 'plain.pth').outputs).toEqual({ kind: 'regions', names: ['all', 'ball', 'box'] })
  })

  test('is recognised by its keys', async () => {
    expect(isNnunetCheckpoint(await read('2d'))).toBe(true)
    const others: PthValue[] = [null, 'text', [], { network_weights: {} }, { format: 'henn checkpoint 1', model: {} }]
    expect(others.filter(isNnunetCheckpoint)).toEqual([])
  })
})

describe('refused, by what differs', () => {
  test.each<[string, (saved: Architecture) => void]>([
    ['network_class_name is networks.Primus, not PlainConvUNet or ResidualEncoderUNet', (saved) => (saved.network_class_name = 'networks.Primus')],
    ['network_class_name is constructor,', (saved) => (saved.network_class_name = 'constructor')],
    ['norm_op is "torch.nn.BatchNorm3d", not InstanceNorm3d', ({ arch_kwargs }) => (arch_kwargs.norm_op = 'torch.nn.BatchNorm3d')],
    ['norm_op is null, not InstanceNorm3d', ({ arch_kwargs }) => (arch_kwargs.norm_op = null)],
    ['norm_op_kwargs is {"eps":0.001,"affine":true}, not eps 1e-5 and affine true', ({ arch_kwargs }) => (arch_kwargs.norm_op_kwargs = { eps: 0.001, affine: true })],
    ['dropout_op_kwargs is {"p":0}, not a p above 0', ({ arch_kwargs }) => Object.assign(arch_kwargs, { dropout_op: 'torch.nn.Dropout3d', dropout_op_kwargs: { p: 0 } })],
    ['nonlin is "torch.nn.ReLU", not LeakyReLU', ({ arch_kwargs }) => (arch_kwargs.nonlin = 'torch.nn.ReLU')],
    ['nonlin_kwargs is {"negative_slope":0.2}, not a negative_slope of 0.01', ({ arch_kwargs }) => (arch_kwargs.nonlin_kwargs = { negative_slope: 0.2 })],
    ['conv_bias is false, not true', ({ arch_kwargs }) => (arch_kwargs.conv_bias = false)],
    ['conv_op is missing, not Conv3d', ({ arch_kwargs }) => delete arch_kwargs.conv_op],
    ['block is "blocks.BottleneckD", not BasicBlockD', ({ arch_kwargs }) => (arch_kwargs.block = 'blocks.BottleneckD')],
    ['stem_channels is 16, not the features of the first stage', ({ arch_kwargs }) => (arch_kwargs.stem_channels = 16)],
    ['stem_channels is "9007199254740993", not the features', ({ arch_kwargs }) => (arch_kwargs.stem_channels = 9007199254740993n as never)],
    ['squeeze_excitation is true, which they don\'t have', ({ arch_kwargs }) => (arch_kwargs.squeeze_excitation = true)],
    ['n_conv_per_stage is [2,3,2], not the same for all stages', ({ arch_kwargs }) => (arch_kwargs.n_conv_per_stage = [2, 3, 2])],
    ["model.strides can't be set by it (has 2 stages but model.features has 3; give both one entry a stage)", ({ arch_kwargs }) => (arch_kwargs.strides = [[1, 1, 1], [2, 2, 2]])],
  ])('%s', async (difference, change) => {
    const value = (await read('plain')) as Saved
    change(value.init_args.plans.configurations['3d_fullres'].architecture as unknown as Architecture)
    expect(() => nnunetCheckpoint(value, 'plain.pth').network()).toThrow(InputError)
    expect(() => nnunetCheckpoint(value, 'plain.pth').network()).toThrow(`plain.pth: its network is neither model.type plain nor residual: ${difference}`)
  })

  test('old plans of another network, or that leave something out', async () => {
    const value = (await read('plain')) as Saved
    const planned = value.init_args.plans.configurations['3d_fullres']
    Object.assign(planned, inOldWords(planned, { base: 4, most: 8 }), { UNet_class_name: 'Mine' })
    delete planned.architecture
    expect(() => nnunetCheckpoint(value, 'plain.pth').network()).toThrow('network_class_name is Mine, not PlainConvUNet or ResidualEncoderUNet')
    delete planned.unet_max_num_features
    expect(() => nnunetCheckpoint(value, 'plain.pth').network()).toThrow('plain.pth: init_args.plans.configurations.3d_fullres.unet_max_num_features is not what')
  })

  test('a stage of a cascade, other labels than outputs, and foreign weights', async () => {
    const value = (await read('plain')) as Saved
    const { dataset_json } = value.init_args
    dataset_json.channel_names = { 1: 'T2', 0: 'T1' }
    expect(() => nnunetCheckpoint(value, 'plain.pth').network()).toThrow('takes 1 channels but the dataset has 2 (T1, T2)')
    delete dataset_json.channel_names
    expect(() => nnunetCheckpoint(value, 'plain.pth')).toThrow('plain.pth: init_args.dataset_json is not what an nnU-Net checkpoint holds (neither channel_names nor modality)')
    dataset_json.channel_names = { 0: 'MRI' }
    dataset_json.labels = { background: 0, ball: 1 }
    expect(() => nnunetCheckpoint(value, 'plain.pth').network()).toThrow('the network has 3 outputs but the dataset 2 labels (background, ball)')
    value.network_weights = {}
    expect(() => nnunetCheckpoint(value, 'plain.pth').network()).toThrow("its weights have not the names of nnU-Net's networks")
  })

  test('what is no such file, by the key', () => {
    const value = { network_weights: { a: 1 }, trainer_name: 'nnUNetTrainer', init_args: {} }
    expect(() => nnunetCheckpoint(value, 'x.pth')).toThrow(FormatError)
    expect(() => nnunetCheckpoint(value, 'x.pth')).toThrow('x.pth: network_weights.a is not what an nnU-Net checkpoint holds')
  })
})
