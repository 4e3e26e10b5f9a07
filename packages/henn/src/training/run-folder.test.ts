import { chmodSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configSchema, loadConfig } from '../config/index.js'
import type { Plan } from '../data/plan.js'
import { InputError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { describeRun, folderOfCheckpoint, makeFolders, makeRoom, newRunId, runFolder } from './run-folder.js'

const isRoot = process.getuid?.() === 0
const time = new Date('2026-01-31T12:34:56.789Z')

/** A folder with a run whose parts were all written at `time`. */
function folderWithRun(text: string, folder = temporaryFolder()): string {
  makeFolders(folder)
  writeFileSync(join(folder, 'checkpoints', 'latest_model.pth'), text)
  writeFileSync(join(folder, 'logs', 'train.log'), text)
  writeFileSync(join(folder, 'config.yaml'), text)
  for (const part of ['checkpoints', 'logs', 'config.yaml']) utimesSync(join(folder, part), time, time)
  return folder
}

describe('runFolder', () => {
  test('names the parts by absolute paths', () => {
    expect(runFolder('/runs/a')).toEqual({
      path: '/runs/a',
      latest: '/runs/a/checkpoints/latest_model.pth',
      best: '/runs/a/checkpoints/best_model.pth',
      events: '/runs/a/logs/events.jsonl',
      log: '/runs/a/logs/train.log',
    })
    expect(runFolder('b').path).toBe(join(process.cwd(), 'b'))
  })

  test.each([
    ['/runs/a/checkpoints/best_model.pth', '/runs/a'],
    ['checkpoints/latest_model.pth', process.cwd()],
    ['/elsewhere/best_model.pth', undefined],
  ])('the folder of %s is %s', (checkpoint, folder) => {
    expect(folderOfCheckpoint(checkpoint)).toBe(folder)
  })

  test('a run is named by its time', () => {
    expect(newRunId(time)).toBe('2026-01-31T12-34-56')
  })
})

describe('makeRoom', () => {
  test('moves the run that is there, whole, and nothing else', () => {
    const folder = folderWithRun('first')
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    const target = join(folder, 'runs', '2026-01-31T12-34-56')
    expect(makeRoom(folder)).toBe(target)
    expect(readdirSync(folder).toSorted()).toEqual(['notes.txt', 'runs'])
    const moved = ['checkpoints/latest_model.pth', 'logs/train.log', 'config.yaml'].map((name) => readFileSync(join(target, name), 'utf8'))
    expect(moved).toEqual(['first', 'first', 'first'])
  })

  test('gives a second run of the same time a name of its own', () => {
    const folder = folderWithRun('first')
    makeRoom(folder)
    folderWithRun('second', folder)
    const second = makeRoom(folder)
    folderWithRun('third', folder)
    const third = makeRoom(folder)
    expect(readdirSync(join(folder, 'runs')).toSorted()).toEqual(['2026-01-31T12-34-56', '2026-01-31T12-34-56-2', '2026-01-31T12-34-56-3'])
    expect([second, third].map((path) => readFileSync(join(path!, 'config.yaml'), 'utf8'))).toEqual(['second', 'third'])
  })

  test('moves a config.yaml too that no run has written, and that the new one would overwrite', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'config.yaml'), '# my own')
    expect(readFileSync(join(makeRoom(folder)!, 'config.yaml'), 'utf8')).toBe('# my own')
  })

  test('does nothing in a folder without a run, or in none', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    expect(makeRoom(folder)).toBeNull()
    expect(readdirSync(folder)).toEqual(['notes.txt'])
    expect(makeRoom(join(folder, 'missing'))).toBeNull()
  })

  test('is an error where the runs cannot be kept, and leaves the run in place', () => {
    const folder = folderWithRun('first')
    writeFileSync(join(folder, 'runs'), 'a file in the way')
    expect(() => makeRoom(folder)).toThrow(InputError)
    expect(() => makeRoom(folder)).toThrow(/can't be moved to .*Choose another place with --output_dir/)
    expect(readFileSync(join(folder, 'checkpoints', 'latest_model.pth'), 'utf8')).toBe('first')
  })
})

describe('makeFolders', () => {
  test('makes what is missing and leaves what is there', () => {
    const folder = join(temporaryFolder(), 'a', 'b')
    makeFolders(folder)
    writeFileSync(join(folder, 'logs', 'train.log'), 'kept')
    makeFolders(folder)
    expect(readdirSync(folder).toSorted()).toEqual(['checkpoints', 'logs'])
    expect(readFileSync(join(folder, 'logs', 'train.log'), 'utf8')).toBe('kept')
  })

  test('is an error that names the folder where a file is in the way', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => makeFolders(file)).toThrow(InputError)
    expect(() => makeFolders(file)).toThrow(/^\S*file: the run's folders can't be made.*\(E\w+\)\. Choose another place with --output_dir\.$/)
  })

  test.skipIf(isRoot)('is an error in a read-only folder, also where the folders are there', () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o555)
    expect(() => makeFolders(folder)).toThrow(/\(EACCES\)/)
    chmodSync(folder, 0o755)
    makeFolders(folder)
    chmodSync(join(folder, 'checkpoints'), 0o555)
    expect(() => makeFolders(folder)).toThrow(/\(EACCES\)/)
    chmodSync(join(folder, 'checkpoints'), 0o755)
  })
})

test('describeRun writes a configuration that can be given again, and the plan', () => {
  const folder = temporaryFolder()
  const config = configSchema.parse({ data: { dataset: 'synthetic' }, training: { epochs: 3 }, model: { widths: [8, 16], depths: [1, 2] } })
  const plan: Plan = {
    dataset: 'Shapes',
    labels: [{ value: 0, name: 'background' }],
    channels: ['MRI'],
    normalisation: 'z_score',
    median_shape_zyx: [36, 50, 35],
    median_spacing_mm: [1, 0.1, 1],
    patch_size_zyx: [40, 56, 40],
    split: { training: ['a'], validation: ['b'] },
  }
  describeRun(folder, config, plan)
  expect(loadConfig({ config: join(folder, 'config.yaml') })).toEqual(config)
  expect(JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))).toEqual(plan)
  expect(existsSync(join(folder, 'checkpoints'))).toBe(false)
})
