// One training by the command line, in a process of its own, and its course.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const henn = fileURLToPath(new URL('../../packages/henn/dist/cli/index.js', import.meta.url))

/**
 * Runs `henn train` with these flags into a folder. One that was interrupted there goes on where it was left. Gives the
 * course of the training: at the end of each epoch seconds, steps and the mean Dice on the held-out cases.
 */
export async function train(flags, folder) {
  const latest = join(folder, 'checkpoints', 'latest_model.pth')
  if (courseOf(folder)?.isDone) return courseOf(folder)
  mkdirSync(folder, { recursive: true })
  const start = existsSync(latest) ? ['--resume', latest, ...flags.filter((flag, i) => flag === '--plugin' || flags[i - 1] === '--plugin')] : [...flags, '--output_dir', folder]
  await run(process.execPath, [henn, 'train', ...start])
  return courseOf(folder)
}

function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const end = () => child.kill('SIGTERM')
    // A terminal sends its own to both, and a second one would end the child before it has saved.
    const wait = () => undefined
    process.once('SIGTERM', end)
    process.once('SIGINT', wait)
    child.on('error', reject)
    child.on('exit', (code) => {
      process.off('SIGTERM', end)
      process.off('SIGINT', wait)
      if (code === 0) resolve()
      else reject(new Error(`${args.slice(1).join(' ')} ended with exit code ${code}`))
    })
  })
}

/** What the event log of a run tells; undefined where there is none. */
export function courseOf(folder) {
  const path = join(folder, 'logs', 'events.jsonl')
  if (!existsSync(path)) return undefined
  const events = readFileSync(path, 'utf8').trimEnd().split('\n').flatMap(parsed)
  const started = events.filter(({ type }) => type === 'run_started')
  const finished = events.findLast(({ type }) => type === 'run_finished')
  // Those after the last checkpoint of a run that was killed are done again.
  const steps = new Set()
  let seconds = 0
  let validation
  const points = []
  for (const event of events) {
    if (event.type === 'run_started') seconds = event.seconds_before
    if (event.type === 'step') steps.add(`${event.epoch} ${event.step}`)
    if (event.type === 'validation') validation = event
    if (event.type !== 'epoch') continue
    seconds += event.seconds.total
    if (validation?.epoch === event.epoch) points.push({ seconds, steps: steps.size, dice: validation.dice_mean, dice_per_class: validation.dice_per_class })
  }
  return { points, parameters: started[0]?.parameters, seconds: finished?.seconds ?? seconds, isDone: ['completed', 'max_minutes'].includes(finished?.reason) }
}

function parsed(line) {
  try {
    return [JSON.parse(line)]
  } catch {
    // Torn by a crash.
    return []
  }
}
