import type { Command, CommanderError } from 'commander'
import { nearest } from '../config/nearest.js'
import { InputError } from '../errors.js'

/** What was asked for has been printed: help or the version. */
export class Printed extends Error {}

/** Turns the command line's errors into InputErrors of one line, with the nearest flag or command. */
export function reportUsage(command: Command): void {
  command.exitOverride((error) => {
    if (error.exitCode === 0) throw new Printed()
    throw new InputError(`${usageText(error, command)} See ${fullName(command)} --help.`)
  })
  for (const inner of command.commands) reportUsage(inner)
}

/** Throws InputError where one of these flags is missing. Commander's own check would come before that of unknown flags. */
export function requireFlags(command: Command, names: string[]): void {
  const options = command.opts<Record<string, unknown>>()
  const missing = names.find((name) => options[name] === undefined)
  if (missing !== undefined) throw new InputError(`--${missing} is missing. See ${fullName(command)} --help.`)
}

function usageText(error: CommanderError, command: Command): string {
  const names = command.commands.map((inner) => inner.name())
  const [wrongCommand] = command.args
  switch (error.code) {
    case 'commander.unknownOption': {
      const flag = /'(--?[^'=]*)/.exec(error.message)?.[1] ?? ''
      const owner = command.commands.find((inner) => flagsOf(inner).includes(flag))
      const meant = owner ? `${fullName(owner)} ${flag}` : nearest(flag, [...flagsOf(command), '--help'])
      return `unknown flag ${flag}; did you mean ${meant}?`
    }
    case 'commander.unknownCommand':
      return unknownCommand(command, wrongCommand, names)
    // henn help nope
    case 'commander.help':
      return unknownCommand(command, command.args[1], names)
    case 'commander.excessArguments':
      return names.length > 0 ? unknownCommand(command, wrongCommand, names) : `unexpected ${JSON.stringify(wrongCommand)}.`
    default:
      return `${error.message.replace(/^error: /, '')}.`
  }
}

function unknownCommand(command: Command, name: string, names: string[]): string {
  // Part of a value, or a file.
  if (!/^[\w-]+$/.test(name)) return `unexpected ${JSON.stringify(name)}: a value with spaces stands in quotes, and a file behind a flag such as --config.`
  const parent = fullName(command)
  return `unknown command ${JSON.stringify(name)}; did you mean ${parent} ${nearest(name, names)}?`
}

function flagsOf(command: Command): string[] {
  return command.options.map(({ long }) => long ?? '')
}

/** `henn train demo`. */
function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name()
}
