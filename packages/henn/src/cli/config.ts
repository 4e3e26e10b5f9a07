import type { Command } from 'commander'
import { configJsonSchema, configText } from '../config/index.js'
import { addConfigOptions, configFrom, type ConfigOptions } from './config-options.js'
import type { Context } from './context.js'

const examples = `
Examples:
  henn config --config quick_test > my.yaml    a file to start from
  henn config --schema > henn.schema.json      completion in editors`

/** `henn config`. */
export function addConfig(program: Command, context: Context): void {
  const command = program.command('config').description('print the configuration that "train" would take, as YAML')
  addConfigOptions(command)
    .option('--schema', 'print the JSON Schema of a configuration instead')
    .addHelpText('after', examples)
    .action(async (options: ConfigOptions & { schema?: true }) => {
      const text = options.schema ? `${JSON.stringify(configJsonSchema(), null, 2)}\n` : configText(await configFrom(options, context))
      context.out.write(text)
    })
}
