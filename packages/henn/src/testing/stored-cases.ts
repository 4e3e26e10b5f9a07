import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Dataset } from '../data/dataset.js'
import { indexForeground } from '../data/patches.js'
import { readStoredCase, writeStoredCase, type StoredCase } from '../data/preprocess/case-file.js'
import { preprocessCase } from '../data/preprocess/preprocess-case.js'
import { memberIndices, targetsOfDataset } from '../data/targets.js'

/** The cases of a dataset, preprocessed in this thread as they are but for a z-score; their files go with the tests of the calling file. */
export async function storedCases(dataset: Dataset): Promise<StoredCase[]> {
  const folder = mkdtempSync(join(tmpdir(), 'henn-cases-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const plan = {
    axes: [0, 1, 2] as [number, number, number],
    spacingMm: [1, 1, 1] as [number, number, number],
    normalisations: dataset.channels.map(() => ({ scheme: 'z_score', inside: false }) as const),
    labelValues: dataset.labels.map(({ value }) => value),
  }
  const members = memberIndices(targetsOfDataset(dataset))
  const stored: StoredCase[] = []
  for (const { id } of dataset.cases) {
    const { image, label } = await dataset.load(id)
    const preprocessed = preprocessCase({ image, label }, plan)
    const path = join(folder, `${id}.safetensors`)
    writeStoredCase(path, { id, madeFrom: id, preprocessed, foreground: indexForeground(preprocessed.label, members), reference: label!.data })
    stored.push(readStoredCase(path, id)!)
  }
  return stored
}
