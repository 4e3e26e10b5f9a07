import type { OnEvent } from './events.js'
import { appendLines } from './line-file.js'

/** A reader of events that outlives each of them. */
export interface EventReader {
  readonly onEvent: OnEvent
  close(): void
}

/** Appends every event to a file (`logs/events.jsonl`), one line of JSON each. Throws InputError as `appendLines`. */
export function eventLog(path: string): EventReader {
  const file = appendLines(path)
  return {
    onEvent: (event) => file.write(JSON.stringify(event)),
    close: () => file.close(),
  }
}
