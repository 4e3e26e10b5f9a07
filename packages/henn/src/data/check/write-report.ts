import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { InputError } from '../../errors.js'
import { writeFileAtomic } from '../../io/atomic-file.js'
import { makeFolder } from '../../io/make-folder.js'
import type { Dataset, OpenOptions } from '../dataset.js'
import type { CheckDatasetOptions } from './check-dataset.js'
import { drawCase, previewIds, type Preview } from './preview.js'
import type { DatasetReport } from './report.js'
import { reportPage } from './report-html.js'

/** Creates the folder for the report. Throws InputError where it can't be written: before the cases are looked at. */
export function openReportFolder(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new InputError(`${folder}: no folder that can be written (${(error as NodeJS.ErrnoException).code}). Choose another one with --output.`, { cause: error })
  }
}

/** Writes `report.json` and `report.html`, for whose pictures some cases are read again, and gives their paths. */
export async function writeReport(folder: string, dataset: Dataset, report: DatasetReport, { onProgress, ...options }: OpenOptions & Pick<CheckDatasetOptions, 'onProgress'> = {}): Promise<string[]> {
  const [json, html] = ['report.json', 'report.html'].map((name) => join(folder, name))
  writeFileAtomic(json, `${JSON.stringify(report, null, 2)}\n`)
  const previews: Preview[] = []
  const refs = new Map(dataset.cases.map((ref) => [ref.id, ref]))
  const ids = previewIds(report)
  for (const [i, id] of ids.entries()) {
    onProgress?.({ number: i + 1, of: ids.length, id })
    const preview = await drawCase(dataset, refs.get(id)!, options)
    if (preview !== undefined) previews.push(preview)
    await setImmediate()
  }
  writeFileAtomic(html, reportPage(report, previews))
  return [json, html]
}
