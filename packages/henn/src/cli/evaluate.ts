import { join } from 'node:path'
import type { Command } from 'commander'
import { formatTable } from '../evaluation/table.js'
import type { Context } from './context.js'
import { requireFlags } from './usage.js'

const examples = `
Examples:
  henn evaluate --prediction predictions --reference labelsTr
  henn evaluate --prediction predictions --reference labelsTr --output scores.json`

interface Options {
  prediction: string
  reference: string
  output?: string
}

/** `henn evaluate`. */
export function addEvaluate(program: Command, context: Context): void {
  program
    .command('evaluate')
    .description('compare label maps with their references: Dice and IoU by class and case')
    .option('--prediction <folder>', 'the predicted label maps (required)')
    .option('--reference <folder>', 'the true ones, under the same file names (required)')
    .option('--output <file>', 'the JSON with all figures (default: summary.json beside the predictions)')
    .addHelpText('after', examples)
    .action((options: Options, command: Command) => {
      requireFlags(command, ['prediction', 'reference'])
      return evaluate(options, context)
    })
}

async function evaluate({ prediction, reference, output }: Options, { modules, out }: Context): Promise<void> {
  const { evaluate, requireSummaryPath, writeSummary } = await modules.evaluation()
  const path = output ?? join(prediction, 'summary.json')
  requireSummaryPath(path)
  const evaluation = await evaluate(prediction, reference)
  writeSummary(path, evaluation)
  out.write(`${formatTable(evaluation)}\n${path}\n`)
}
