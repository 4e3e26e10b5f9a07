import { join } from 'node:path'
import type { Command } from 'commander'
import { formatTable } from '../evaluation/table.js'
import type { Context } from './context.js'
import { requireFlags } from './usage.js'

const examples = `
Examples:
  henn evaluate --prediction predictions --reference labelsTr
  henn evaluate --prediction predictions --reference labelsTr --output scores.json
  henn evaluate --prediction predictions --reference Dataset003_Brain/labelsTr --data Dataset003_Brain`

interface Options {
  prediction: string
  reference: string
  data?: string
  output?: string
}

/** `henn evaluate`. */
export function addEvaluate(program: Command, context: Context): void {
  program
    .command('evaluate')
    .description('compare label maps with their references: Dice and IoU by class and case')
    .option('--prediction <folder>', 'the predicted label maps (required)')
    .option('--reference <folder>', 'the true ones, under the same file names (required)')
    .option('--data <path>', 'the dataset whose classes or regions are judged, and whose label to be ignored counts nowhere (default: each value found)')
    .option('--output <file>', 'the JSON with all figures (default: summary.json beside the predictions)')
    .addHelpText('after', examples)
    .action((options: Options, command: Command) => {
      requireFlags(command, ['prediction', 'reference'])
      return evaluate(options, context)
    })
}

async function evaluate({ prediction, reference, data, output }: Options, { modules, out }: Context): Promise<void> {
  const { evaluate, requireSummaryPath, writeSummary } = await modules.evaluation()
  const path = output ?? join(prediction, 'summary.json')
  requireSummaryPath(path)
  const judged = data === undefined ? undefined : await (await import('../data/dataset.js')).openDataset(data)
  const evaluation = await evaluate(prediction, reference, judged)
  writeSummary(path, evaluation)
  out.write(`${formatTable(evaluation)}\n${path}\n`)
}
