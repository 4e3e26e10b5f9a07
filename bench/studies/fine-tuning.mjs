// node bench/studies/fine-tuning.mjs [--steps 2000] [--seeds 2] [--runs FOLDER]
// Hippocampus: a network pretrained on 100 cases whose two labels are merged into one, then tuned on 60 others with both
// labels in half the steps that one from scratch gets; both are tested on the 40 that are left. Adds a line for each seed to
// fine-tuning.jsonl; seeds that have theirs are passed over.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cacheFolder } from '@henn/torch/setup'
import { evaluate, predict, readNifti, writeNifti } from 'henn'
import { hippocampus } from './hippocampus.mjs'
import { machine } from './machine.mjs'
import { addResult, readResults } from './results.mjs'
import { train } from './run.mjs'

const results = fileURLToPath(new URL('fine-tuning.jsonl', import.meta.url))
const { values } = parseArgs({
  options: { steps: { type: 'string', default: '2000' }, seeds: { type: 'string', default: '2' }, runs: { type: 'string', default: join(cacheFolder(), 'fine-tuning') } },
})
const steps = Number(values.steps)
const data = hippocampus()
const dataset = JSON.parse(readFileSync(join(data, 'dataset.json'), 'utf8'))
const ids = dataset.training.map(({ image }) => /([^/]+)\.nii\.gz$/.exec(image)[1]).toSorted()

const namedLabels = Object.fromEntries(Object.entries(dataset.labels).map(([value, name]) => [name, Number(value)]))
const known = readResults(results)

for (let seed = 0; seed < Number(values.seeds); seed++) {
  if (known.some((line) => line.seed === seed && line.steps === steps)) continue
  const folder = join(values.runs, `${steps}_steps`, String(seed))
  const [many, few, tested] = parts(seed)
  // A run holds one case out at least: it is one more, of the other part.
  const merged = writeTable(join(folder, 'merged'), { others: many, held: few[0], labels: { background: 0, Hippocampus: 1 }, labelOf: mergedLabel })
  const both = writeTable(join(folder, 'both'), { others: few, held: many[0], labels: namedLabels, labelOf: (id) => labelPath(id) })
  const run = (name, path, count, more = []) =>
    train([...more, '--data', path, '--seed', String(seed), '--epochs', '1', '--set', `training.iterations_per_epoch=${count}`, '--set', 'training.warmup_epochs=0.02'], join(folder, name))
  const pretrained = join(folder, 'pretrained', 'checkpoints', 'latest_model.pth')
  await run('pretrained', merged, steps)
  await run('scratch', both, steps)
  await run('tuned', both, steps / 2, ['--config', 'fine_tuning', '--pretrained', pretrained])
  const line = { seed, steps, scratch: await testDice(folder, 'scratch', tested), tuned: await testDice(folder, 'tuned', tested), machine: machine() }
  addResult(results, line)
  console.log(line)
}

/** 100, 60 and 40 cases. */
function parts(seed) {
  const keyOf = (id) => createHash('sha256').update(`${seed} ${id}`).digest('hex')
  const shuffled = ids.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return [shuffled.slice(0, 100), shuffled.slice(100, 160), shuffled.slice(160, 200)]
}

/** A table of cases in a folder of its own, with the split that holds out one beside the others. */
function writeTable(folder, { others, held, labels, labelOf }) {
  mkdirSync(folder, { recursive: true })
  const cases = [held, ...others].map((id) => ({ id, image: join(data, 'imagesTr', `${id}.nii.gz`), label: labelOf(id, folder) }))
  const path = join(folder, 'cases.json')
  writeFileSync(path, JSON.stringify({ name: 'Hippocampus', channels: Object.values(dataset.modality), labels, splits: [{ training: others, validation: [held] }], cases }))
  return path
}

/** Both labels as one, in a file beside the table. */
function mergedLabel(id, folder) {
  const path = join(folder, `${id}.nii.gz`)
  const label = readNifti(labelPath(id))
  if (!existsSync(path)) writeNifti(path, { ...label, data: Uint8Array.from(label.data, (value) => (value > 0 ? 1 : 0)) }, 'uint8')
  return path
}

function labelPath(id) {
  return join(data, 'labelsTr', `${id}.nii.gz`)
}

/** The mean Dice of a run's last network on the cases. */
async function testDice(folder, name, cases) {
  const [input, output] = [join(folder, 'tested'), join(folder, `predicted_${name}`)]
  mkdirSync(input, { recursive: true })
  for (const id of cases) {
    if (!existsSync(join(input, `${id}.nii.gz`))) symlinkSync(join(data, 'imagesTr', `${id}.nii.gz`), join(input, `${id}.nii.gz`))
  }
  await predict({ model: join(folder, name, 'checkpoints', 'latest_model.pth'), input, output })
  return (await evaluate(output, join(data, 'labelsTr'))).mean.dice
}
