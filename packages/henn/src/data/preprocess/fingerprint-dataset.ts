import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomic } from '../../io/atomic-file.js'
import type { Dataset } from '../dataset.js'
import { fingerprintSchema, joinFingerprints, type CaseFingerprint, type Fingerprint } from '../fingerprint.js'
import { casesInUse } from '../splits.js'
import { readCached, stateOfFiles } from './cache.js'
import type { CasePool } from './case-pool.js'

const fileName = 'fingerprint.json'

const cachedSchema = z.object({ made_from: z.array(z.string()), fingerprint: fingerprintSchema })

/** Measures all cases of a dataset that some fold uses, or takes what was measured before where no file has changed since. Rejects as the pool does. */
export async function fingerprintDataset(dataset: Dataset, folder: string, pool: CasePool, onProgress?: (done: number, of: number) => void): Promise<Fingerprint> {
  const measured = casesInUse(dataset)
  const madeFrom = measured.map(stateOfFiles)
  const known = readFingerprint(folder, madeFrom)
  if (known !== undefined) return known
  const cases = await pool.run<CaseFingerprint>(measured.map(({ id }) => ({ kind: 'fingerprint', id })), onProgress)
  const fingerprint = joinFingerprints(cases)
  writeFileAtomic(join(folder, fileName), JSON.stringify({ made_from: madeFrom, fingerprint } satisfies z.input<typeof cachedSchema>))
  return fingerprint
}

/** What was measured before, of the same files; undefined where nothing was. */
export function knownFingerprint(dataset: Dataset, folder: string): Fingerprint | undefined {
  return readFingerprint(folder, casesInUse(dataset).map(stateOfFiles))
}

function readFingerprint(folder: string, madeFrom: readonly string[]): Fingerprint | undefined {
  const cached = cachedSchema.safeParse(readCached(join(folder, fileName)))
  const isCurrent = cached.success && JSON.stringify(cached.data.made_from) === JSON.stringify(madeFrom)
  return isCurrent ? cached.data.fingerprint : undefined
}
