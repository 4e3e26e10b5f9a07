// node bench/studies/plans.mjs
// Lets nnU-Net's planners and ours plan for the hippocampus (HENN_DATA) and for made-up datasets (scripts/fixtures/nnunet_plans.py),
// side by side: spacing, median voxels, patch, batch, strides, kernels and features of each configuration. A line for each; it fails
// where one differs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { planConfigurations } from '../../packages/henn/dist/data/planning/configurations.js'
import { planners } from '../../packages/henn/dist/data/planning/planners.js'
import { peerPython } from '../peer-environment.mjs'
import { formatTable } from '../table.mjs'

const folder = mkdtempSync(join(tmpdir(), 'henn-plans-'))
try {
  const file = join(folder, 'plans.json')
  const script = fileURLToPath(new URL('../../scripts/fixtures/nnunet_plans.py', import.meta.url))
  const { status } = spawnSync(peerPython(), [script, file], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('nnU-Net did not plan')
  report(JSON.parse(readFileSync(file, 'utf8')))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function report(datasets) {
  const rows = Object.entries(datasets).flatMap(([name, { channels, labels, shapes, spacings, plans }]) =>
    Object.entries(plans).flatMap(([planner, theirs]) => {
      const grids = shapes.map((shapeZyx, i) => ({ shapeZyx, spacingMm: spacings[i] }))
      const ours = planConfigurations(grids, { planner: planners[planner], inChannels: channels, classes: labels })
      const configurations = new Set([...Object.keys(theirs.configurations), ...Object.keys(ours.configurations)])
      return [...configurations].map((configuration) => {
        const [mine, other] = [comparable(ours.configurations[configuration]), theirs.configurations[configuration]]
        const isEqual = JSON.stringify(mine) === JSON.stringify(rounded(other)) && ours.axes.join() === theirs.axes.join()
        return [name, planner, configuration, mine?.patch.join('×') ?? '–', String(mine?.batch ?? '–'), other?.patch.join('×') ?? '–', String(other?.batch ?? '–'), isEqual ? 'equal' : 'DIFFERENT']
      })
    }),
  )
  console.log(formatTable([['dataset', 'planner', 'configuration', 'HENN: patch', 'batch', 'nnU-Net: patch', 'batch', ''], ...rows]))
  const different = rows.filter((row) => row.at(-1) !== 'equal').length
  console.log(`${rows.length} plans, ${different} different`)
  process.exitCode = different > 0 ? 1 : 0
}

function comparable(plan) {
  if (plan === undefined) return undefined
  const { spacingMm, medianShape, patchSize, batchSize, strides, kernelSizes, features } = plan
  return rounded({ spacing: spacingMm, median: medianShape, patch: patchSize, batch: batchSize, strides, kernels: kernelSizes, features })
}

function rounded(plan) {
  return plan && { ...plan, spacing: plan.spacing.map((value) => Number(value.toPrecision(12))) }
}
