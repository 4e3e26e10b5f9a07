import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { normaliseFlags } from './argv.js'
import { addCheck } from './check.js'
import { addConfig } from './config.js'
import type { Context } from './context.js'
import { addConvert } from './convert.js'
import { addEvaluate } from './evaluate.js'
import { errorText, exitCodeOfError } from './exit.js'
import { addModel } from './model.js'
import { modules } from './modules.js'
import { addPlan } from './plan.js'
import { addPredict } from './predict.js'
import { addSetup } from './setup.js'
import { addTrain } from './train.js'
import { Printed, reportUsage } from './usage.js'

const examples = `
Examples:
  henn train --config quick_test
  henn train --data Task04_Hippocampus
  henn predict --model checkpoints/best_model.pth --input imagesTs --output predictions
  henn evaluate --prediction predictions --reference labelsTs

Each command has its own --help.`

export function buildProgram(context: Context): Command {
  const program = new Command('henn')
    .description('Trains, evaluates and ships 3D medical image segmentation networks.')
    .version(version(), '--version')
    .enablePositionalOptions()
    .addHelpText('after', examples)
    .configureOutput({
      writeOut: (text) => void context.out.write(text),
      // Errors are printed by runCommandLine, in one line.
      writeErr: () => {},
      getOutHelpWidth: () => context.out.columns ?? 100,
    })
  for (const add of [addTrain, addPredict, addEvaluate, addCheck, addPlan, addConvert, addModel, addConfig, addSetup]) add(program, context)
  reportUsage(program)
  return program
}

/** Runs one command line (without `node` and script) and gives the exit code. Never throws. */
export async function runCommandLine(argv: readonly string[], given: Partial<Context> = {}): Promise<number> {
  const context: Context = { modules, out: process.stdout, err: process.stderr, exitCode: 0, ...given }
  const program = buildProgram(context)
  try {
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(normaliseFlags(argv), { from: 'user' })
    return context.exitCode
  } catch (error) {
    if (error instanceof Printed) return 0
    context.err.write(`${errorText(error, process.env.HENN_DEBUG === '1')}\n`)
    return exitCodeOfError(error)
  }
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
