import type { FindingKind } from './findings.js'

/** A problem of the one case that is being looked at. */
export interface Note<Kind extends FindingKind = FindingKind> {
  kind: Kind
  message: string
}
