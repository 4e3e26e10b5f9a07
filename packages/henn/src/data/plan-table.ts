import { plural } from '../plural.js'
import type { Plan } from './plan.js'
import type { PlannedDataset } from './plan-dataset.js'

/** The plans as a table for the terminal, with a line for each configuration. */
export function formatPlans({ plan, plans, folder, cases, warnings }: PlannedDataset): string {
  const { dataset, channels, labels, regions, axes, normalisation } = plan
  const rows = [['configuration', 'spacing mm', 'median voxels', 'patch', 'batch', 'stages'], ...Object.values(plans).map(rowOf)]
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd())
  const found = regions ?? labels.slice(1)
  const isTurned = axes.some((from, axis) => from !== axis)
  return [
    ...warnings.map((line) => `warning: ${line}`),
    `${dataset}: ${plural(cases, 'case')}, ${plural(channels.length, 'channel')} (${channels.map((name, i) => `${name}: ${normalisation[i].scheme}`).join(', ')}), ${found.length} to find (${found.map(({ name }) => name).join(', ')})`,
    ...(isTurned ? [`The network sees the axes ${axes.map((axis) => 'ZYX'[axis]).join(', ')}: the one with the longest voxels first.`] : []),
    lines[0],
    '─'.repeat(Math.max(...lines.map((line) => line.length))),
    ...lines.slice(1),
    `train takes ${plan.configuration}, a patch of ${plan.patch_size_zyx.join('×')}.${folder === null ? '' : ` Its preprocessed cases are in ${folder}.`}`,
  ].join('\n')
}

function rowOf({ configuration, spacing_mm, median_shape_zyx, patch_size_zyx, batch_size, stages }: Omit<Plan, 'split'>): string[] {
  const length = (value: number | null): string => (value === null ? 'own' : String(Number(value.toPrecision(4))))
  return [
    configuration,
    spacing_mm.map(length).join('×'),
    median_shape_zyx.join('×'),
    patch_size_zyx.join('×'),
    String(batch_size),
    `${stages.length}, strides ${stages.slice(1).map(({ stride }) => stride.join('·')).join(' ')}`,
  ]
}
