import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import type { HybridConfig } from '../models/hybrid-config.js'
import { temporaryFolder } from '../testing/temporary.js'
import { applyOverrides, loadConfig, parseConfig, type ConfigSources } from './load.js'
import { production, quickTest } from './presets.js'
import { writeConfig } from './write.js'

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(InputError)
    const { message } = error as InputError
    expect(message).not.toContain('\n')
    return message
  }
  throw new Error('nothing was refused')
}

const refusal = (sources: ConfigSources): string => messageOf(() => loadConfig(sources))

function file(text: string, name = 'my.yaml'): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, text)
  return path
}

describe('where values come from', () => {
  test('a preset, then --set, then flags', () => {
    const { training, data } = loadConfig({
      config: 'quick_test',
      set: ['training.epochs=7', 'training.learning_rate=1e-2', 'data.augment={noise: 0}', 'training.batch_size=3'],
      flags: { batch_size: '4', seed: '9' },
    })
    expect(training).toEqual({ ...quickTest().training, epochs: 7, learning_rate: 0.01, batch_size: 4 })
    expect(data.augment).toMatchObject({ mirror_axes: [2], noise: 0, gamma: 0.3 })
  })

  test('flags are text where they name a path, else numbers', () => {
    const { data, training, system } = loadConfig({ flags: { data: '007', lr: 0.5, max_minutes: '1.5', seed: '3', pretrained: 'a.pth' } })
    expect(data.path).toBe(resolve('007'))
    expect(training).toMatchObject({ learning_rate: 0.5, max_minutes: 1.5, pretrained: resolve('a.pth') })
    expect(system.seed).toBe(3)
  })

  test('--data alone takes production', () => {
    const folder = temporaryFolder()
    const base = production()
    expect(loadConfig({ flags: { data: folder } })).toEqual({ ...base, data: { ...base.data, path: folder } })
  })

  test('a YAML file starts from the preset that it names, with BOM, CRLF and an empty section', () => {
    const path = file('\ufeffpreset: quick_test\r\ntraining:\r\n  epochs: 9\r\nmodel:\r\n')
    const base = quickTest()
    expect(loadConfig({ config: path })).toEqual({ ...base, training: { ...base.training, epochs: 9 } })
  })

  test('a JSON file, indented with tabs', () => {
    const path = file('{\n\t"training": {\n\t\t"loss": "mine"\n\t}\n}', 'my.json')
    expect(loadConfig({ config: path })).toMatchObject({ preset: null, training: { loss: 'mine', epochs: 400 } })
  })

  test('paths in a file are taken from its folder, plugins too, but for packages', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'deep'))
    writeFileSync(join(folder, 'deep', 'c.yaml'), 'plugins: [./mine.mjs, henn-plugin]\ndata: {path: ../set, cache_dir: c, previous_stage: [../low.pth]}\ntraining: {pretrained: w.pth}\n')
    const { plugins, data, training } = loadConfig({ config: join(folder, 'deep', 'c.yaml') })
    expect(plugins).toEqual([join(folder, 'deep', 'mine.mjs'), 'henn-plugin'])
    expect(data).toMatchObject({ path: join(folder, 'set'), cache_dir: join(folder, 'deep', 'c'), previous_stage: [join(folder, 'low.pth')] })
    expect(training.pretrained).toBe(join(folder, 'deep', 'w.pth'))
  })

  test('plugins given by themselves go before those of a file and of --set; paths are taken from here', () => {
    const path = file('preset: quick_test\nplugins: [a]\n')
    expect(loadConfig({ config: path, set: ['plugins=[b]'], plugins: ['./mine.mjs', 'c'] }).plugins).toEqual([resolve('mine.mjs'), 'c'])
    expect(loadConfig({ config: path, plugins: [] }).plugins).toEqual([])
    expect(refusal({ config: path, plugins: [''] })).toBe('--plugin: plugins: expected a list, each text, got [""]')
  })

  test.each([
    ['true', 'auto'],
    ['false', 'off'],
    ['off', 'off'],
    ['bf16', 'bf16'],
  ])('system.mixed_precision=%s is %s', (written, meant) => {
    expect(loadConfig({ config: 'quick_test', set: [`system.mixed_precision=${written}`] }).system.mixed_precision).toBe(meant)
  })

  test.each(['auto', 'cpu', 'cuda', 'cuda:1'])('device %s', (device) => {
    expect(loadConfig({ config: 'quick_test', set: [`system.device=${device}`] }).system.device).toBe(device)
  })

  test('what is written is itself valid and the same', () => {
    const folder = temporaryFolder()
    const config = loadConfig({ config: 'quick_test', flags: { data: folder }, set: ['plugins=[./mine.mjs]', 'data.patch_size=[16, 24, 32]'] })
    writeConfig(join(folder, 'config.yaml'), config)
    expect(loadConfig({ config: join(folder, 'config.yaml') })).toEqual(config)
    expect(readFileSync(join(folder, 'config.yaml'), 'utf8')).toContain('patch_size: [16, 24, 32]\n')
  })

  test('flags given again override a checkpoint\'s configuration, and nothing else changes', () => {
    const config = loadConfig({ config: 'quick_test', set: ['model.dropout=0.25'] })
    const over = applyOverrides(config, { flags: { epochs: '7' } })
    expect(over).toEqual({ ...config, training: { ...config.training, epochs: 7 } })
    expect(applyOverrides(config, {})).toEqual(config)
  })

  test('another network starts from its own defaults, not from the settings of the one below', () => {
    const path = file('preset: quick_test\nmodel: {dropout: 0.3}\n')
    expect(loadConfig({ config: path, set: ['model.type=mednext', 'model.width=8'] }).model).toEqual({
      type: 'mednext',
      dimensions: 3,
      dropout: 0.3,
      deep_supervision: true,
      gradient_checkpointing: false,
      width: 8,
      kernel_size: 3,
      blocks: [2, 2, 2, 2, 2],
      expansion: [2, 2, 2, 2, 2],
      drop_path: 0,
    })
    expect(loadConfig({ set: ['model.type=mine', 'model.anything=[1, 2]'] }).model).toEqual({ type: 'mine', anything: [1, 2] })
    expect(loadConfig({ set: ['model.width=L'] }).model).toMatchObject({ type: 'hybrid', width: 64 })
  })

  test('the result is frozen', () => {
    const config = loadConfig({ config: 'quick_test' })
    expect(() => (config.training.epochs = 3)).toThrow(TypeError)
    expect(() => (config.model as HybridConfig).depths.push(3)).toThrow(TypeError)
  })
})

describe('refusals name the place, the key and what is right', () => {
  test('unknown keys', () => {
    const set = (assignment: string): string => refusal({ config: 'quick_test', set: [assignment] })
    expect(set('training.learning_rat=1')).toBe('--set: training.learning_rat: unknown key; did you mean training.learning_rate?')
    expect(set('training.lr=1')).toBe('--set: training.lr: unknown key; did you mean training.learning_rate?')
    expect(set('epochs=1')).toBe('--set: epochs: unknown key; did you mean training.epochs?')
    expect(set('data.augment.mirror_axis=[0]')).toBe('--set: data.augment.mirror_axis: unknown key; did you mean data.augment.mirror_axes?')
    expect(set('__proto__.x=1')).toContain('--set: __proto__: unknown key')
    const path = file('trainig:\n  epochs: 3\nmodell: {}\n')
    expect(refusal({ config: path })).toBe(`${path}: trainig: unknown key; did you mean training? (and 1 more)`)
  })

  test.each([
    ['training.epochs=many', 'training.epochs: expected a whole number from 1 on, got "many"'],
    ['training.epochs=2.5', 'training.epochs: expected a whole number from 1 on, got 2.5'],
    ['training.epochs=', 'training.epochs: expected a whole number from 1 on, got null'],
    ['training.learning_rate=.nan', 'training.learning_rate: expected a number above 0, got NaN'],
    ['training.gradient_clip=-1', 'training.gradient_clip: expected a number above 0 or null, got -1'],
    ['training.optimizer=adam', 'training.optimizer: expected adamw or sgd, got "adam"'],
    ['training=3', 'training: expected a section with keys, got 3'],
    ['system.mixed_precision=fp8', 'system.mixed_precision: expected auto, bf16, fp16, off, true or false, got "fp8"'],
    ['system.device=gpu', 'system.device: expected auto, cpu, cuda or text like cuda:0, got "gpu"'],
    ['data.foreground_ratio=1.5', 'data.foreground_ratio: expected a number from 0 to 1, got 1.5'],
    ['data.patch_size=[32, 32]', 'data.patch_size: expected auto or a list of 3, each a whole number from 1 on, got [32,32]'],
    ['data.patch_size=[32, 32, big]', 'data.patch_size: expected auto or a list of 3, each a whole number from 1 on, got [32,32,"big"]'],
    ['data.synthetic.size_zyx=[8, 16, 16]', 'data.synthetic.size_zyx: expected a list of 3, each a whole number from 16 to 512, got [8,16,16]'],
    ['model.depths=[1, 1, 0]', 'model.depths: expected a list of 2 to 8 entries, each a whole number from 1 to 100, got [1,1,0]'],
    ['model.width=XL', 'model.width: expected S, B, L or a whole number from 1 to 512, got "XL"'],
    ['model.type=3', 'model.type: expected hybrid, plain, residual, mednext or text, got 3'],
    ['model.kernel_size=4', 'model.kernel_size: expected 3, 5 or 7, got 4'],
    ['model.use_se=yes', 'model.use_se: expected true or false, got "yes"'],
    ['inference.tile_step=1e-9', 'inference.tile_step: expected a number from 0.1 to 1, got 1e-9'],
    ['plugins=./mine.mjs', 'plugins: expected a list, each text, got "./mine.mjs"'],
    ['data.fold=5', 'data.fold is 5, and must be from 0 to 4, as data.folds is 5'],
    ['training.min_learning_rate=1', 'training.min_learning_rate is 1, above training.learning_rate, 0.003; lower it'],
    ['training.transfer.new_first_epochs=6', 'training.transfer.new_first_epochs is 6, above training.epochs, 5; lower it'],
  ])('--set %s', (assignment, message) => {
    expect(refusal({ config: 'quick_test', set: [assignment] })).toBe(`--set: ${message}`)
  })

  test.each([
    ['model.transformer.stages=4', 'model.transformer.stages is 4 but the network has 3 stages; lower it or add to model.depths'],
    ['model.transformer.heads=7', "model.transformer.heads is 7, and so many heads can't share 64 channels evenly; change it or model.width"],
  ])('--set %s, with attention', (assignment, message) => {
    expect(refusal({ config: 'quick_test', set: ['model.use_transformer=true', assignment] })).toBe(`--set: ${message}`)
  })

  test('a patch of several slices for a network of two dimensions', () => {
    expect(refusal({ config: 'quick_test', set: ['model.dimensions=2'] })).toBe('data.patch_size is 32×32×32, but model.dimensions is 2; set it to auto, or to one slice such as [1, 256, 256]')
  })

  test('settings of another network', () => {
    expect(refusal({ config: 'quick_test', set: ['model.type=plain', 'model.feature=[8, 8]'] })).toBe('--set: model.feature: unknown key; did you mean model.features?')
    expect(refusal({ config: 'quick_test', set: ['model.type=mednext', 'model.kernel_size=7'] })).toBe('--set: model.kernel_size: expected 3 or 5, got 7')
    expect(refusal({ config: 'quick_test', set: ['model.type=mednext', 'model.blocks=[1, 1]'] })).toBe(
      '--set: model.expansion has 5 levels but model.blocks has 2; give both one entry a level',
    )
    expect(refusal({ config: 'quick_test', set: ['model.features=[8, 8]'] })).toBe('--set: model.features: no setting of hybrid, but of plain, residual; set model.type, or leave it out')
    expect(refusal({ config: 'quick_test', set: ['model=plain'] })).toBe('--set: model: expected a section with keys, got "plain"')
  })

  const plainLosses = 'dice_ce, dice, generalised_dice, jaccard, tversky, focal_tversky, cross_entropy, focal, boundary, hausdorff_dt'

  test.each([
    ['{type: dicee}', `.type: expected ${plainLosses}, cl_dice, combined or adaptive, got "dicee"; did you mean dice?`],
    ['{}', `.type: expected ${plainLosses}, cl_dice, combined or adaptive, got nothing`],
    ['3', ': expected text or a section with keys, got 3'],
    ['{type: tversky, alpha: -1}', '.alpha: expected a number from 0 on, got -1'],
    ['{type: tversky, alfa: 1}', '.alfa: unknown key; did you mean training.loss.alpha?'],
    ['{type: cross_entropy, class_weights: [1, -1]}', '.class_weights: expected a list of 1 or more entries, each a number from 0 on or null, got [1,-1]'],
    ['{type: dice_ce, class_weights: [1, 5]}', '.class_weights: no setting of dice_ce, but of cross_entropy; set training.loss.type, or leave it out'],
    ['{type:tversky,beta:0.8}', `.type: expected ${plainLosses}, cl_dice, combined or adaptive, got nothing; write a space after the colon of type:tversky`],
    ['{type: combined}', '.losses: expected a list of 1 to 20 entries, each text or a section with keys, got nothing'],
    ['{type: combined, losses: [dice], weight: 2}', '.weight: unknown key; did you mean training.loss.losses[0].weight?'],
    ['{type: combined, losses: [dice, 3]}', '.losses[1]: expected text or a section with keys, got 3'],
    ['{type: combined, losses: [dice, {type: focal, gamma: -1}]}', '.losses[1].gamma: expected a number from 0 on, got -1'],
    ['{type: combined, losses: [dice, {type: focal, gama: 1}]}', '.losses[1].gama: unknown key; did you mean training.loss.losses[1].gamma?'],
    ['{type: combined, losses: [dice, {type: focall}]}', `.losses[1].type: expected ${plainLosses} or cl_dice, got "focall"; did you mean focal?`],
    ['{type: adaptive, by: uncertainty, losses: [dice, {type: focal, weight: 0}]}', '.losses[1].weight: expected a number above 0, got 0'],
    ['{type: tversky, beta: 0}', '.beta: expected a number above 0, got 0'],
    ['{type: cross_entropy, class_weights: [0, 0]}', '.class_weights must have one above 0'],
    ['{type: cross_entropy, label_smoothing: 1}', '.label_smoothing must be below 1, so that something of the truth is left'],
    ['{type: adaptive, by: course, losses: [dice, boundary]}', '.losses[1] is boundary, which can be negative, so that no weight fits it; use it in a combined loss'],
  ])('--set training.loss=%s', (loss, message) => {
    expect(refusal({ config: 'quick_test', set: [`training.loss=${loss}`] })).toBe(`--set: training.loss${message}`)
  })

  test('a flag, by its own name', () => {
    expect(refusal({ config: 'quick_test', flags: { epochs: 'many' } })).toBe('--epochs: training.epochs: expected a whole number from 1 on, got "many"')
    expect(refusal({ config: 'quick_test', flags: { lr: '[' } })).toMatch(/^--lr, line 1: /)
  })

  test('where values of several places meet, the last one is named', () => {
    const path = file('training: {epochs: 0}\n')
    expect(refusal({ config: path })).toMatch(new RegExp(`^${path}: training.epochs`))
    expect(refusal({ config: path, flags: { epochs: '-1' } })).toMatch(/^--epochs: training.epochs/)
  })

  test('presets', () => {
    expect(refusal({ config: 'quicktest' })).toBe(
      '--config quicktest: neither a preset nor a file; did you mean quick_test? The presets are quick_test, production, fine_tuning.',
    )
    const path = file('preset: prodution\n')
    expect(refusal({ config: path })).toContain(`${path}: unknown preset "prodution"; did you mean production?`)
    expect(refusal({ config: file('preset: 3\n') })).toMatch(/: preset: expected quick_test, production, fine_tuning or null, got 3$/)
    expect(refusal({ config: 'quick_test', set: ['preset=production'] })).toContain('chosen with --config')
  })

  test('files', () => {
    expect(refusal({ config: 'none/such.yaml' })).toBe(
      '--config none/such.yaml: no such file. The presets are quick_test, production, fine_tuning.',
    )
    expect(refusal({ config: temporaryFolder() })).toContain("can't be read (EISDIR")
    const twice = file('data:\n  fold: 1\n  fold: 2\n')
    expect(refusal({ config: twice })).toBe(`${twice}, line 3: the key fold stands twice; keep one`)
    const twiceInJson = file('{"data": {"fold": 1},\n "data": {}}', 'a.json')
    expect(refusal({ config: twiceInJson })).toBe(`${twiceInJson}, line 2: the key data stands twice; keep one`)
    const broken = file('data: [1, 2\n')
    expect(refusal({ config: broken })).toContain(`${broken}, line 2: `)
    expect(refusal({ config: file('- a\n- b\n') })).toContain('expected sections such as training, got ["a","b"]')
    const levels = 'abcdefgh'.split('').map((name, i, all) => `${name}: &${name} [${`${i === 0 ? '1' : `*${all[i - 1]}`},`.repeat(9)}]`)
    expect(refusal({ config: file(levels.join('\n')) })).toContain('Excessive alias count')
  })

  test('a --set without =', () => {
    expect(refusal({ config: 'quick_test', set: ['training.epochs'] })).toBe(
      '--set training.epochs: expected section.key=value, such as training.learning_rate=0.001.',
    )
  })

  test('a dataset given twice', () => {
    expect(refusal({ config: 'quick_test', flags: { data: 'x' }, set: ['data.dataset=synthetic'] })).toContain('data.dataset is synthetic though')
  })

  test('a configuration out of a checkpoint', () => {
    expect(messageOf(() => parseConfig({ training: { epochs: 'x' } }, 'best.pth'))).toBe(
      'best.pth: training.epochs: expected a whole number from 1 on, got "x"',
    )
  })
})
