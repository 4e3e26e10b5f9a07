import { accessSync, constants, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { InputError } from '../errors.js'
import { makeFolder } from '../io/make-folder.js'

const niftiName = /^([^.].*?)\.nii(?:\.gz)?$/i

/** A volume to be predicted. */
export interface InputCase {
  /** The file's name without .nii or .nii.gz. */
  id: string
  path: string
}

/** The NIfTI file, or those of the folder, sorted by name. Throws InputError where there are none. */
export function findCases(input: string): InputCase[] {
  const stat = statSync(input, { throwIfNoEntry: false })
  if (stat === undefined) throw new InputError(`${input}: no such file or folder. Check the path.`)
  if (!stat.isDirectory()) {
    const [found] = caseOf(dirname(input), basename(input))
    if (found === undefined) throw new InputError(`${input}: its name must end in .nii or .nii.gz. Give a NIfTI file, or a folder of them.`)
    return [found]
  }
  const cases = new Map<string, InputCase>()
  for (const found of readdirSync(input).toSorted().flatMap((file) => caseOf(input, file))) {
    const other = cases.get(found.id)
    if (other) throw new InputError(`${input}: holds both ${basename(other.path)} and ${basename(found.path)}. Keep one.`)
    cases.set(found.id, found)
  }
  if (cases.size === 0) throw new InputError(`${input}: holds no .nii or .nii.gz file. Give a folder of volumes.`)
  return [...cases.values()]
}

function caseOf(folder: string, file: string): InputCase[] {
  const [, id] = niftiName.exec(file) ?? []
  return id === undefined ? [] : [{ id, path: join(folder, file) }]
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
