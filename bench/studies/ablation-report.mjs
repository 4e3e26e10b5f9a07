import { formatTable } from '../table.mjs'

/**
 * For each arm its mean Dice and the mean of its differences from the reference, seed by seed on the same machine. What pays, or
 * costs, differs by more than two standard errors. Three seeds tell little of how far one arm's differences spread, so the
 * spread is that of all arms together.
 */
export function ablationReport(cells, { arms, reference }) {
  const differences = new Map(arms.map((arm) => [arm, arm === reference ? [] : differencesOf(arm, reference, cells)]))
  const spread = pooledDeviation([...differences.values()])
  const rows = arms.map((arm) => {
    const own = cells.filter((cell) => cell.arm === arm)
    if (own.length === 0) return [arm, '', '', '', '', '']
    const compared = differences.get(arm)
    const columns = compared.length === 0 ? ['', ''] : [signed(mean(compared)), verdict(compared, spread)]
    return [arm, String(own.length), mean(own.map(({ dice }) => dice)).toFixed(4), ...columns, mean(own.map(({ steps }) => steps)).toFixed(0)]
  })
  return formatTable([['arm', 'seeds', 'Dice', 'difference', 'two standard errors', 'steps'], ...rows])
}

function differencesOf(arm, reference, cells) {
  return cells.flatMap((cell) => {
    if (cell.arm !== arm) return []
    const base = cells.find((other) => other.arm === reference && other.seed === cell.seed && other.machine === cell.machine)
    return base === undefined ? [] : [cell.dice - base.dice]
  })
}

/** The standard deviation within groups, from all of them; undefined where no group has two. */
function pooledDeviation(groups) {
  const squares = groups.flatMap((group) => group.map((value) => (value - mean(group)) ** 2))
  const freedom = groups.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0)
  return freedom === 0 ? undefined : Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / freedom)
}

function verdict(differences, spread) {
  if (spread === undefined) return ''
  const difference = mean(differences)
  const errors = (2 * spread) / Math.sqrt(differences.length)
  const word = Math.abs(difference) <= errors ? 'within' : difference > 0 ? 'better' : 'worse'
  return `${errors.toFixed(4)} ${word}`
}

const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
