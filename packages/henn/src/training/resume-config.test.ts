import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { writeTinyCheckpoint } from '../testing/checkpoint.js'
import { temporaryFolder } from '../testing/temporary.js'
import { openCheckpoint } from './checkpoint.js'
import { resumeConfig } from './resume-config.js'

function checkpointWith(plugins: string[]): string {
  const path = join(temporaryFolder(), 'c.pth')
  writeTinyCheckpoint(path, {}, { plugins, training: { loss: 'mine' } })
  return path
}

test('the configuration is the checkpoint\'s, with what is given again in its place', async () => {
  const path = checkpointWith([])
  const { config } = await openCheckpoint(path)
  expect(await resumeConfig(path)).toEqual(config)
  expect(await resumeConfig(path, { flags: { epochs: 7 } })).toEqual({ ...config, training: { ...config.training, epochs: 7 } })
})

test('plugins that only the checkpoint names are refused, with what to give', async () => {
  const path = checkpointWith(['/a/my own.mjs', 'henn-plugin'])
  const refused = resumeConfig(path, { set: ['training.epochs=9'] })
  await expect(refused).rejects.toThrow(InputError)
  await expect(refused).rejects.toThrow(
    `${path} names plugins (/a/my own.mjs, henn-plugin), whose code would run here. If you trust it, name them again: --plugin '/a/my own.mjs' --plugin henn-plugin`,
  )
})

test.each([
  [{ plugins: ['./mine.mjs'] }, [resolve('mine.mjs')]],
  [{ set: ['plugins=[./mine.mjs]'] }, [resolve('mine.mjs')]],
  [{ set: ['plugins=[]'] }, []],
  [{ config: 'quick_test' }, []],
])('those of %j are taken, and none of the checkpoint\'s', async (sources, plugins) => {
  expect((await resumeConfig(checkpointWith(['/evil.mjs']), sources)).plugins).toEqual(plugins)
})
