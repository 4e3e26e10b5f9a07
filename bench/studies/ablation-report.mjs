import { formatTable } from '../table.mjs'

/**
 * For each arm its mean Dice and what it differs from the reference by, seed by seed: the mean of the differences and its
 * standard error. What pays, or costs, differs by more than two of them. A seed's cells are of one machine, or not compared.
 */
export function ablationReport(cells, { arms, reference }) {
  const of = (arm) => new Map(cells.filter((cell) => cell.arm === arm).map((cell) => [cell.seed, cell]))
  const base = of(reference)
  const rows = arms.map((arm) => {
    const own = of(arm)
    const dices = [...own.values()].map(({ dice }) => dice)
    if (dices.length === 0) return [arm, '', '', '', '', '']
    const differences = [...own].flatMap(([seed, { dice, machine }]) => (base.get(seed)?.machine === machine ? [dice - base.get(seed).dice] : []))
    const steps = mean([...own.values()].map((cell) => cell.steps))
    return [arm, String(dices.length), mean(dices).toFixed(4), arm === reference ? '' : signed(mean(differences)), arm === reference ? '' : verdict(differences), steps.toFixed(0)]
  })
  return formatTable([['arm', 'seeds', 'Dice', 'difference', 'two standard errors', 'steps'], ...rows])
}

function verdict(differences) {
  if (differences.length < 2) return ''
  const error = standardError(differences)
  const difference = mean(differences)
  const word = Math.abs(difference) <= 2 * error ? 'within' : difference > 0 ? 'better' : 'worse'
  return `${(2 * error).toFixed(4)} ${word}`
}

const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

function standardError(values) {
  const middle = mean(values)
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
  return Math.sqrt(variance / values.length)
}
