import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '../../errors.js'
import { readText } from '../../io/read-text.js'
import type { Label } from '../dataset.js'
import { foldersIn, scansIn, type Scan } from './bids-scans.js'
import { parseCsv } from './csv.js'

/** What the segmentations below `derivatives` are. */
export interface Segmentation {
  /** Where they say it: masks by their names, label maps by a `dseg.tsv`. */
  labels?: Label[]
  /** By session: the label map, or the mask of each label but the background. */
  files: Map<string, { subject: string; paths: string[] }>
}

interface Found extends Scan {
  /** The folder below `derivatives`. */
  pipeline: string
  /** Of a mask. */
  label?: string
  /** What label maps or masks that belong together have in common. */
  set: string
}

/** Finds the one set of label maps or masks. Throws InputError where there is none, where there are several, or where a mask is missing. */
export function bidsLabels(folder: string): Segmentation {
  const derivatives = join(folder, 'derivatives')
  const found = foldersIn(derivatives, '').flatMap((pipeline) => scansIn(join(derivatives, pipeline)).flatMap((scan) => asLabel(scan, pipeline)))
  const sets = [...new Set(found.map(({ set }) => set))]
  if (sets.length === 0) throw new InputError(`${derivatives}: holds no label map, <pipeline>/sub-…/anat/…_dseg or …_label-…_mask. Add them, or give a table of the cases.`)
  if (sets.length > 1) throw new InputError(`${derivatives}: holds several segmentations: ${sets.slice(0, 10).join(', ')}. Keep one, or give a table of the cases.`)

  const names = [...new Set(found.flatMap(({ label }) => label ?? []))].toSorted()
  const files: Segmentation['files'] = new Map()
  for (const { id, subject, path } of found) files.set(id, { subject, paths: [...(files.get(id)?.paths ?? []), path] })
  const [{ pipeline, kind }] = found
  if (names.length === 0) {
    for (const [id, { paths }] of files) if (paths.length > 1) throw new InputError(`${paths[1]}: a second label map of ${id}. Keep one.`)
    return { labels: namedIn(join(derivatives, pipeline), kind), files }
  }
  for (const [id, { subject }] of files) {
    const ofCase = names.map((name) => {
      const masks = found.filter((mask) => mask.id === id && mask.label === name)
      if (masks.length !== 1) throw new InputError(`${derivatives}: ${id} has ${masks.length === 0 ? 'no mask' : 'several masks'} of ${name}. ${masks.length === 0 ? `Others have one; add it, empty where there is no ${name}` : 'Keep one'}.`)
      return masks[0].path
    })
    files.set(id, { subject, paths: ofCase })
  }
  return { labels: ['background', ...names].map((name, value) => ({ value, name })), files }
}

function asLabel(scan: Scan, pipeline: string): Found[] {
  const mask = /^(.*_)?label-([^_]+)_((?:.*_)?mask)$/.exec(scan.kind)
  if (mask !== null) return [{ ...scan, pipeline, label: mask[2], set: `${pipeline}/${mask[1] ?? ''}label-*_${mask[3]}` }]
  return /(^|_)dseg$/.test(scan.kind) ? [{ ...scan, pipeline, set: `${pipeline}/${scan.kind}` }] : []
}

/** The labels in the `dseg.tsv` of a pipeline, with its columns `index` and `name`; undefined where there is none. */
function namedIn(pipeline: string, kind: string): Label[] | undefined {
  const path = [join(pipeline, `${kind}.tsv`), join(pipeline, 'dseg.tsv')].find((place) => existsSync(place))
  if (path === undefined) return undefined
  const { columns, rows } = parseCsv(readText(path), path)
  if (!columns.includes('index') || !columns.includes('name')) throw new InputError(`${path}: its columns are ${columns.join(', ')}, and must have index and name. Correct the first line.`)
  const labels = rows.map(({ line, cells }) => {
    const [index, name] = [cells.get('index')!, cells.get('name')!]
    const value = Number(index)
    if (!/^\d+$/.test(index) || value > 255 || name === '') throw new InputError(`${path}: line ${line}: index is ${JSON.stringify(index)} and name ${JSON.stringify(name)}, and must be a number from 0 to 255 and a name. Correct it.`)
    return { value, name }
  })
  const all = labels.some(({ value }) => value === 0) ? labels : [{ value: 0, name: 'background' }, ...labels]
  const twice = all.find(({ value }, i) => all.findIndex((label) => label.value === value) < i)
  if (twice !== undefined) throw new InputError(`${path}: has the index ${twice.value} twice. Keep one.`)
  return all.toSorted((a, b) => a.value - b.value)
}
