import { plural } from '../plural.js'
import type { TransferReport } from './load-pretrained.js'

/** Names that are told; all are in the events. */
const most = 8

/** The report in lines: what was loaded, then what differs, with both shapes; of what was not loaded the first few. */
export function describeTransfer({ loaded, adapted, unfit, missing, unused }: TransferReport): string[] {
  const shape = (sizes: readonly number[]): string => `[${sizes.join(', ')}]`
  return [
    `${plural(loaded.length, 'tensor')} loaded, ${adapted.length} adapted; ${unfit.length + missing.length} start anew`,
    ...adapted.map(({ name, saved, own, how }) => `adapted: ${name} ${shape(saved)} to ${shape(own)} (${how})`),
    ...unfit.slice(0, most).map(({ name, saved, own }) => `not loaded: ${name} is ${shape(saved)} in the file ${shape(saved) === shape(own) ? 'too, but of other classes' : `but ${shape(own)} in the network`}`),
    ...(unfit.length > most ? [`not loaded: ${unfit.length - most} more`] : []),
    ...listed('not in the file', missing),
    ...listed('not in the network', unused),
  ]
}

function listed(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return []
  const shown = names.slice(0, most).join(', ')
  return [`${what}: ${shown}${names.length > most ? ` and ${names.length - most} more` : ''}`]
}
