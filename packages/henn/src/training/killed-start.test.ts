import { expect, test, vi } from 'vitest'
import { configSchema } from '../config/index.js'
import { RunError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { makeRoom } from './earlier-run.js'
import { runFolder } from './run-folder.js'
import { train } from './train.js'

vi.mock('./run-folder.js', async (original) => ({
  ...(await original<typeof import('./run-folder.js')>()),
  describeRun() {
    throw new RunError('killed')
  },
}))

test('a run that was killed before its configuration was written is known as one', async () => {
  const folder = temporaryFolder()
  const config = configSchema.parse({
    data: { dataset: 'synthetic', synthetic: { cases: 2, size_zyx: [16, 16, 16] }, folds: 2, num_workers: 0 },
    model: { width: 4, depths: [1, 1], stem_width: 4, use_transformer: false, use_attention: false },
    system: { threads: 1, mixed_precision: 'off', device: 'cpu' },
  })
  await expect(train(config, { outputDir: folder })).rejects.toThrow('killed')
  expect(makeRoom(runFolder(folder))).toMatch(/runs/)
})
