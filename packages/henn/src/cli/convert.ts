import type { Command } from 'commander'
import { loadConfig, type Config } from '../config/index.js'
import { nearest } from '../config/nearest.js'
import type { WrittenFormName } from '../data/forms/written-forms.js'
import { InputError } from '../errors.js'
import type { FinishReason } from '../monitoring/events.js'
import { plural } from '../plural.js'
import { collect } from './collect.js'
import { configSources, requireDataset, type ConfigOptions } from './config-options.js'
import type { Context } from './context.js'
import { exitCodeOf } from './exit.js'
import { requireFlags } from './usage.js'

const examples = `
Examples:
  henn convert --data Task04_Hippocampus --to nnunet --output nnUNet_raw/Dataset004_Hippocampus
  henn convert --data cases.csv --to decathlon --output Task11_Mine
  henn convert --data my_bids_dataset --to table --output cases --ending .nrrd`

const signals = ['SIGINT', 'SIGTERM'] as const
const forms: readonly WrittenFormName[] = ['nnunet', 'decathlon', 'table', 'bids']

type Options = ConfigOptions & { to: string; output: string; ending?: string }

/** `henn convert`. */
export function addConvert(program: Command, context: Context): void {
  program
    .command('convert')
    .description('write a dataset in another form; each case is checked on the way')
    .option('--data <path>', 'the dataset: a folder of the Decathlon, of nnU-Net or in BIDS, or a table of cases')
    .option('--to <form>', `the form that is written: ${forms.join(', ')} (required)`)
    .option('--output <folder>', 'a new or empty folder (required)')
    .option('--ending <ending>', "of the volumes' names, and so their format (default: .nii.gz)")
    .option('--set <data.key=value>', 'how it is read: data.arrays.image, data.allow_grid_mismatch …; may be given again and again', collect)
    .option('--plugin <module>', 'a file (./mine.mjs) or package that the dataset comes from; may be given again and again', collect)
    .addHelpText('after', examples)
    .action(({ to, output, ending, ...options }: Options, command: Command) => {
      requireFlags(command, ['to', 'output'])
      return convert({ to, output, ending, config: loadConfig(configSources(options)) }, context)
    })
}

async function convert({ to, output, ending, config }: Pick<Options, 'to' | 'output' | 'ending'> & { config: Config }, context: Context): Promise<void> {
  const { out, err } = context
  const form = forms.find((name) => name === to)
  if (form === undefined) throw new InputError(`--to is ${JSON.stringify(to)}; did you mean ${nearest(to, forms)}? See henn convert --help.`)
  requireDataset(config, 'convert')
  const { openWithPlugins } = await import('../data/open-configured.js')
  const { convertDataset } = await import('../data/convert.js')
  const interruption = new AbortController()
  const interrupt = (signal: NodeJS.Signals): void => interruption.abort(signal)
  for (const signal of signals) process.once(signal, interrupt)
  try {
    const { cases, lost, warnings } = await convertDataset(await openWithPlugins(config), {
      to: form,
      output,
      ending,
      signal: interruption.signal,
      onProgress: ({ number, of, id }) => void out.write(`${number}/${of}  ${id}\n`),
    })
    for (const line of warnings) err.write(`warning: ${line}\n`)
    for (const what of lost) err.write(`The form ${form} can't say ${what}; left out.\n`)
    out.write(`${plural(cases, 'case')} in ${output}\n`)
  } catch (error) {
    if (!interruption.signal.aborted || error !== interruption.signal.reason) throw error
    err.write(`henn: interrupted; what was written to ${output} is gone again. Start it anew.\n`)
    context.exitCode = exitCodeOf(error as FinishReason)
  } finally {
    for (const signal of signals) process.off(signal, interrupt)
  }
}
