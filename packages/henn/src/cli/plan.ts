import type { Command } from 'commander'
import { consoleReader } from '../monitoring/console.js'
import { addConfigOptions, configFrom, type ConfigOptions } from './config-options.js'
import type { Context } from './context.js'

const examples = `
Examples:
  henn plan --data Task04_Hippocampus
  henn plan --data Task03_Liver --set data.planner=resenc_l
  henn plan --data Task03_Liver --set data.configuration=3d_lowres`

/** `henn plan`. */
export function addPlan(program: Command, context: Context): void {
  const command = program.command('plan').description('what "train" would do first: measure a dataset, plan networks for it, preprocess its cases')
  addConfigOptions(command)
    .addHelpText('after', examples)
    .action((options: ConfigOptions) => plan(options, context))
}

async function plan(options: ConfigOptions, context: Context): Promise<void> {
  const { planDataset, formatPlans } = await context.modules.planning()
  const reader = consoleReader(context.err)
  try {
    const planned = await planDataset(await configFrom(options, context), reader.onEvent)
    context.out.write(`${formatPlans(planned)}\n`)
  } finally {
    reader.close()
  }
}
