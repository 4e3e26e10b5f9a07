import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { channelName, parseChannelName } from '../data/channel-names.js'
import { InputError } from '../errors.js'
import { holdsImages, partPath } from '../io/dicom/index.js'
import { dicomName, isDicomPath, knownEndings, resultName, volumeName } from '../io/formats.js'
import { makeFolder } from '../io/make-folder.js'
import { volumeFiles } from '../io/volume-files.js'

/** An image to be predicted. */
export interface InputCase {
  /** The file's name without its ending, and without the number of a channel. */
  id: string
  /** Its file, or one for each channel, in order. */
  images: string[]
  /** What the file of its label map is called. */
  result: string
}

/** The volume's file, those of the folder, sorted by name, or the DICOM series that the folder holds. Throws InputError where there are none. */
export function findCases(input: string): InputCase[] {
  if (partPath(input).uid !== undefined || (isDicomPath(input) && existsSync(input) && !statSync(input).isDirectory())) return [caseOf(dicomName(input), input)]
  const stat = statSync(input, { throwIfNoEntry: false })
  if (stat === undefined) throw new InputError(`${input}: no such file or folder. Check the path.`)
  if (!stat.isDirectory()) {
    const id = volumeName(input)
    if (id === undefined) throw new InputError(`${input}: its name must end in ${knownEndings}. Give such a file, or a folder of them.`)
    return [caseOf(id, input)]
  }
  const files = volumeFiles(input)
  if (files.size === 0 && holdsImages(input)) return [caseOf(dicomName(input), input)]
  if (files.size === 0) throw new InputError(`${input}: holds no ${knownEndings} file. Give a folder of volumes, or of a DICOM series.`)
  return [...files].map(([id, file]) => caseOf(id, join(input, file)))
}

function caseOf(id: string, path: string): InputCase {
  return { id, images: [path], result: resultName(path) }
}

/**
 * Joins files that are the channels of one image, where all are named as nnU-Net has it: `CASE_0000`, `CASE_0001` … Any others stay
 * images of their own. A case without a file for each of `channels` is listed among `failed`.
 */
export function joinChannelFiles(cases: readonly InputCase[], channels: readonly string[]): { cases: InputCase[]; failed: { id: string; error: InputError }[] } {
  const numbered = cases.flatMap((one) => {
    const parsed = parseChannelName(one.id)
    return parsed === undefined || parsed.id === '' || parsed.channel >= channels.length ? [] : [{ one, ...parsed }]
  })
  if (numbered.length < cases.length || numbered.every(({ channel }) => channel !== 0)) return { cases: [...cases], failed: [] }
  const ofCase = new Map<string, InputCase[]>()
  for (const { one, id, channel } of numbered) {
    ofCase.set(id, ofCase.get(id) ?? [])
    ofCase.get(id)![channel] = one
  }
  const failed: { id: string; error: InputError }[] = []
  const joined: InputCase[] = []
  for (const [id, files] of ofCase) {
    const missing = channels.findIndex((_, channel) => files[channel] === undefined)
    if (missing < 0) joined.push({ id, images: files.flatMap(({ images }) => images), result: `${id}${files[0].result.slice(files[0].id.length)}` })
    else failed.push({ id, error: new InputError(`Case ${id}: no file for its channel ${channels[missing]}, ${channelName(id, missing)}. Add it, or take the case out.`) })
  }
  return { cases: joined, failed }
}

/** Creates the folder for the results. Throws InputError where it can't be written, or where they would replace the inputs. */
export function openOutput(output: string, cases: readonly InputCase[]): void {
  try {
    makeFolder(output)
    accessSync(output, constants.W_OK)
  } catch (error) {
    throw new InputError(`${output}: no folder that can be written (${(error as NodeJS.ErrnoException).code}). Choose another one with --output.`, { cause: error })
  }
  if (realpathSync(output) === realpathSync(dirname(cases[0].images[0]))) {
    throw new InputError(`${output}: the label maps would replace the volumes, which have the same names. Choose another folder with --output.`)
  }
}
