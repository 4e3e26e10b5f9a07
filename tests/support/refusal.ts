import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { hennRefuses } from './command.js'
import { filesBelow } from './runs.js'

/** Runs `train` on what can't be trained on; nothing may be written. */
export async function trainRefuses(args: readonly string[], folder: string): Promise<string> {
  const before = filesBelow(folder)
  const line = await hennRefuses(['train', ...args, '--output_dir', 'run'], folder)
  expect(filesBelow(folder)).toEqual(before)
  expect(existsSync(join(folder, 'run'))).toBe(false)
  return line
}
