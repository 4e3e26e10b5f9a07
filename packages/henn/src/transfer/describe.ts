import { plural } from '../plural.js'
import type { TransferReport } from './load-pretrained.js'

/** The report in lines: what was loaded, then what differs, with both shapes. */
export function describeTransfer({ loaded, adapted, unfit, missing, unused }: TransferReport): string[] {
  const shape = (sizes: readonly number[]): string => `[${sizes.join(', ')}]`
  return [
    `${plural(loaded.length, 'tensor')} loaded, ${adapted.length} adapted; ${unfit.length + missing.length} start anew`,
    ...adapted.map(({ name, saved, own, how }) => `adapted: ${name} ${shape(saved)} to ${shape(own)} (${how})`),
    ...unfit.map(({ name, saved, own }) => `not loaded: ${name} is ${shape(saved)} in the file ${shape(saved) === shape(own) ? 'too, but of other classes' : `but ${shape(own)} in the network`}`),
    ...listed('not in the file', missing),
    ...listed('not in the network', unused),
  ]
}

function listed(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return []
  const shown = names.slice(0, 8).join(', ')
  return [`${what}: ${shown}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`]
}
