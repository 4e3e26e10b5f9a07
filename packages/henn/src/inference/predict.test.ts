import { FormatError, liveTensors, noGrad, scope, tensor } from '@henn/torch'
import { loadPth, savePth } from '@henn/torch/serialization'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Config } from '../config/schema.js'
import { normalise } from '../data/preprocess/normalise.js'
import { InputError, RunError } from '../errors.js'
import { knownEndings } from '../io/formats.js'
import { readNifti, writeNifti } from '../io/nifti.js'
import { voxelCount, type Volume } from '../io/volume.js'
import { createModel } from '../models/index.js'
import { writeTinyCheckpoint } from '../testing/checkpoint.js'
import { writeSlices } from '../testing/dicom.js'
import { temporaryFolder } from '../testing/temporary.js'
import { loadWeights, openCheckpoint } from '../training/checkpoint.js'
import type { Triple } from '../types.js'
import { predict } from './predict.js'
import { slidingWindow } from './sliding-window.js'
import type { PredictProgress } from './types.js'

/** Rotated by 90 degrees, anisotropic, away from the origin. */
const affine = [0, -1.5, 0, 40, 0.8, 0, 0, -12.5, 0, 0, 3, 7, 0, 0, 0, 1]

function scan(shapeZyx: Triple, channels = 1): Volume<Float32Array> {
  const data = Float32Array.from({ length: channels * voxelCount(shapeZyx) }, (_, i) => 100 + 40 * Math.sin(i) + (i % 17))
  return { data, channels, shapeZyx, spacingMm: [3, 1.5, 0.8], affine, formCode: 2 }
}

/** As a plan of that spacing has it. */
function zScored({ data, channels }: Volume<Float32Array>): Float32Array {
  const result = data.slice()
  const size = data.length / channels
  for (let c = 0; c < channels; c++) normalise(result.subarray(c * size, (c + 1) * size), { scheme: 'z_score', inside: false }, new Uint8Array(0))
  return result
}

const zScheme = { scheme: 'z_score', inside: false } as const

/** What a plan says of scans like these: nothing is resampled. */
const asItIs = { spacing_mm: [3, 1.5, 0.8] as Triple }

function folders(): { folder: string; model: string; input: string; output: string } {
  const folder = temporaryFolder()
  const input = join(folder, 'scans')
  mkdirSync(input)
  return { folder, input, model: join(folder, 'model.pth'), output: join(folder, 'made', 'labels') }
}

/** What the network says to the whole volume at once, as label values. */
async function expectedLabels(model: string, image: Volume<Float32Array>, values: number[]): Promise<Uint8Array> {
  const { channels, shapeZyx } = image
  const checkpoint = await openCheckpoint(model)
  const network = createModel(checkpoint.config.model, { inChannels: channels, classes: values.length })
  loadWeights(network, checkpoint)
  network.eval()
  const classes = noGrad(() =>
    scope(() => network.forward(tensor(zScored(image), { shape: [1, channels, ...shapeZyx] }))[0].argmax(1).toTypedArray()),
  )
  network.release()
  return Uint8Array.from(classes as BigInt64Array, (index) => values[Number(index)])
}

describe('predict', () => {
  test("writes each case under its name, on its grid, in the dataset's label values", async () => {
    const { model, input, output } = folders()
    const labels = [0, 3, 7].map((value) => ({ value, name: `label ${value}` }))
    writeTinyCheckpoint(model, { labels, ...asItIs })
    const image = scan([16, 16, 16])
    writeNifti(join(input, 'b.nii.gz'), image, 'float32')
    writeNifti(join(input, 'a.nii'), image, 'float32')
    writeFileSync(join(input, 'notes.txt'), 'no volume')
    const live = liveTensors()
    const progress: PredictProgress[] = []
    const result = await predict({ model, input, output, onProgress: (event) => void progress.push(event) })
    expect(liveTensors()).toBe(live)
    expect(result).toEqual({ written: [join(output, 'a.nii'), join(output, 'b.nii.gz')], failed: [] })
    expect(progress.map(({ id, number, of, path }) => ({ id, number, of, path }))).toEqual([
      { id: 'a', number: 1, of: 2, path: join(output, 'a.nii') },
      { id: 'b', number: 2, of: 2, path: join(output, 'b.nii.gz') },
    ])
    const written = readNifti(join(output, 'b.nii.gz'))
    const expected = await expectedLabels(model, image, [0, 3, 7])
    expect(new Set(expected).size).toBeGreaterThan(1)
    expect(written.data).toEqual(expected)
    expect(written.shapeZyx).toEqual([16, 16, 16])
    expect(written.formCode).toBe(2)
    for (const [i, value] of written.affine.entries()) expect(value).toBeCloseTo(affine[i], 5)
    const header = readFileSync(join(output, 'a.nii'))
    expect(header.readInt16LE(70)).toBe(2) // DT_UINT8
    expect([header.readInt16LE(252), header.readInt16LE(254)]).toEqual([2, 2]) // qform and sform
  })

  test('several channels come from the fourth axis, and volumes of another size than the patch in tiles', async () => {
    const { folder, model, output } = folders()
    const settings = { tile_step: 0.75, batch_size: 2, mirror: true }
    writeTinyCheckpoint(model, { channels: ['T1', 'T2'], normalisation: [zScheme, zScheme], ...asItIs }, { inference: settings, data: { augment: { mirror_axes: [2] } } })
    const image = scan([14, 19, 23], 2)
    writeNifti(join(folder, 'scan.nii.gz'), image, 'float32')
    const { written, failed } = await predict({ model, input: join(folder, 'scan.nii.gz'), output })
    expect(failed).toEqual([])
    const checkpoint = await openCheckpoint(model)
    const network = createModel(checkpoint.config.model, { inChannels: 2, classes: 3 })
    loadWeights(network, checkpoint)
    network.eval()
    const flipped = {
      forward: (x: Parameters<typeof network.forward>[0]) => [
        network.forward(x)[0].add(network.forward(x.flip([4]))[0].flip([4])).mul(0.5),
      ],
    }
    const input = tensor(zScored(image), { shape: [2, 14, 19, 23] }).keep('input')
    const logits = await slidingWindow(flipped, input, { patchSizeZyx: [16, 16, 16], tileStep: 0.75, gaussian: true, precision: 'float32', device: 'cpu' })
    const classes = scope(() => logits.argmax(0).to({ dtype: 'uint8' }).toTypedArray() as Uint8Array)
    logits.release()
    input.release()
    network.release()
    const { data } = readNifti(written[0])
    const different = classes.filter((value, i) => value !== data[i]).length
    // Sums in another order may turn a tie.
    expect(different).toBeLessThan(classes.length / 1000)
    expect(new Set(data as Uint8Array).size).toBeGreaterThan(1)
  })

  test('a bad case is named and left out, and the others are predicted', async () => {
    const { model, input, output } = folders()
    writeTinyCheckpoint(model)
    const good = scan([16, 16, 16])
    writeNifti(join(input, 'good.nii.gz'), good, 'float32')
    const broken = scan([16, 16, 16])
    broken.data[5] = NaN
    writeNifti(join(input, 'broken.nii.gz'), broken, 'float32')
    writeNifti(join(input, 'channels.nii.gz'), scan([16, 16, 16], 2), 'float32')
    const whole = readFileSync(join(input, 'good.nii.gz'))
    writeFileSync(join(input, 'cut.nii.gz'), whole.subarray(0, whole.length >> 1))
    writeFileSync(join(input, 'text.nii'), 'this is no volume')
    const live = liveTensors()
    const { written, failed } = await predict({ model, input, output })
    expect(liveTensors()).toBe(live)
    expect(written).toEqual([join(output, 'good.nii.gz')])
    expect(readdirSync(output)).toEqual(['good.nii.gz'])
    expect(failed.map(({ id }) => id)).toEqual(['broken', 'channels', 'cut', 'text'])
    for (const { id, error } of failed) {
      expect(error).toBeInstanceOf(InputError)
      expect(error.message).toContain(id)
      expect(error.message).not.toContain('\n')
    }
    expect(failed[0].error.message).toContain('1 NaN or infinite voxel, the first at z, y, x = 0, 0, 5')
    expect(failed[1].error.message).toContain('2 channels, but the dataset names 1 (brightness)')
  })

  test('a label map that cannot be written is a RunError of its case', async () => {
    const { model, input, output } = folders()
    writeTinyCheckpoint(model)
    writeNifti(join(input, 'scan.nii'), scan([16, 16, 16]), 'float32')
    // A file can't be renamed over a folder.
    mkdirSync(join(output, 'scan.nii'), { recursive: true })
    const { written, failed } = await predict({ model, input, output })
    expect(written).toEqual([])
    expect(failed[0].error).toBeInstanceOf(RunError)
    expect(failed[0].error.message).toContain(join(output, 'scan.nii'))
    expect(readdirSync(output)).toEqual(['scan.nii'])
  })

  test('warnings about a file are passed on', async () => {
    const { model, output } = folders()
    writeTinyCheckpoint(model)
    const lines: string[] = []
    const input = fileURLToPath(new URL('../io/fixtures/disagreeing.nii', import.meta.url))
    await predict({ model, input, output, onWarning: (line) => void lines.push(line) })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('sform and qform')
  })
})

describe('refused before anything is written', () => {
  test('input that is missing, empty, no NIfTI, or there twice', async () => {
    const { folder, model, input, output } = folders()
    writeTinyCheckpoint(model)
    const attempt = (path: string): Promise<unknown> => predict({ model, input: path, output })
    await expect(attempt(join(folder, 'nowhere'))).rejects.toThrow(`${join(folder, 'nowhere')}: no such file or folder.`)
    await expect(attempt(input)).rejects.toThrow(`${input}: holds no ${knownEndings} file.`)
    await expect(attempt(model)).rejects.toThrow(`${model}: its name must end in ${knownEndings}.`)
    for (const name of ['scan.nii', 'scan.nii.gz']) writeNifti(join(input, name), scan([16, 16, 16]), 'float32')
    await expect(attempt(input)).rejects.toThrow(new InputError(`${input}: holds both scan.nii and scan.nii.gz. Keep one.`))
    expect(existsSync(output)).toBe(false)
  })

  test('a checkpoint that is none', async () => {
    const { model, input, output } = folders()
    writeNifti(join(input, 'scan.nii'), scan([16, 16, 16]), 'float32')
    writeFileSync(model, 'weights')
    await expect(predict({ model, input, output })).rejects.toThrow(FormatError)
    expect(existsSync(output)).toBe(false)
  })

  test('a network that the checkpoint says to take from a plugin; a built-in one imports nothing', async () => {
    const { folder, model, input, output } = folders()
    const plugin = join(folder, 'evil.mjs')
    writeFileSync(plugin, `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(join(folder, 'ran'))}, '')\n`)
    writeNifti(join(input, 'scan.nii'), scan([16, 16, 16]), 'float32')
    writeTinyCheckpoint(model, {}, { plugins: [plugin] })
    const named = (await loadPth(model)) as Record<string, never>
    const config = JSON.parse(named['config']) as Config
    savePth(join(folder, 'other.pth'), { ...named, config: JSON.stringify({ ...config, model: { ...config.model, type: 'mine' } }) })
    await expect(predict({ model: join(folder, 'other.pth'), input, output })).rejects.toThrow(
      new InputError(`${join(folder, 'other.pth')} names plugins (${plugin}), whose code would run here. If you trust it, name them again: --plugin ${plugin}`),
    )
    expect(existsSync(output)).toBe(false)
    expect((await predict({ model, input, output, plugins: [plugin] })).written).toHaveLength(1)
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })

  test('an output folder that holds the volumes, or is a file', async () => {
    const { folder, model, input } = folders()
    writeTinyCheckpoint(model)
    writeNifti(join(input, 'scan.nii'), scan([16, 16, 16]), 'float32')
    const before = readFileSync(join(input, 'scan.nii'))
    const live = liveTensors()
    await expect(predict({ model, input, output: join(folder, 'made', '..', 'scans') })).rejects.toThrow('would replace the volumes')
    expect(readFileSync(join(input, 'scan.nii'))).toEqual(before)
    await expect(predict({ model, input, output: model })).rejects.toThrow(`${model}: no folder that can be written (EEXIST).`)
    expect(liveTensors()).toBe(live)
  })
})

test('a volume of another spacing is resampled on the way, and its label map has its own grid', async () => {
  const { folder, model, output } = folders()
  writeTinyCheckpoint(model, { spacing_mm: [3, 3, 3], axes: [1, 0, 2] })
  const image = scan([9, 40, 41])
  writeNifti(join(folder, 'scan.nii.gz'), image, 'float32')
  const { written, failed } = await predict({ model, input: join(folder, 'scan.nii.gz'), output })
  expect(failed).toEqual([])
  const map = readNifti(written[0])
  expect(map.shapeZyx).toEqual([9, 40, 41])
  for (const [i, value] of map.affine.entries()) expect(value).toBeCloseTo(affine[i], 5)
  expect(new Set(map.data as Uint8Array).size).toBeGreaterThan(1)
})

test('a folder that holds a DICOM series is a case of its own', async () => {
  const { folder, model, output } = folders()
  const series = join(folder, 'head')
  mkdirSync(series)
  writeSlices(series, 6)
  writeTinyCheckpoint(model, { spacing_mm: [3, 2, 0.5] })
  for (const [input, name] of [[series, 'head'], [`${series}#1.2.3`, 'head_1.2.3']]) {
    const { written, failed } = await predict({ model, input, output })
    expect(failed).toEqual([])
    expect(written).toEqual([join(output, `${name}.nii.gz`)])
    expect(readNifti(written[0])).toMatchObject({ shapeZyx: [6, 3, 4], spacingMm: [3, 2, 0.5] })
  }
})
