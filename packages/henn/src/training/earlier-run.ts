import { accessSync, closeSync, constants, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { InputError } from '../errors.js'
import { makeFolder } from '../io/make-folder.js'
import { newRunId, notWritable, type RunFolder } from './run-folder.js'

/** The event log is moved last: while it is there, what else there is of a run is known to be one's. */
function filesOf({ latest, best, log, config, plan, events }: RunFolder): string[] {
  return [latest, best, log, config, plan, events].filter((path) => existsSync(path))
}

/**
 * Throws InputError where files that belong to no run lie where a new one would write its own. A run that goes on
 * `inPlace` has its checkpoints there, with or without the rest.
 */
export function requireRoom(folder: RunFolder, { inPlace = false } = {}): void {
  const checkpoints = [folder.latest, folder.best]
  const foreign = filesOf(folder).find((path) => !inPlace || !checkpoints.includes(path))
  if (foreign === undefined || holdsRun(folder)) return
  throw new InputError(`${foreign} is no file of a run, and a run would write its own there. Rename it, or choose another place with --output_dir.`)
}

/**
 * Makes room for a new run: the files of one that is there move to `runs/<its time>`, and nothing else does.
 * Returns where to, or null. Throws InputError as `requireRoom` does, and where the folder can't be written.
 */
export function makeRoom(folder: RunFolder): string | null {
  requireRoom(folder)
  const files = filesOf(folder)
  if (files.length === 0) return null
  const newest = Math.max(...files.map((file) => statSync(file).mtimeMs))
  const base = join(folder.path, 'runs', newRunId(new Date(newest)))
  const taken = (name: string): boolean => existsSync(name)
  let target = base
  for (let i = 2; taken(target); i++) target = `${base}-${i}`
  try {
    accessSync(folder.path, constants.W_OK)
    for (const file of files) {
      const place = join(target, relative(folder.path, file))
      makeFolder(dirname(place))
      renameSync(file, place)
    }
  } catch (error) {
    throw notWritable(`${folder.path}: the run that is there can't be moved to ${target}`, error)
  }
  return target
}

/** Whether there is an event log: one that tells of a run from its start on, or that a run had no time to write to. */
function holdsRun({ events }: RunFolder): boolean {
  try {
    const head = firstBytes(events)
    return head === '' || (JSON.parse(head.split('\n', 1)[0]) as { type?: unknown } | null)?.type === 'run_started'
  } catch {
    return false
  }
}

/** As much of a file as its first line may be long. */
function firstBytes(path: string): string {
  const fd = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(2 ** 20)
    return buffer.toString('utf8', 0, readSync(fd, buffer))
  } finally {
    closeSync(fd)
  }
}
