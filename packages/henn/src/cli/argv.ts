/** Makes `--batch-size` of `--batch_size` and the like: flags are written either way. Stops at a lone `--`. */
export function normaliseFlags(argv: readonly string[]): string[] {
  const end = argv.indexOf('--')
  return argv.map((word, i) => {
    if (!word.startsWith('--') || (end >= 0 && i >= end)) return word
    const [flag] = word.split('=', 1)
    return `--${flag.slice(2).replaceAll('-', '_')}${word.slice(flag.length)}`
  })
}
