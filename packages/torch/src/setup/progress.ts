/** One line about the work. A transient line is replaced by the next one. */
export interface ProgressLine {
  text: string
  transient: boolean
}

export type OnProgress = (line: ProgressLine) => void

interface Terminal {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

/** Prints progress: on a terminal transient lines overwrite each other, elsewhere one is printed every ten seconds. */
export function progressPrinter(stream: Terminal = process.stderr, now: () => number = Date.now): OnProgress {
  let transientShown = false
  let printedAt = -Infinity
  return ({ text, transient }) => {
    if (stream.isTTY) {
      const clear = transientShown ? '\r\u001b[K' : ''
      const cut = transient ? text.slice(0, (stream.columns ?? 80) - 1) : text
      stream.write(clear + cut + (transient ? '' : '\n'))
      transientShown = transient
    } else if (!transient || now() - printedAt >= 10_000) {
      printedAt = now()
      stream.write(`${text}\n`)
    }
  }
}
