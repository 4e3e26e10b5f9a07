import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { InputError } from '../../errors.js'
import { readText } from '../../io/read-text.js'
import { parseJson } from '../../json.js'
import type { Dataset, OpenOptions } from '../dataset.js'
import { bidsLabels, type Segmentation } from './bids-labels.js'
import { foldersIn, scansIn, type Scan } from './bids-scans.js'
import { datasetOfFiles, requireFiles, type CaseFiles } from './dataset-of-files.js'
import { checkDescription } from './description.js'
import { foundLabels } from './found-labels.js'
import { checkIds } from './ids.js'

const descriptionFile = 'dataset_description.json'

/** Whether a folder looks like BIDS. */
export function isBids(folder: string): boolean {
  return existsSync(join(folder, descriptionFile)) || foldersIn(folder, 'sub-').length > 0
}

/**
 * Opens a dataset in the form of BIDS (https://bids-specification.readthedocs.io): images in the `anat` of each subject or
 * session, and their labels in the same place below one of the folders in `derivatives`, as `…_dseg`, or as a `…_label-…_mask`
 * for each label. A case is a session that has labels (one without is left out), its patient the subject. Its channels are all
 * its images by what their names say beside subject and session, such as `T1w` or `acq-3d_FLAIR`; each case must have the same.
 * Label maps whose pipeline has no `dseg.tsv` have the labels that are found in them.
 * Throws InputError naming the folder, and the session or file that doesn't fit.
 */
export async function openBids(folder: string, options: OpenOptions = {}): Promise<Dataset> {
  const name = nameOf(folder)
  const segmentation = bidsLabels(folder)
  const images = scansIn(folder).filter(({ kind }) => !/(^|_)(dseg|mask|probseg)$/.test(kind))
  const { channels, cases } = casesOf(segmentation, images, folder)
  checkIds(cases.map(({ id }) => id), folder, 'the folder')
  requireFiles(cases, folder)
  const labels = segmentation.labels ?? (await foundLabels(cases, options.arrays?.label))
  return datasetOfFiles({ path: folder, name, labels, channels, cases }, options)
}

function casesOf({ files }: Segmentation, images: readonly Scan[], folder: string): { channels: string[]; cases: CaseFiles[] } {
  const kinds = new Map([...files.keys()].map((id): [string, Map<string, string>] => [id, new Map()]))
  for (const { id, kind, path } of images) kinds.get(id)?.set(kind, path)
  const channels = [...new Set([...kinds.values()].flatMap((ofCase) => [...ofCase.keys()]))].toSorted()
  if (channels.length === 0) throw new InputError(`${folder}: holds no image for the label maps below derivatives, sub-…/anat/…_T1w for one. Add them, or give a table of the cases.`)
  const cases = [...files].map(([id, { subject, paths }]) => {
    const places = channels.map((channel) => {
      const path = kinds.get(id)!.get(channel)
      if (path === undefined) throw new InputError(`${folder}: ${id} has no ${channel}, which others have. Add it, or give a table of the cases with the images to be taken.`)
      return path
    })
    return { id, images: places, labels: paths, patient: subject }
  })
  return { channels, cases }
}

function nameOf(folder: string): string {
  const path = join(folder, descriptionFile)
  const named = existsSync(path) ? checkDescription(z.object({ Name: z.string().min(1).optional() }), parseJson(readText(path), path), path).Name : undefined
  return named ?? basename(resolve(folder))
}
