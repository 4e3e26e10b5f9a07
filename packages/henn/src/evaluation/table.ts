import type { Evaluation, Score } from './evaluate.js'

/** The evaluation as a table for the terminal: a line for each case, then the means; columns Dice and IoU by class. */
export function formatTable({ mean, classes, cases, referencesWithoutPrediction }: Evaluation): string {
  const rows = [
    ['case', ...classes.flatMap(({ name }) => [`${name} Dice`, `${name} IoU`])],
    ...cases.map((entry) => [entry.id, ...entry.classes.flatMap(({ dice, iou }) => [text(dice), text(iou)])]),
    ['mean', ...classes.flatMap(({ dice, iou }) => [text(dice), text(iou)])],
  ]
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '),
  )
  const rule = '─'.repeat(lines[0].length)
  const notes = [`Mean over the classes: Dice ${text(mean.dice)}, IoU ${text(mean.iou)}, ${cases.length} cases.`]
  if (classes.some((entry) => entry.cases < cases.length)) {
    notes.push('–: the class is in neither prediction nor reference; such cases don\'t count in the means.')
  }
  if (referencesWithoutPrediction > 0) notes.push(`${referencesWithoutPrediction} references have no prediction.`)
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1), ...notes].join('\n')
}

function text(score: Score): string {
  return score === null ? '–' : score.toFixed(4)
}
