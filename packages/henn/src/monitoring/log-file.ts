import type { EventReader } from './event-log.js'
import { appendLines } from './line-file.js'
import { describe } from './words.js'

/** Appends what happened, in words and with its time, to a file (`logs/train.log`). Throws InputError as `appendLines`. */
export function logFile(path: string): EventReader {
  const file = appendLines(path)
  return {
    onEvent(event) {
      for (const line of describe(event)) file.write(`${event.time}  ${line}`)
    },
    close: () => file.close(),
  }
}
