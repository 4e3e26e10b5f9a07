import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary.js'
import { withFile } from './open-file.js'

test.skipIf(process.platform === 'win32')('a named pipe is refused, and nobody waits for its other end', () => {
  const pipe = join(temporaryFolder(), 'a.npy')
  execFileSync('mkfifo', [pipe])
  expect(() => withFile(pipe, '.npy', () => 0)).toThrow(`${pipe}: not a file. Give a .npy file.`)
})
