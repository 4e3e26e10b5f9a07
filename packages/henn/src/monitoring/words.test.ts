import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { resumeCommand } from './resume-command.js'
import { counted, duration } from './words.js'

test('durations in the unit that fits', () => {
  const words = [0, 4.24, 59.94, 59.96, 60, 185, 3599.4, 3600, 7619, 360_000].map(duration)
  expect(words).toEqual(['0.0 s', '4.2 s', '59.9 s', '1 min 00 s', '1 min 00 s', '3 min 05 s', '59 min 59 s', '1 h 00 min', '2 h 07 min', '100 h 00 min'])
})

test('counts line up', () => {
  expect([counted(3, 5), counted(3, 20), counted(250, 250)]).toEqual(['3/5', ' 3/20', '250/250'])
})

test('the command to go on survives a shell', () => {
  expect(resumeCommand('checkpoints/latest_model.pth', [])).toBe('henn train --resume checkpoints/latest_model.pth')
  const words = execFileSync('sh', ['-c', `printf '%s\\n' ${resumeCommand("a b/it's $HOME.pth", ['/x y.mjs', 'z'])}`], { encoding: 'utf8' })
  expect(words.trimEnd().split('\n')).toEqual(['henn', 'train', '--resume', "a b/it's $HOME.pth", '--plugin', '/x y.mjs', '--plugin', 'z'])
})
