import type { Command } from 'commander'
import { consoleReader } from '../monitoring/console.js'
import type { Context } from './context.js'
import { exitCodeOf } from './exit.js'

const examples = `
Examples:
  henn train demo
  henn train demo --output_dir /tmp/demo`

/** `henn train demo`. */
export function addDemo(train: Command, context: Context): void {
  train
    .command('demo')
    .description('one minute: train on synthetic volumes, predict one, draw image, truth and prediction')
    .option('--output_dir <folder>', 'where everything goes', 'henn_demo')
    .addHelpText('after', examples)
    .action(({ output_dir: outputDir }: { output_dir: string }) => demo(outputDir, context))
}

async function demo(outputDir: string, context: Context): Promise<void> {
  const { runDemo } = await context.modules.demo()
  const reader = consoleReader(context.out)
  try {
    const { training, picture } = await runDemo({ outputDir, onEvent: reader.onEvent })
    context.exitCode = exitCodeOf(training.reason)
    if (picture !== null) context.out.write(`Image, truth and prediction: ${picture}\n`)
  } finally {
    reader.close()
  }
}
