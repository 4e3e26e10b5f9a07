// node bench/studies/fine-tuning.mjs [--steps 2000] [--seeds 3] [--runs FOLDER]
// Hippocampus: a network pretrained on 100 cases whose two labels are merged into one, then tuned on 60 others with both
// labels in half the steps that one from scratch gets; both are tested on the 40 that are left. Adds a line for each seed to
// fine-tuning.jsonl; seeds that have theirs are passed over.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cacheFolder } from '@henn/torch/setup'
import { evaluate, predict, readNifti, writeNifti } from 'henn'
import { fold } from '../../packages/henn/dist/data/splits.js'
import { hippocampus } from './hippocampus.mjs'
import { machine } from './machine.mjs'
import { addResult, readResults } from './results.mjs'
import { train } from './run.mjs'

const results = fileURLToPath(new URL('fine-tuning.jsonl', import.meta.url))
const { values } = parseArgs({
  options: { steps: { type: 'string', default: '2000' }, seeds: { type: 'string', default: '3' }, runs: { type: 'string', default: join(cacheFolder(), 'fine-tuning') } },
})
const steps = Number(values.steps)
const data = hippocampus()
const dataset = JSON.parse(readFileSync(join(data, 'dataset.json'), 'utf8'))
const ids = dataset.training.map(({ image }) => /([^/]+)\.nii\.gz$/.exec(image)[1]).toSorted()

const known = readResults(results)

for (let seed = 0; seed < Number(values.seeds); seed++) {
  if (known.some((line) => line.seed === seed && line.steps === steps)) continue
  const folder = join(values.runs, `${steps}_steps`, String(seed))
  const [many, few, tested] = parts(seed)
  // A run holds one case out at least: it is one more, of the other part.
  const merged = writeDataset(join(folder, 'merged'), [...many, few[0]], { labels: { 0: 'background', 1: 'Hippocampus' }, merge: true })
  const both = writeDataset(join(folder, 'both'), [...few, many[0]], { labels: dataset.labels, merge: false })
  const run = (name, path, split, count, more = []) =>
    train([...more, '--data', path, '--seed', String(seed), '--epochs', '1', '--set', `training.iterations_per_epoch=${count}`, '--set', 'training.warmup_epochs=0.02', ...split], join(folder, name))
  const pretrained = join(folder, 'pretrained', 'checkpoints', 'latest_model.pth')
  await run('pretrained', merged, holdingOut(few[0], many, seed), steps)
  await run('scratch', both, holdingOut(many[0], few, seed), steps)
  await run('tuned', both, holdingOut(many[0], few, seed), steps / 2, ['--config', 'fine_tuning', '--pretrained', pretrained])
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

/** The flags of a split that holds out one case beside the others. */
function holdingOut(held, others, seed) {
  const cases = [held, ...others].map((id) => ({ id }))
  const folds = cases.length
  const index = cases.findIndex((_, i) => fold(cases, { folds, fold: i, seed }).validation.includes(held))
  return ['--set', `data.folds=${folds}`, '--set', `data.fold=${index}`]
}

function writeDataset(folder, cases, { labels, merge }) {
  if (existsSync(join(folder, 'dataset.json'))) return folder
  rmSync(folder, { recursive: true, force: true })
  for (const part of ['imagesTr', 'labelsTr']) mkdirSync(join(folder, part), { recursive: true })
  for (const id of cases) {
    symlinkSync(join(data, 'imagesTr', `${id}.nii.gz`), join(folder, 'imagesTr', `${id}.nii.gz`))
    const source = join(data, 'labelsTr', `${id}.nii.gz`)
    const target = join(folder, 'labelsTr', `${id}.nii.gz`)
    if (!merge) {
      symlinkSync(source, target)
      continue
    }
    const label = readNifti(source)
    writeNifti(target, { ...label, data: Uint8Array.from(label.data, (value) => (value > 0 ? 1 : 0)) }, 'uint8')
  }
  const training = cases.map((id) => ({ image: `./imagesTr/${id}.nii.gz`, label: `./labelsTr/${id}.nii.gz` }))
  writeFileSync(join(folder, 'dataset.json'), JSON.stringify({ ...dataset, labels, training, numTraining: training.length, test: [], numTest: 0 }))
  return folder
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
