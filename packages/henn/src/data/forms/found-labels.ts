import { setImmediate } from 'node:timers/promises'
import { InputError } from '../../errors.js'
import { readVolume } from '../../io/formats.js'
import { roundLabels } from '../case-check.js'
import type { Label } from '../dataset.js'
import { isOutlines } from '../read-label.js'
import type { CaseFiles } from './dataset-of-files.js'

const anyLabel: Label[] = Array.from({ length: 256 }, (_, value) => ({ value, name: String(value) }))

/**
 * Labels that nobody has named: the background, and each other value from 1 to 255 that is in some label map, called `label 3`.
 * Reads all label maps, one by one. One that can't be read or holds other values is passed over, and refused when its case is
 * loaded. Throws InputError naming the case where a label has names for values, or what is wrong with the first where none can be read.
 */
export async function foundLabels(cases: readonly CaseFiles[], array: string | undefined): Promise<Label[]> {
  const found = new Set([0])
  let failure: unknown
  let read = 0
  for (const { id, labels } of cases) {
    for (const path of labels) {
      if (isOutlines(path)) throw new InputError(`Case ${id}: ${path} holds names, not values. Name the labels below "labels" in a table in JSON.`)
      try {
        const { data } = await readVolume(path, { array })
        for (const value of new Set(roundLabels(id, data, anyLabel))) found.add(value)
        read++
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        failure ??= error
      }
      await setImmediate()
    }
  }
  if (read === 0 && failure !== undefined) throw failure
  return [...found].toSorted((a, b) => a - b).map((value) => ({ value, name: value === 0 ? 'background' : `label ${value}` }))
}
