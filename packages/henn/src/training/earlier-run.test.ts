import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { runStarted } from '../testing/events.js'
import { temporaryFolder } from '../testing/temporary.js'
import { makeRoom, requireRoom } from './earlier-run.js'
import { makeFolders, runFolder } from './run-folder.js'

const time = new Date('2026-01-31T12:34:56.789Z')
const events = `${JSON.stringify(runStarted)}\n{"type":"st`
const own = ['checkpoints/best_model.pth', 'checkpoints/latest_model.pth', 'config.yaml', 'logs/events.jsonl', 'logs/train.log', 'plan.json']

/** Writes these files, all at `time`. */
function write(folder: string, files: Record<string, string>): void {
  makeFolders(folder)
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text)
    utimesSync(join(folder, name), time, time)
  }
}

function writeRun(folder: string, text: string): void {
  write(folder, { ...Object.fromEntries(own.map((name) => [name, text])), 'logs/events.jsonl': events })
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(folder.length + 1)] : []))
    .toSorted()

test('the files of the run that is there move, and nothing else', () => {
  const folder = temporaryFolder()
  writeRun(folder, 'first')
  const mine = { 'notes.txt': 'mine', 'logs/lab.log': 'mine', 'checkpoints/other.pth': 'mine' }
  write(folder, mine)
  const target = join(folder, 'runs', '2026-01-31T12-34-56')
  expect(makeRoom(runFolder(folder))).toBe(target)
  expect(filesBelow(target)).toEqual(own)
  expect(readFileSync(join(target, 'checkpoints', 'latest_model.pth'), 'utf8')).toBe('first')
  expect(filesBelow(folder)).toEqual([...Object.keys(mine), ...own.map((name) => join('runs', '2026-01-31T12-34-56', name))].toSorted())
})

test('a second run of the same time gets a name of its own', () => {
  const folder = temporaryFolder()
  const targets = ['first', 'second', 'third'].map((text) => {
    writeRun(folder, text)
    return makeRoom(runFolder(folder))!
  })
  expect(readdirSync(join(folder, 'runs')).toSorted()).toEqual(['2026-01-31T12-34-56', '2026-01-31T12-34-56-2', '2026-01-31T12-34-56-3'])
  expect(targets.map((path) => readFileSync(join(path, 'config.yaml'), 'utf8'))).toEqual(['first', 'second', 'third'])
})

test('a run that was killed at its start is one: its event log is empty', () => {
  const folder = temporaryFolder()
  write(folder, { 'logs/events.jsonl': '', 'config.yaml': 'of the run' })
  const target = makeRoom(runFolder(folder))!
  expect(filesBelow(folder).map((name) => join(folder, name))).toEqual([join(target, 'config.yaml'), join(target, 'logs', 'events.jsonl')])
})

test.each<[string, Record<string, string>]>([
  ['config.yaml', { 'config.yaml': '# my own' }],
  ['plan.json', { 'plan.json': '{}' }],
  ['checkpoints/latest_model.pth', { 'checkpoints/latest_model.pth': 'weights' }],
  ['config.yaml', { 'config.yaml': '# my own', 'logs/events.jsonl': '{"type":"click"}\n' }],
  ['logs/events.jsonl', { 'logs/events.jsonl': 'no JSON\n' }],
])('%s, where no run is, is refused and stays', (name, files) => {
  const folder = temporaryFolder()
  write(folder, files)
  for (const attempt of [requireRoom, makeRoom]) {
    expect(() => attempt(runFolder(folder))).toThrow(
      new InputError(`${join(folder, name)} is no file of a run, and a run would write its own there. Rename it, or choose another place with --output_dir.`),
    )
  }
  expect(filesBelow(folder)).toEqual(Object.keys(files).toSorted())
})

test('a run that goes on in place has its checkpoints there, but no files of others', () => {
  const folder = temporaryFolder()
  write(folder, { 'checkpoints/latest_model.pth': 'weights', 'checkpoints/best_model.pth': 'weights' })
  requireRoom(runFolder(folder), { inPlace: true })
  for (const name of ['plan.json', 'config.yaml']) {
    write(folder, { [name]: 'mine' })
    expect(() => requireRoom(runFolder(folder), { inPlace: true })).toThrow(`${join(folder, name)} is no file of a run`)
  }
  write(folder, { 'logs/events.jsonl': events })
  requireRoom(runFolder(folder), { inPlace: true })
})

test('folders named logs and checkpoints, with other files in them, are in nobody\'s way', () => {
  const folder = temporaryFolder()
  write(folder, { 'logs/lab.log': 'mine', 'checkpoints/other.pth': 'mine', 'notes.txt': 'mine' })
  expect(makeRoom(runFolder(folder))).toBeNull()
  expect(filesBelow(folder)).toEqual(['checkpoints/other.pth', 'logs/lab.log', 'notes.txt'])
  expect(makeRoom(runFolder(join(folder, 'missing')))).toBeNull()
})

test('a folder in the place of the event log makes no run', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'logs'))
  mkdirSync(join(folder, 'logs', 'events.jsonl'))
  expect(() => requireRoom(runFolder(folder))).toThrow('events.jsonl is no file of a run')
})

test('where the runs cannot be kept is an error, and the run stays in place', () => {
  const folder = temporaryFolder()
  writeRun(folder, 'first')
  writeFileSync(join(folder, 'runs'), 'a file in the way')
  expect(() => makeRoom(runFolder(folder))).toThrow(InputError)
  expect(() => makeRoom(runFolder(folder))).toThrow(/can't be moved to .*Choose another place with --output_dir/)
  expect(filesBelow(folder)).toEqual([...own, 'runs'])
})
