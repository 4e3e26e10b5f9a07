import { plural } from '../../plural.js'
import { casesOf, type Finding, type Severity } from './findings.js'
import type { DatasetReport, GeometrySummary, SplitSummary } from './report.js'
import { listText, numberText, spanText } from './words.js'

/** What page and terminal say in the same words. */

/** "200 cases, 1 channel (MRI), 2 classes". */
export function contentsText({ counts, channels, classes }: DatasetReport): string {
  const classCount = classes.length === 1 ? '1 class' : `${classes.length} classes`
  return `${plural(counts.cases, 'case')}, ${plural(channels.length, 'channel')} (${listText(channels, 8)}), ${classCount}`
}

/** "train takes it: no errors, 2 warnings". */
export function verdictText({ healthy, findings }: DatasetReport): string {
  const count = (severity: Severity): string => {
    const found = findings.filter((finding) => finding.severity === severity).length
    return found === 0 ? `no ${severity}s` : plural(found, severity)
  }
  return `train ${healthy ? 'takes' : 'refuses'} it: ${count('error')}, ${count('warning')}`
}

/** "RAS in 198 cases, LPS in 2". */
export function orientationText({ orientations }: GeometrySummary): string {
  return orientations.map(({ codes, cases }, i) => `${codes} in ${i === 0 ? plural(cases, 'case') : cases}`).join(', ')
}

/** "12 cases, by up to 20°". */
export function obliqueText({ oblique }: GeometrySummary): string {
  return oblique.cases === 0 ? 'none' : `${plural(oblique.cases, 'case')}, by up to ${numberText(oblique.degrees)}°`
}

/** "5, drawn at random, of 160 cases to train on and 40 to validate". */
export function splitText(splits: SplitSummary | null): string {
  if (splits === null) return 'none can be made'
  const { given, folds } = splits
  const [training, validation] = (['training', 'validation'] as const).map((side) => spanText(folds.map((fold) => fold[side])))
  return `${folds.length}, ${given ? 'given' : 'drawn at random'}, of ${training} cases to train on and ${validation} to validate`
}

/** "Cases without a label: 3 cases". */
export function headingText(finding: Finding): string {
  const { length } = casesOf(finding)
  return length === 0 ? finding.title : `${finding.title}: ${plural(length, 'case')}`
}

/** A line for each thing found; cases of which the same is said share one. */
export function detailLines({ details }: Finding): { cases: string[]; message: string }[] {
  const lines: { cases: string[]; message: string }[] = []
  const single = new Map<string, string[]>()
  for (const { cases, message } of details) {
    const before = single.get(message)
    if (cases.length === 1 && before !== undefined) before.push(cases[0])
    else {
      const line = { cases: [...cases], message }
      lines.push(line)
      if (cases.length === 1) single.set(message, line.cases)
    }
  }
  return lines
}
