import type { Command } from 'commander'
import { addConfigOptions, configFrom, type ConfigOptions } from './config-options.js'
import type { Context } from './context.js'
import { wholeNumber } from './whole-number.js'

const examples = `
Examples:
  henn model
  henn model --set model.type=mednext --set model.kernel_size=5 --depth 3
  henn model --data Task04_Hippocampus --set "data.patch_size=[96, 96, 96]" --batch_size 1 --set model.gradient_checkpointing=true`

type Options = ConfigOptions & { channels?: number; classes?: number; depth: number }

/** `henn model`. */
export function addModel(program: Command, context: Context): void {
  const command = program.command('model').description('the layers of the network that "train" would take: shapes, parameters, FLOPs, memory')
  addConfigOptions(command)
    .option('--channels <n>', "channels of the image (default: the dataset's, else 1)", wholeNumber('--channels'))
    .option('--classes <n>', "classes, the background among them (default: the dataset's, else 3)", wholeNumber('--classes'))
    .option('--depth <n>', 'how many layers within layers are listed', wholeNumber('--depth'), 2)
    .addHelpText('after', examples)
    .action((options: Options) => describeModel(options, context))
}

async function describeModel({ channels, classes, depth, ...options }: Options, context: Context): Promise<void> {
  const { modules, out } = context
  const { describeNetwork, formatSummary } = await modules.models()
  const description = await describeNetwork(await configFrom(options, context), { inChannels: channels, classes })
  const { summary, shape, precision } = description
  out.write(`${formatSummary(summary, depth)}\nOf a batch of ${shape.join('×')} in ${precision}, ${description.classes} classes.\n`)
  if (description.isUnplanned) out.write('Stages and patch are as for most datasets, since no measurements of this dataset are kept: of one that is made of files "henn plan" keeps them.\n')
}
