import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const beside = fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

/**
 * The path of something among the real data: below HENN_DATA, else below `shared/data` beside the checkout.
 * undefined, with a line on stderr, where it isn't there, so that tests can say what they skip.
 */
export function realData(name: string): string | undefined {
  const path = join(process.env['HENN_DATA'] ?? beside, name)
  if (existsSync(path)) return path
  process.stderr.write(`Tests on real data are skipped: no ${path}. Set HENN_DATA to the folder that holds ${name}.\n`)
  return undefined
}
