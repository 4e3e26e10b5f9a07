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

function usageText(error: CommanderError, command: Command): string {
  const names = command.commands.map((inner) => inner.name())
  const [wrongCommand] = command.args
  switch (error.code) {
    case 'commander.unknownOption': {
      const flag = /'(--?[^'=]*)/.exec(error.message)?.[1] ?? ''
      const flags = [...command.options.map(({ long }) => long ?? ''), '--help']
      return `unknown flag ${flag}; did you mean ${nearest(flag, flags)}?`
    }
    case 'commander.unknownCommand':
      return unknownCommand(command, wrongCommand, names)
    case 'commander.excessArguments':
      return names.length > 0 ? unknownCommand(command, wrongCommand, names) : `unexpected ${JSON.stringify(wrongCommand)}.`
    default:
      return `${error.message.replace(/^error: /, '')}.`
  }
}

function unknownCommand(command: Command, name: string, names: string[]): string {
  const parent = fullName(command)
  return `unknown command ${JSON.stringify(name)}; did you mean ${parent} ${nearest(name, names)}?`
}

/** `henn train demo`. */
function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name()
}
