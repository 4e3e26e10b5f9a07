import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary.js'
import { addCheck } from './check.js'
import type { Context } from './context.js'
import { modules } from './modules.js'
import { reportUsage } from './usage.js'

interface Outcome {
  code: number
  out: string
  err: string
}

async function henn(argv: string[], isTTY = false): Promise<Outcome> {
  const texts = { out: '', err: '' }
  const terminal = (name: 'out' | 'err') => ({ columns: 100, isTTY, write: (text: string) => (texts[name] += text) })
  const context: Context = { modules, out: terminal('out'), err: terminal('err'), exitCode: 0 }
  const program = new Command('henn').configureOutput({ writeErr: () => {} })
  addCheck(program, context)
  reportUsage(program)
  await program.parseAsync(argv, { from: 'user' })
  return { code: context.exitCode, ...texts }
}

const synthetic = ['check', '--config', 'quick_test', '--set', 'data.synthetic.cases=6', '--set', 'data.synthetic.size_zyx=[16, 16, 16]']

test('a sound dataset: the page, the files, exit code 0', async () => {
  const folder = join(temporaryFolder(), 'report')
  const { code, out, err } = await henn([...synthetic, '--output', folder])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('Synthetic: 6 cases, 1 channel (brightness), 2 classes\n✓ train takes it: no errors, no warnings\n')
  expect(out.endsWith(`\n${join(folder, 'report.json')}\n${join(folder, 'report.html')}\n`)).toBe(true)
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ healthy: true, counts: { cases: 6 } })
  expect(existsSync(join(folder, 'report.html'))).toBe(true)
})

test('one that training refuses: exit code 2; on a terminal the way is shown and cleared', async () => {
  const { code, out, err } = await henn([...synthetic, '--set', 'data.folds=7'], true)
  expect(code).toBe(2)
  expect(out).toContain("6 cases can't be split into 7 folds")
  expect(err).toContain('checking 1/6  synthetic_000')
  expect(err.endsWith('\r\u001b[K')).toBe(true)
})

test('nothing named, a folder that is not there, an output that cannot be', async () => {
  await expect(henn(['check'])).rejects.toThrow('nothing to check: give a dataset with --data FOLDER')
  await expect(henn(['check', '--data', join(temporaryFolder(), 'nowhere')])).rejects.toThrow(/nowhere: no such folder/)
  await expect(henn([...synthetic, '--output', '/dev/null/report'])).rejects.toThrow(/no folder that can be written/)
  await expect(henn(['check', '--dta', 'x'])).rejects.toThrow('unknown flag --dta; did you mean --data?')
})
