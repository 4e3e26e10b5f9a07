import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findSetup } from './setup/locate.js'

const script = fileURLToPath(new URL('../../../scripts/generate-operators.mjs', import.meta.url))

// Other versions of libtorch serve too, with somewhat other operators.
test.runIf(findSetup()?.version.startsWith('2.11.'))('the types are those of the schemas', () => {
  const generated = execFileSync(process.execPath, [script, '--stdout'], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  const written = readFileSync(new URL('./operators.generated.ts', import.meta.url), 'utf8')
  expect(generated === written, 'run: node scripts/generate-operators.mjs').toBe(true)
  expect(written).toContain('  conv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[] | null')
})
