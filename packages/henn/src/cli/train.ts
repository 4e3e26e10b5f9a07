import type { Command } from 'commander'
import { consoleReader } from '../monitoring/console.js'
import { addConfigOptions, configFrom, configSources, type ConfigOptions } from './config-options.js'
import type { Context } from './context.js'
import { addDemo } from './demo.js'
import { exitCodeOf } from './exit.js'

const examples = `
Examples:
  henn train --config quick_test                     the whole way in two minutes, on synthetic volumes
  henn train --data Task04_Hippocampus               the preset production on a dataset
  henn train --data Task04_Hippocampus --max_minutes 15
  henn train --config my.yaml --set training.optimizer=sgd --lr 0.01
  henn train --config fine_tuning --pretrained best_model.pth --data FOLDER
  henn train --resume checkpoints/latest_model.pth   go on; most flags given again override what it was trained with

Flags may be written with _ or with -.`

type Options = ConfigOptions & { resume?: string; output_dir?: string }

/** `henn train`, and `henn train demo` below it. */
export function addTrain(program: Command, context: Context): void {
  const command = program.command('train').description('train a network; "train demo" shows it all in a minute').enablePositionalOptions()
  addConfigOptions(command)
    .option('--resume <checkpoint>', 'go on from a checkpoint, with the configuration it carries')
    .option('--output_dir <folder>', 'where checkpoints and logs go (default: the current folder)')
    .addHelpText('after', examples)
    .action((options: Options) => train(options, context))
  addDemo(command, context)
}

async function train(options: Options, context: Context): Promise<void> {
  const { resume, output_dir: outputDir } = options
  const config = resume === undefined ? await configFrom(options, context) : await (await context.modules.training()).resumeConfig(resume, configSources(options))
  const { train } = await context.modules.training()
  const reader = consoleReader(context.out)
  try {
    const result = await train(config, { onEvent: reader.onEvent, outputDir, resume })
    context.exitCode = exitCodeOf(result.reason)
  } finally {
    reader.close()
  }
}
