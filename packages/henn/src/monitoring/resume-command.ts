import { shellWord } from '../shell.js'

/** The command that goes on from a checkpoint, ready to be pasted into a shell; the launcher says its own path in HENN_COMMAND. */
export function resumeCommand(checkpoint: string, plugins: readonly string[]): string {
  const named = plugins.flatMap((plugin) => ['--plugin', plugin])
  return [process.env.HENN_COMMAND ?? 'henn', 'train', '--resume', checkpoint, ...named].map(shellWord).join(' ')
}
