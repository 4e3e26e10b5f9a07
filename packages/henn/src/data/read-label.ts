import { holdsLabels, readDicomLabels } from '../io/dicom/index.js'
import { isDicomPath, readVolume } from '../io/formats.js'
import type { Volume } from '../io/volume.js'
import type { Label, OpenOptions } from './dataset.js'
import { joinMasks } from './join-masks.js'

/** Whether a label is outlines or segments with names, not a label map. */
export function isOutlines(path: string): boolean {
  return isDicomPath(path) && holdsLabels(path)
}

/**
 * Reads the label map of a case from its file, from masks, one for each label but the background, or from a DICOM segmentation or
 * structure set, by the names of the labels; undefined for a case without. Throws InputError naming the case or the file.
 */
export async function readLabel(
  { id, labels: paths }: { id: string; labels: readonly string[] },
  labels: readonly Label[],
  { allowGridMismatch, arrays }: OpenOptions,
  image: Volume,
): Promise<Volume | undefined> {
  if (paths.length === 1 && isOutlines(paths[0])) return readOutlines(paths[0], labels, image)
  const volumes: Volume[] = []
  for (const path of paths) volumes.push(await readVolume(path, { array: arrays?.label }))
  return volumes.length > 1 ? joinMasks(id, volumes, labels, allowGridMismatch) : volumes[0]
}

async function readOutlines(path: string, labels: readonly Label[], image: Volume): Promise<Volume> {
  const found = labels.filter(({ value }) => value !== 0)
  const { labels: map } = await readDicomLabels(path, image, { names: found.map(({ name }) => name) })
  const values = [0, ...found.map(({ value }) => value)]
  return { ...map, data: map.data.map((place) => values[place]) }
}
