import { statSync } from 'node:fs'
import { join } from 'node:path'
import { volumeName } from '../../io/formats.js'
import { isThere, namesIn } from '../../io/read-text.js'

/** A file of a subject's session. */
export interface Scan {
  path: string
  /** What images and labels have in common: "sub-01_ses-2", or "sub-01" where there are no sessions. */
  id: string
  subject: string
  /** The rest of its name without the ending: "T1w", "space-orig_label-lesion_mask". */
  kind: string
}

/** The volumes in the folders `anat` of all subjects and their sessions below a folder; others are passed over. */
export function scansIn(folder: string): Scan[] {
  return foldersIn(folder, 'sub-').flatMap((subject) =>
    ['', ...foldersIn(join(folder, subject), 'ses-')].flatMap((session) => {
      const id = session === '' ? subject : `${subject}_${session}`
      const anat = join(folder, subject, session, 'anat')
      if (!isThere(anat)) return []
      return namesIn(anat).flatMap((file) => {
        const name = volumeName(file)
        return name?.startsWith(`${id}_`) ? [{ path: join(anat, file), id, subject, kind: name.slice(id.length + 1) }] : []
      })
    }),
  )
}

/** Names of folders that begin so, sorted. */
export function foldersIn(folder: string, start: string): string[] {
  if (!isThere(folder)) return []
  return namesIn(folder).filter((name) => name.startsWith(start) && statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory())
}
