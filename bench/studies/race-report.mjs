import { formatTable } from '../table.mjs'

/** A line for each round: both finals, and when ours reached the peer's. */
export function raceReport(runs) {
  const rounds = [...new Set(runs.map(({ machine, round }) => `${machine} #${round}`))]
  const rows = rounds.flatMap((key) => {
    const [ours, peer] = ['HENN', 'MONAI UNet'].map((name) => runs.find((run) => run.name === name && `${run.machine} #${run.round}` === key))
    if (ours === undefined || peer === undefined) return []
    const reached = ours.points.find(({ dice }) => dice >= peer.final)
    return [[key, peer.final.toFixed(4), String(peer.steps), ours.final.toFixed(4), String(ours.steps), reached === undefined ? 'never' : `${(reached.seconds / 60).toFixed(1)} min`]]
  })
  return formatTable([['machine and round', "MONAI's Dice", 'steps', 'ours', 'steps', "ours reached MONAI's after"], ...rows])
}
