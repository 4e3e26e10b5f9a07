import { accessSync, constants } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { writeConfig } from '../config/index.js'
import type { Config } from '../config/schema.js'
import type { Plan } from '../data/plan.js'
import { InputError } from '../errors.js'
import { writeFileAtomic } from '../io/atomic-file.js'
import { makeFolder } from '../io/make-folder.js'

/** The folder that a run leaves behind; see ARCHITECTURE.md. */
export interface RunFolder {
  path: string
  latest: string
  best: string
  events: string
  log: string
  config: string
  plan: string
}

/** The run folder of a name; its paths are absolute, so that the command to resume holds from everywhere. */
export function runFolder(name: string): RunFolder {
  const path = resolve(name)
  return {
    path,
    latest: join(path, 'checkpoints', 'latest_model.pth'),
    best: join(path, 'checkpoints', 'best_model.pth'),
    events: join(path, 'logs', 'events.jsonl'),
    log: join(path, 'logs', 'train.log'),
    config: join(path, 'config.yaml'),
    plan: join(path, 'plan.json'),
  }
}

/** The folder of the run that a checkpoint belongs to, or undefined where it lies outside of one. */
export function folderOfCheckpoint(checkpoint: string): string | undefined {
  const folder = dirname(resolve(checkpoint))
  return basename(folder) === 'checkpoints' ? dirname(folder) : undefined
}

/** A name by time that sorts: 2026-01-31T12-00-00. */
export function newRunId(now = new Date()): string {
  return now.toISOString().slice(0, 19).replaceAll(':', '-')
}

/** Makes the run's folders. Throws InputError where they can't be written. */
export function makeFolders(path: string): void {
  for (const name of ['checkpoints', 'logs']) {
    const folder = join(path, name)
    try {
      makeFolder(folder)
      accessSync(folder, constants.W_OK)
    } catch (error) {
      throw notWritable(`${folder}: can't be made or written`, error)
    }
  }
}

export function notWritable(what: string, error: unknown): InputError {
  return new InputError(`${what} (${(error as NodeJS.ErrnoException).code}). Choose another place with --output_dir.`, { cause: error })
}

/** Writes what was derived once, beside the checkpoints; both are valid input again. */
export function describeRun(folder: RunFolder, config: Config, plan: Plan): void {
  writeConfig(folder.config, config)
  writeFileAtomic(folder.plan, `${JSON.stringify(plan, null, 2)}\n`)
}
