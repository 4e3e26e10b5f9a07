import type { Command } from 'commander'
import { duration } from '../monitoring/words.js'
import type { PredictOptions } from '../inference/types.js'
import type { Context } from './context.js'
import { requireFlags } from './usage.js'

const examples = `
Examples:
  henn predict --model checkpoints/best_model.pth --input scan.nii.gz --output predictions
  henn predict --model checkpoints/best_model.pth --input imagesTs --output predictions`

/** `henn predict`. */
export function addPredict(program: Command, context: Context): void {
  program
    .command('predict')
    .description('segment volumes with a trained network')
    .option('--model <checkpoint>', 'the checkpoint; it carries all that is needed (required)')
    .option('--input <path>', 'a volume, or a folder of volumes (required)')
    .option('--output <folder>', "where the label maps go, each under its case's file name and on its grid (required)")
    .addHelpText('after', examples)
    .action((options: PredictOptions, command: Command) => {
      requireFlags(command, ['model', 'input', 'output'])
      return predict(options, context)
    })
}

async function predict(options: PredictOptions, { modules, out }: Context): Promise<void> {
  const { predict } = await modules.inference()
  await predict({
    ...options,
    onProgress: ({ number, of, path, seconds }) => void out.write(`${number}/${of}  ${path}  ${duration(seconds)}\n`),
  })
}
