import type { Command } from 'commander'
import pc from 'picocolors'
import { loadConfig, presetNames, type Config } from '../config/index.js'
import type { CheckProgress } from '../data/check/index.js'
import type { Terminal } from '../monitoring/console.js'
import { collect } from './collect.js'
import { configSources, requireDataset, type ConfigOptions } from './config-options.js'
import type { Context } from './context.js'

const examples = `
Exit code: 0 where "train" would take the dataset, warnings or not; 2 where it would refuse it.

Examples:
  henn check --data Task04_Hippocampus
  henn check --data Task04_Hippocampus --output report    report.html too, with pictures`

type Options = ConfigOptions & { output?: string }

/** `henn check`. */
export function addCheck(program: Command, context: Context): void {
  program
    .command('check')
    .description('look a dataset through: grids, labels, values, duplicates, what training knows of validation')
    .option('--data <folder>', 'the dataset folder (data.path)')
    .option('--output <folder>', 'where to write report.json and report.html, a page with pictures of cases')
    .option('--config <name|file>', `how "train" would take it: a preset (${presetNames.join(', ')}) or a YAML or JSON file`)
    .option('--set <section.key=value>', 'any field; may be given again and again', collect)
    .option('--plugin <module>', 'a file (./mine.mjs) or package that the dataset comes from; may be given again and again', collect)
    .addHelpText('after', examples)
    .action(({ output, ...options }: Options) => check(loadConfig(configSources(options)), output, context))
}

async function check(config: Config, output: string | undefined, context: Context): Promise<void> {
  requireDataset(config, 'check')
  const { out, err } = context
  const { checkDataset, formatReport, openReportFolder, writeReport } = await import('../data/check/index.js')
  const { openWithPlugins } = await import('../data/open-configured.js')
  const dataset = await openWithPlugins(config)
  if (output !== undefined) openReportFolder(output)

  const { folds, allow_grid_mismatch: allowGridMismatch, arrays } = config.data
  const progress = progressLine(err)
  try {
    const report = await checkDataset(dataset, { folds, seed: config.system.seed, allowGridMismatch, arrays, onProgress: progress.show('checking') })
    const written = output === undefined ? [] : await writeReport(output, dataset, report, { allowGridMismatch, arrays, onProgress: progress.show('drawing') })
    progress.clear()
    out.write(`${formatReport(report, pc.createColors(isInteractive(out) && !process.env.NO_COLOR))}\n`)
    for (const path of written) out.write(`${path}\n`)
    context.exitCode = report.healthy ? 0 : 2
  } finally {
    progress.clear()
  }
}

const toStart = '\r\u001b[K'

/** A line drawn in place on a terminal, nothing elsewhere. */
function progressLine(stream: Terminal): { show: (doing: string) => ((progress: CheckProgress) => void) | undefined; clear: () => void } {
  const interactive = isInteractive(stream)
  return {
    show: (doing) =>
      interactive ? ({ number, of, id }) => void stream.write(`${toStart}${`${doing} ${number}/${of}  ${id}`.slice(0, (stream.columns ?? 80) - 1)}`) : undefined,
    clear: () => void (interactive && stream.write(toStart)),
  }
}

function isInteractive(stream: Terminal): boolean {
  return Boolean(stream.isTTY) && process.env.TERM !== 'dumb'
}
