import type { Command } from 'commander'
import { duration } from '../monitoring/words.js'
import type { PredictOptions } from '../inference/types.js'
import { collect } from './collect.js'
import type { Context } from './context.js'
import { errorText, exitCodeOfError } from './exit.js'
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
    .option('--model <checkpoint>', 'the checkpoint; it carries all that is needed, but for plugins (required)')
    .option('--input <path>', 'a volume, a folder of volumes (CASE_0000, CASE_0001 … are channels of one), or of a DICOM series (required)')
    .option('--output <folder>', "where the label maps go, each under its case's file name and on its grid (required)")
    .option('--plugin <module>', 'a file (./mine.mjs) or package that the network comes from; may be given again and again', collect)
    .option('--previous_stage <checkpoint>', 'of a cascade: a network of 3d_lowres, where it is not at its old place; may be given again and again', collect)
    .addHelpText('after', examples)
    .action(({ plugin: plugins, previous_stage: previousStage, ...options }: PredictOptions & { plugin?: string[]; previous_stage?: string[] }, command: Command) => {
      requireFlags(command, ['model', 'input', 'output'])
      return predict({ ...options, plugins, previousStage }, context)
    })
}

/** A volume that can't be predicted is said in a line, and the exit code is the first one's; the others are predicted. */
async function predict(options: PredictOptions, context: Context): Promise<void> {
  const { modules, out, err } = context
  const { predict } = await modules.inference()
  const { failed } = await predict({
    ...options,
    onProgress: ({ number, of, path, seconds }) => void out.write(`${number}/${of}  ${path}  ${duration(seconds)}\n`),
    onWarning: (line) => void err.write(`${line}\n`),
  })
  for (const { error } of failed) err.write(`${errorText(error, process.env.HENN_DEBUG === '1')}\n`)
  if (failed.length > 0) context.exitCode = exitCodeOfError(failed[0].error)
}
