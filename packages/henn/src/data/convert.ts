import { copyFileSync, existsSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { InputError } from '../errors.js'
import { writeFileAtomic } from '../io/atomic-file.js'
import { resultName, volumeName, writeVolume } from '../io/formats.js'
import { makeFolder } from '../io/make-folder.js'
import { voxelCount, type Volume } from '../io/volume.js'
import type { VoxelType } from '../io/voxel-types.js'
import type { Case, CaseRef, Dataset } from './dataset.js'
import { checkIds } from './forms/ids.js'
import { writtenForms, type WrittenFiles, type WrittenForm, type WrittenFormName } from './forms/written-forms.js'

export interface ConvertOptions {
  to: WrittenFormName
  /** The folder that is written: a new one, or one that is empty. */
  output: string
  /** Of the volumes' names, and so their format; `.nii.gz` unless said otherwise. */
  ending?: string
  /** Ends it between two cases; it then rejects with the signal's reason, as it does for a failure. */
  signal?: AbortSignal
  onProgress?: (progress: { number: number; of: number; id: string }) => void
}

export interface ConvertResult {
  cases: number
  /** What of the dataset the form can't say, such as "its folds". */
  lost: string[]
  /** What there is to say about files, a line each. */
  warnings: string[]
}

/** Of files that lie alone; others have their geometry or voxels in a second one. */
const endingsCopied = ['.nii.gz', '.nii']

/**
 * Writes a dataset in another form. Each case is read and checked. The files of its image are copied where they are what is to
 * be written, else written in the smallest type that holds the voxels, which were read as float32; label maps are uint8. Cases
 * without a label go to the test cases. Throws InputError where the form can't hold the dataset, for a case that is refused, and
 * for a folder that holds something already; of what was written by then nothing is left.
 */
export async function convertDataset(dataset: Dataset, { to, output, ending = '.nii.gz', signal, onProgress }: ConvertOptions): Promise<ConvertResult> {
  if (volumeName(`a${ending}`) !== 'a' || resultName(`a${ending}`) !== `a${ending}`) throw new InputError(`${JSON.stringify(ending)} is no ending of volumes that are written. Take .nii.gz for one.`)
  const form: WrittenForm = writtenForms[to]
  checkIds(dataset.cases.map(({ id }) => id), dataset.name, 'the dataset')
  form.check(dataset)
  const above = requireEmpty(output)
  const warnings = new Set<string>()
  /** What was made directly in the folder. */
  const made = new Set<string>()
  try {
    const written: (CaseRef & WrittenFiles)[] = []
    for (const [index, ref] of dataset.cases.entries()) {
      signal?.throwIfAborted()
      const entry = await dataset.load(ref.id)
      for (const line of [...(entry.image.warnings ?? []), ...(entry.label?.warnings ?? [])]) warnings.add(line)
      const { images = [] } = ref
      const files = form.filesOf({ id: ref.id, patient: ref.patient, channels: dataset.channels, files: images.length, labelled: entry.label !== undefined, ending })
      for (const path of [...files.images, files.label ?? []].flat()) {
        made.add(path.split('/')[0])
        makeFolder(join(output, dirname(path)))
      }
      await writeCase(entry, images, files, { output, ending })
      written.push({ ...ref, ...files })
      onProgress?.({ number: index + 1, of: dataset.cases.length, id: ref.id })
      await setImmediate()
    }
    if (written.every(({ label }) => label === undefined)) throw new InputError(`Dataset ${dataset.name} has no case with a label. Add some.`)
    for (const [name, content] of Object.entries(form.describe(dataset, written, ending))) {
      made.add(name)
      writeFileAtomic(join(output, name), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`)
    }
  } catch (error) {
    for (const name of made) rmSync(join(output, name), { recursive: true, force: true })
    for (const folder of above) removeIfEmpty(folder)
    throw error
  }
  return { cases: dataset.cases.length, lost: form.lost(dataset), warnings: [...warnings] }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // It was not made, or somebody else has put something there meanwhile.
  }
}

async function writeCase({ image, label }: Case, sources: readonly string[], files: WrittenFiles, { output, ending }: { output: string; ending: string }): Promise<void> {
  if (sources.length === files.images.length && sources.every((source) => isCopied(source, ending))) {
    for (const [i, source] of sources.entries()) copyFileSync(source, join(output, files.images[i]))
  } else {
    const volumes = files.images.length === 1 ? [image] : channelsOf(image)
    for (const [i, volume] of volumes.entries()) await writeVolume(join(output, files.images[i]), volume, smallestType(volume.data))
  }
  // On the image's grid, which its own may miss by a little, or more where that is allowed.
  if (label !== undefined) await writeVolume(join(output, files.label!), { ...label, affine: image.affine, spacingMm: image.spacingMm }, 'uint8')
}

function isCopied(source: string, ending: string): boolean {
  return endingsCopied.includes(ending) && source.endsWith(ending) && statSync(source).isFile()
}

function channelsOf(image: Volume<Float32Array>): Volume<Float32Array>[] {
  const size = voxelCount(image.shapeZyx)
  return Array.from({ length: image.channels }, (_, channel) => ({ ...image, channels: 1, data: image.data.subarray(channel * size, (channel + 1) * size) }))
}

/** The smallest type that holds the values exactly. */
function smallestType(data: Float32Array): VoxelType {
  let [least, most] = [Infinity, -Infinity]
  for (let i = 0; i < data.length; i++) {
    if (!Number.isInteger(data[i])) return 'float32'
    least = Math.min(least, data[i])
    most = Math.max(most, data[i])
  }
  const ranges: [VoxelType, number, number][] = [
    ['uint8', 0, 2 ** 8],
    ['int16', -(2 ** 15), 2 ** 15],
  ]
  return ranges.find(([, from, end]) => least >= from && most < end)?.[0] ?? 'float32'
}

/** Gives the folders that had to be made for it, the deepest first. */
function requireEmpty(output: string): string[] {
  if (existsSync(output) && (!statSync(output).isDirectory() || readdirSync(output).length > 0)) {
    throw new InputError(`${output}: ${statSync(output).isDirectory() ? 'holds something already' : 'a file'}. Choose a new folder with --output, or empty it.`)
  }
  const missing: string[] = []
  for (let folder = resolve(output); !existsSync(folder) && folder !== dirname(folder); folder = dirname(folder)) missing.push(folder)
  try {
    makeFolder(output)
    return missing
  } catch (error) {
    for (const folder of missing) removeIfEmpty(folder)
    throw new InputError(`${output}: can't be made (${(error as NodeJS.ErrnoException).code}). Choose another folder with --output.`, { cause: error })
  }
}
