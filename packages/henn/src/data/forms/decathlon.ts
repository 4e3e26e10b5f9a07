import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { volumeName } from '../../io/formats.js'
import type { Dataset, OpenOptions } from '../dataset.js'
import { datasetOfFiles } from './dataset-of-files.js'
import { checkCount, checkDescription, fileInside, inOrder, numbered } from './description.js'
import { checkIds } from './ids.js'

/** The dataset.json of the Medical Segmentation Decathlon (http://medicaldecathlon.com). Other keys may stand beside. */
const description = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  reference: z.string().optional(),
  licence: z.string().optional(),
  license: z.string().optional(),
  release: z.string().optional(),
  tensorImageSize: z.string().optional(),
  modality: numbered('channels'),
  labels: numbered('labels'),
  numTraining: z.int().min(0).optional(),
  numTest: z.int().min(0).optional(),
  training: z.array(z.object({ image: fileInside(), label: fileInside() })).min(1),
  test: z.array(fileInside()).optional(),
})

/**
 * Opens a folder in the form of the Medical Segmentation Decathlon: imagesTr, labelsTr, and what its dataset.json holds, parsed.
 * Throws InputError naming `path`, the dataset.json, and the key, or a missing file.
 */
export function openDecathlon(folder: string, value: unknown, path: string, options: OpenOptions): Dataset {
  const { name, modality, labels, numTraining, numTest, training, test } = checkDescription(description, value, path)
  checkCount(path, 'numTraining', numTraining, 'training', 'lists', training.length)
  if (test) checkCount(path, 'numTest', numTest, 'test', 'lists', test.length)
  const cases = training.map(({ image, label }) => ({ id: volumeName(image) ?? '', images: [join(folder, image)], labels: [join(folder, label)] }))
  checkIds(cases.map(({ id }) => id), path, 'training')
  return datasetOfFiles(
    {
      path,
      name: name ?? basename(resolve(folder)),
      labels: inOrder(labels).map((label, value) => ({ value, name: label })),
      channels: inOrder(modality),
      cases,
    },
    options,
  )
}
