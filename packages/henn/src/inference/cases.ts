import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { InputError } from '../errors.js'
import { holdsImages, partPath } from '../io/dicom/index.js'
import { dicomName, isDicomPath, knownEndings, volumeName } from '../io/formats.js'
import { makeFolder } from '../io/make-folder.js'
import { volumeFiles } from '../io/volume-files.js'

/** A volume to be predicted. */
export interface InputCase {
  /** The file's name without its ending. */
  id: string
  path: string
}

/** The volume's file, those of the folder, sorted by name, or the DICOM series that the folder holds. Throws InputError where there are none. */
export function findCases(input: string): InputCase[] {
  if (partPath(input).uid !== undefined || (isDicomPath(input) && existsSync(input) && !statSync(input).isDirectory())) return [{ id: dicomName(input), path: input }]
  const stat = statSync(input, { throwIfNoEntry: false })
  if (stat === undefined) throw new InputError(`${input}: no such file or folder. Check the path.`)
  if (!stat.isDirectory()) {
    const id = volumeName(input)
    if (id === undefined) throw new InputError(`${input}: its name must end in ${knownEndings}. Give such a file, or a folder of them.`)
    return [{ id, path: input }]
  }
  const files = volumeFiles(input)
  if (files.size === 0 && holdsImages(input)) return [{ id: dicomName(input), path: input }]
  if (files.size === 0) throw new InputError(`${input}: holds no ${knownEndings} file. Give a folder of volumes, or of a DICOM series.`)
  return [...files].map(([id, file]) => ({ id, path: join(input, file) }))
}

/** Creates the folder for the results. Throws InputError where it can't be written, or where they would replace the inputs. */
export function openOutput(output: string, cases: readonly InputCase[]): void {
  try {
    makeFolder(output)
    accessSync(output, constants.W_OK)
  } catch (error) {
    throw new InputError(`${output}: no folder that can be written (${(error as NodeJS.ErrnoException).code}). Choose another one with --output.`, { cause: error })
  }
  if (realpathSync(output) === realpathSync(dirname(cases[0].path))) {
    throw new InputError(`${output}: the label maps would replace the volumes, which have the same names. Choose another folder with --output.`)
  }
}
