// node bench/studies/loader.mjs [--workers 1,4] [--step 100] [--steps 50]
// Does the loader keep up, and what does it hold? Patches of 128³ with all augmentation out of made-up volumes of 192³, two a step;
// the step itself only waits, as one does whose network is on a GPU. Prints for each number of workers how long a step waited for
// its batch and the process's resident memory; each in a process of its own.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { augmentConfig } from '../../packages/henn/dist/data/augment/config.js'
import { createLoader } from '../../packages/henn/dist/data/loader.js'
import { indexForeground } from '../../packages/henn/dist/data/patches.js'
import { readStoredCase, writeStoredCase } from '../../packages/henn/dist/data/preprocess/case-file.js'
import { preprocessCase } from '../../packages/henn/dist/data/preprocess/preprocess-case.js'
import { syntheticDataset } from '../../packages/henn/dist/data/synthetic.js'

const { values } = parseArgs({
  options: {
    workers: { type: 'string', default: '1,4' },
    step: { type: 'string', default: '100' },
    steps: { type: 'string', default: '50' },
    folder: { type: 'string' },
  },
})
const cases = 8
const pathOf = (folder, id) => join(folder, `${id}.safetensors`)

if (values.folder === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'henn-loader-'))
  try {
    await write(folder)
    const program = fileURLToPath(import.meta.url)
    for (const workers of values.workers.split(',')) {
      spawnSync(process.execPath, [program, '--folder', folder, '--workers', workers, '--step', values.step, '--steps', values.steps], { stdio: 'inherit' })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
} else {
  console.log(JSON.stringify(await load(values.folder, Number(values.workers))))
}

async function write(folder) {
  const dataset = syntheticDataset({ cases, seed: 0, shapeZyx: [192, 192, 192], difficulty: 'hard' })
  const plan = { axes: [0, 1, 2], spacingMm: [1, 1, 1], normalisations: [{ scheme: 'z_score', inside: false }], labelValues: [0, 1, 2, 3, 4] }
  for (const { id } of dataset.cases) {
    const { image, label } = await dataset.load(id)
    const preprocessed = preprocessCase({ image, label }, plan)
    const foreground = indexForeground(preprocessed.label, new Map([1, 2, 3, 4].map((index) => [index - 1, [index]])))
    writeStoredCase(pathOf(folder, id), { id, madeFrom: '', preprocessed, foreground, reference: label.data })
  }
}

async function load(folder, workers) {
  const stored = Array.from({ length: cases }, (_, i) => readStoredCase(pathOf(folder, `synthetic_${String(i).padStart(3, '0')}`), ''))
  const loader = createLoader({
    cases: stored,
    patchSizeZyx: [128, 128, 128],
    batchSize: 2,
    foregroundRatio: 0.67,
    augment: augmentConfig.parse({ mirror_axes: [0, 1, 2] }),
    previousClasses: [],
    insideChannels: [],
    device: 'cpu',
    seed: 0,
    workers,
  })
  const waits = []
  // The first batches come while the threads start.
  for (let step = 0; step < 5 + Number(values.steps); step++) {
    const began = performance.now()
    const batch = await loader.next()
    if (step >= 5) waits.push(performance.now() - began)
    await setTimeout(Number(values.step))
    batch.release()
  }
  const resident = Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
  await loader.close()
  const sorted = waits.toSorted((a, b) => a - b)
  return {
    workers,
    step_ms: Number(values.step),
    mean_wait_ms: Number((waits.reduce((sum, wait) => sum + wait, 0) / waits.length).toFixed(2)),
    longest_wait_ms: Number(sorted.at(-1).toFixed(2)),
    resident_mib: Math.round(resident),
  }
}
