import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPth, TensorData } from '@henn/torch/serialization'
import type { ConfigInput, TrainingEvent } from 'henn'

export { temporaryFolder } from '../../packages/henn/src/testing/temporary.js'

/** A network and a dataset so small that an epoch takes a tenth of a second; everything random is on. */
export const tiny = {
  data: { dataset: 'synthetic', synthetic: { cases: 6, size_zyx: [16, 20, 16], classes: 2 }, patch_size: [16, 16, 16] },
  model: {
    type: 'hybrid',
    width: 8,
    depths: [1, 1],
    stem_width: 4,
    expansion_ratio: 2,
    dropout: 0.1,
    drop_path: 0.2,
    use_transformer: true,
    transformer: { stages: 1, depth: 1, heads: 2, mlp_ratio: 2 },
  },
  training: { epochs: 2, iterations_per_epoch: 3, batch_size: 2, learning_rate: 0.003, warmup_epochs: 0.5 },
  // One thread: test files run side by side.
  system: { threads: 1, mixed_precision: 'off' },
} as const satisfies ConfigInput

/** Writes a configuration, `tiny` with sections in part replaced, and gives the flags that name it. Its cache goes with the folder. */
export function tinyConfig(folder: string, changes: Partial<Record<keyof ConfigInput, object>> = {}): string[] {
  const data = { cache_dir: join(folder, 'cache'), ...changes.data }
  const sections = Object.entries({ ...tiny, ...changes, data }).map(([name, section]) => [
    name,
    Array.isArray(section) ? section : { ...(tiny as Record<string, object>)[name], ...section },
  ])
  const path = join(folder, 'tiny.json')
  writeFileSync(path, JSON.stringify(Object.fromEntries(sections)))
  return ['--config', path]
}

/** The events of the run in a folder. */
export function readEvents(folder: string): TrainingEvent[] {
  const lines = readFileSync(join(folder, 'logs', 'events.jsonl'), 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as TrainingEvent)
}

export function eventsOf<Type extends TrainingEvent['type']>(folder: string, type: Type): Extract<TrainingEvent, { type: Type }>[] {
  return readEvents(folder).filter((event): event is Extract<TrainingEvent, { type: Type }> => event.type === type)
}

/** Ids of the cases that a run was trained on, and of those held out. */
export function splitOfRun(folder: string): { training: string[]; validation: string[] } {
  return (JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as { split: { training: string[]; validation: string[] } }).split
}

export const latest = join('checkpoints', 'latest_model.pth')
export const best = join('checkpoints', 'best_model.pth')

/** The model's tensors in a checkpoint, as bytes by name. */
export async function weights(checkpoint: string): Promise<Map<string, string>> {
  const { model } = (await loadPth(checkpoint)) as { model: Record<string, TensorData> }
  return new Map(Object.entries(model).map(([name, { dtype, shape, bytes }]) => [name, `${dtype} ${shape.join('×')} ${Buffer.from(bytes).toString('hex')}`]))
}

/** All files below a folder, sorted. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(folder.length + 1)] : [])).toSorted()
}
