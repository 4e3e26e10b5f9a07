/** The command that goes on from a checkpoint, ready to be pasted into a shell; the launcher says its own path in HENN_COMMAND. */
export function resumeCommand(checkpoint: string, outputDir?: string): string {
  const parts = [process.env.HENN_COMMAND ?? 'henn', 'train', '--resume', checkpoint, ...(outputDir === undefined ? [] : ['--output_dir', outputDir])]
  return parts.map(quoted).join(' ')
}

function quoted(word: string): string {
  return /^[\w./:\\@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
