import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { applyOverrides, loadConfig, quickTest, type Config, type ConfigSources } from '../config/index.js'
import { InputError, RunError } from '../errors.js'
import type { FinishReason } from '../monitoring/events.js'
import { interrupted } from '../testing/events.js'
import { temporaryFolder } from '../testing/temporary.js'
import type { TrainOptions } from '../training/types.js'
import type { Modules } from './modules.js'
import { runCommandLine } from './program.js'

interface Outcome {
  code: number
  out: string
  err: string
}

const untouched = (): never => {
  throw new Error('loaded without need')
}
const none: Modules = { training: untouched, demo: untouched, inference: untouched, evaluation: untouched, planning: untouched, models: untouched, setup: untouched }

async function henn(argv: string[], modules: Partial<Modules> = {}): Promise<Outcome> {
  const texts = { out: '', err: '' }
  const terminal = (name: 'out' | 'err') => ({ columns: 100, write: (text: string) => (texts[name] += text) })
  const code = await runCommandLine(argv, { modules: { ...none, ...modules }, out: terminal('out'), err: terminal('err') })
  return { code, ...texts }
}

/** A training module that keeps what it was called with. */
function fakeTraining(reason: FinishReason = 'completed', carried: Config = quickTest()) {
  const calls: { config: Config; options: TrainOptions }[] = []
  const modules: Partial<Modules> = {
    training: () =>
      Promise.resolve({
        train: (config: Config, options: TrainOptions = {}) => {
          calls.push({ config, options })
          if (reason !== 'completed') options.onEvent?.(interrupted)
          return Promise.resolve({ reason, epochs: 5, bestDice: 0.9, checkpoint: 'c.pth' })
        },
        resumeConfig: (path: string, sources: ConfigSources = {}) =>
          path === 'c.pth' ? Promise.resolve(applyOverrides(carried, sources)) : Promise.reject(new Error(path)),
        trainingConfig: (sources: ConfigSources = {}) => Promise.resolve(loadConfig(sources)),
      }),
  }
  return { calls, modules }
}

describe('help', () => {
  test.each([['train'], ['train', 'demo'], ['predict'], ['evaluate'], ['config'], ['setup']])('%s %s', async (...command) => {
    const words = command.filter((word) => word !== undefined)
    const { code, out, err } = await henn([...words, '--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`Usage: henn ${words.join(' ')}`)
    expect(out).toContain(`Examples:\n`)
    expect(out.split('Examples:')[1]).toContain(`henn ${words.join(' ')}`)
  })

  test('of the whole, with --help and with nothing', async () => {
    const { code, out } = await henn(['--help'])
    expect(code).toBe(0)
    for (const name of ['train', 'predict', 'evaluate', 'config', 'setup']) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'))
    expect(await henn([])).toEqual({ code: 0, out, err: '' })
  })

  test('every everyday flag is among train\'s', async () => {
    const { out } = await henn(['train', '--help'])
    for (const flag of ['epochs', 'batch_size', 'lr', 'data', 'pretrained', 'resume', 'output_dir', 'max_minutes', 'seed', 'set', 'config']) {
      expect(out).toContain(`  --${flag} <`)
    }
  })

  test('the version', async () => {
    expect((await henn(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('a wrong command line: one line, exit code 2, nothing loaded', () => {
  test.each([
    [['trian'], 'unknown command "trian"; did you mean henn train? See henn --help.'],
    [['help', 'trian'], 'unknown command "trian"; did you mean henn train? See henn --help.'],
    [['--epochs', '3'], 'unknown flag --epochs; did you mean henn train --epochs? See henn --help.'],
    [['train', 'dmeo'], 'unknown command "dmeo"; did you mean henn train demo? See henn train --help.'],
    [['train', '--set', 'training.loss={type:', 'tversky,', 'beta:', '0.8}'], 'unexpected "tversky,": a value with spaces stands in quotes, and a file behind a flag such as --config. See henn train --help.'],
    [['train', '--batchsize', '2'], 'unknown flag --batchsize; did you mean --batch_size? See henn train --help.'],
    [['train', '--epoch=2'], 'unknown flag --epoch; did you mean --epochs? See henn train --help.'],
    [['train', 'demo', '--outputdir', 'x'], 'unknown flag --outputdir; did you mean --output_dir? See henn train demo --help.'],
    [['predict', '--modle', 'x'], 'unknown flag --modle; did you mean --model? See henn predict --help.'],
    [['predict', '--model', 'x', '--input', 'y'], '--output is missing. See henn predict --help.'],
    [['predict', '--model', 'x', '--input', 'y', '--output', 'z', 'more'], 'unexpected "more". See henn predict --help.'],
    [['train', '--epochs'], "option '--epochs <n>' argument missing. See henn train --help."],
    [['train', '--config', 'quick_test', '--epochs', 'many'], '--epochs: training.epochs: expected a whole number from 1 on, got "many"'],
    [['train', '--config', 'quick_test', '--set', 'training.epoch=1'], '--set: training.epoch: unknown key; did you mean training.epochs?'],
  ])('%j', async (argv, message) => {
    expect(await henn(argv)).toEqual({ code: 2, out: '', err: `henn: ${message}\n` })
  })
})

describe('train', () => {
  test('hands over configuration and folder; flags with _ and - are the same', async () => {
    const { calls, modules } = fakeTraining()
    const flags = ['--config', 'quick_test', '--set', 'training.momentum=0.5', '--set', 'data.fold=1']
    expect(await henn(['train', ...flags, '--batch_size', '3', '--output_dir', 'o'], modules)).toEqual({ code: 0, out: '', err: '' })
    await henn(['train', ...flags, '--batch-size=3', '--output-dir=o'], modules)
    const expected = loadConfig({ config: 'quick_test', set: ['training.momentum=0.5', 'data.fold=1'], flags: { batch_size: 3 } })
    for (const { config, options } of calls) {
      expect(config).toEqual(expected)
      expect(options).toMatchObject({ outputDir: 'o', resume: undefined })
    }
    expect(calls).toHaveLength(2)
  })

  test('--resume takes the checkpoint\'s configuration; flags given again override it', async () => {
    const carried = loadConfig({ config: 'quick_test', set: ['model.dropout=0.125'] })
    const { calls, modules } = fakeTraining('completed', carried)
    expect((await henn(['train', '--resume', 'c.pth', '--epochs', '7'], modules)).code).toBe(0)
    expect(calls[0].config).toEqual({ ...carried, training: { ...carried.training, epochs: 7 } })
    expect(calls[0].options.resume).toBe('c.pth')
  })

  test.each([[[]], [['--resume', 'c.pth']]])('--plugin, given again and again, names modules from here (%j)', async (resume) => {
    const { calls, modules } = fakeTraining()
    const start = resume.length === 0 ? ['--config', 'quick_test'] : resume
    await henn(['train', ...start, '--set', 'plugins=[b]', '--plugin', './mine.mjs', '--plugin', 'henn-plugin'], modules)
    expect(calls[0].config.plugins).toEqual([resolve('mine.mjs'), 'henn-plugin'])
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['max_minutes', 0],
  ] as const)('ended by %s: exit code %i', async (reason, code) => {
    const { modules } = fakeTraining(reason)
    expect(await henn(['train', '--config', 'quick_test'], modules)).toMatchObject({ code, out: expect.stringContaining('  henn train --resume a.pth\n') as string })
  })

  test('demo: its own --output_dir, and where the picture is', async () => {
    const runDemo = vi.fn(() => Promise.resolve({ training: { reason: 'completed' as const, epochs: 1, bestDice: 1, checkpoint: '' }, picture: 'd/p.png' }))
    const modules = { demo: () => Promise.resolve({ runDemo }) }
    expect(await henn(['train', 'demo', '--output-dir', 'd'], modules)).toEqual({ code: 0, out: 'Image, truth and prediction: d/p.png\n', err: '' })
    expect(runDemo).toHaveBeenCalledWith(expect.objectContaining({ outputDir: 'd' }))
  })
})

describe('predict', () => {
  const argv = ['predict', '--model', 'm', '--input', 'i', '--output', 'o']
  type Predict = Awaited<ReturnType<Modules['inference']>>['predict']
  const predicting = (predict: Predict, more: string[] = []) => henn([...argv, ...more], { inference: () => Promise.resolve({ predict }) })

  test('hands its flags over and prints a line for each volume', async () => {
    const predict = vi.fn<Predict>(({ onProgress, output }) => {
      onProgress?.({ id: 'a', number: 1, of: 2, path: `${output}/a.nii.gz`, seconds: 2 })
      return Promise.resolve({ written: [], failed: [] })
    })
    expect(await predicting(predict, ['--plugin', './a.mjs', '--plugin', 'b'])).toEqual({ code: 0, out: '1/2  o/a.nii.gz  2.0 s\n', err: '' })
    expect(predict).toHaveBeenCalledWith(expect.objectContaining({ model: 'm', input: 'i', output: 'o', plugins: ['./a.mjs', 'b'] }))
  })

  test('says which volumes were left out, with the exit code of the first', async () => {
    const failed = [
      { id: 'a', error: new InputError('Case a: two.') },
      { id: 'b', error: new RunError('Case b: one.') },
    ]
    const outcome = await predicting(() => Promise.resolve({ written: [], failed }))
    expect(outcome).toEqual({ code: 2, out: '', err: 'henn: Case a: two.\nhenn: Case b: one.\n' })
  })

  test('passes on what there is to say about a file', async () => {
    const outcome = await predicting(({ onWarning }) => {
      onWarning?.('a.nii: odd')
      return Promise.resolve({ written: [], failed: [] })
    })
    expect(outcome).toEqual({ code: 0, out: '', err: 'a.nii: odd\n' })
  })
})

test('evaluate writes the JSON beside the predictions and prints the table', async () => {
  const evaluation = { mean: { dice: 0.5, iou: 0.25 }, classes: [], cases: [], referencesWithoutPrediction: 0 }
  const evaluate = vi.fn(() => Promise.resolve(evaluation))
  const requireSummaryPath = vi.fn()
  const writeSummary = vi.fn()
  const { code, out } = await henn(['evaluate', '--prediction', 'p', '--reference', 'r'], {
    evaluation: () => Promise.resolve({ evaluate, writeSummary, requireSummaryPath }),
  })
  expect(code).toBe(0)
  expect(evaluate).toHaveBeenCalledWith('p', 'r', undefined)
  expect(writeSummary).toHaveBeenCalledWith(join('p', 'summary.json'), evaluation)
  expect(out).toContain('Dice 0.5000, IoU 0.2500')
})

test('config prints what train would take, as a file that it takes', async () => {
  const { out } = await henn(['config', '--config', 'quick_test', '--epochs', '3', '--plugin', './mine.mjs'])
  const path = join(temporaryFolder(), 'my.yaml')
  writeFileSync(path, out)
  expect(loadConfig({ config: path })).toEqual(loadConfig({ config: 'quick_test', flags: { epochs: 3 }, plugins: ['./mine.mjs'] }))
  expect(await henn(['config', '--config', 'production'])).toMatchObject({ code: 0, out: expect.stringContaining('preset: production\n') as string })
  expect(JSON.parse((await henn(['config', '--schema'])).out)).toMatchObject({ title: 'HENN configuration' })
})

describe('errors', () => {
  const failing = (error: unknown): Partial<Modules> => ({ inference: () => Promise.reject(error) })
  const argv = ['predict', '--model', 'm', '--input', 'i', '--output', 'o']
  const named = (name: string): Error => Object.assign(new Error('m: truncated.'), { name })

  test.each([
    ['a refused file', named('FormatError'), 2, 'm: truncated.'],
    ['a failure on the way', new RunError('disk full.'), 1, 'disk full.'],
    ['anything else, in one line', new TypeError('one\n  two\n'), 1, 'one two'],
    ['what is no error', 'odd', 1, 'odd'],
  ])('%s', async (_, error, code, message) => {
    expect(await henn(argv, failing(error))).toEqual({ code, out: '', err: `henn: ${message}\n` })
  })

  test('the stack is shown only with HENN_DEBUG=1', async () => {
    vi.stubEnv('HENN_DEBUG', '1')
    const { err } = await henn(argv, failing(new RunError('disk full.')))
    vi.unstubAllEnvs()
    expect(err).toContain('\n    at ')
  })
})
