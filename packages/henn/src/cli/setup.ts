import type { Command } from 'commander'
import type { Context } from './context.js'

const examples = `
Examples:
  henn setup
  HENN_LIBTORCH=/opt/libtorch henn setup    build against this libtorch
  HENN_CACHE=/data/henn henn setup          keep libtorch and the build there`

/** `henn setup`. */
export function addSetup(program: Command, context: Context): void {
  program
    .command('setup')
    .description('find or fetch libtorch and build the engine; does nothing where that is done')
    .addHelpText('after', examples)
    .action(() => setup(context))
}

async function setup({ modules, out, err }: Context): Promise<void> {
  const { setup, progressPrinter } = await modules.setup()
  const { version, libtorch } = await setup({ onProgress: progressPrinter(err) })
  out.write(`libtorch ${version} is ready: ${libtorch}\n`)
}
