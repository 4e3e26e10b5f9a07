import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configSchema, loadConfig } from '../config/index.js'
import { InputError } from '../errors.js'
import { tinyPlan } from '../testing/plan.js'
import { temporaryFolder } from '../testing/temporary.js'
import { describeRun, folderOfCheckpoint, makeFolders, newRunId, runFolder } from './run-folder.js'

const isRoot = process.getuid?.() === 0
describe('runFolder', () => {
  test('names the parts by absolute paths', () => {
    expect(runFolder('/runs/a')).toEqual({
      path: '/runs/a',
      latest: '/runs/a/checkpoints/latest_model.pth',
      best: '/runs/a/checkpoints/best_model.pth',
      events: '/runs/a/logs/events.jsonl',
      log: '/runs/a/logs/train.log',
      config: '/runs/a/config.yaml',
      plan: '/runs/a/plan.json',
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
    expect(newRunId(new Date('2026-01-31T12:34:56.789Z'))).toBe('2026-01-31T12-34-56')
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
    expect(() => makeFolders(file)).toThrow(/^\S*file\S*: can't be made.*\(E\w+\)\. Choose another place with --output_dir\.$/)
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
  const config = configSchema.parse({ data: { dataset: 'synthetic' }, training: { epochs: 3 }, model: { width: 8, depths: [1, 2] } })
  const plan = tinyPlan({ spacing_mm: [1, 0.1, 1] })
  describeRun(runFolder(folder), config, plan)
  expect(loadConfig({ config: join(folder, 'config.yaml') })).toEqual(config)
  expect(JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))).toEqual(plan)
  expect(existsSync(join(folder, 'checkpoints'))).toBe(false)
})
