/** The command that goes on from a checkpoint, ready to be pasted into a shell. */
export function resumeCommand(checkpoint: string, outputDir?: string): string {
  const parts = ['henn', 'train', '--resume', checkpoint, ...(outputDir === undefined ? [] : ['--output_dir', outputDir])]
  return parts.map(quoted).join(' ')
}

function quoted(word: string): string {
  return /^[\w./:\\@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
