import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { folderWith, imageVoxels, labelVoxels, volume } from '../data/forms/forms.test.helpers.js'
import { temporaryFolder } from '../testing/temporary.js'
import { addConvert } from './convert.js'
import { modules } from './modules.js'
import { reportUsage } from './usage.js'

async function run(...argv: string[]): Promise<{ out: string; err: string }> {
  const text = { out: '', err: '' }
  const program = new Command('henn').configureOutput({ writeErr: () => {} })
  addConvert(program, {
    modules,
    out: { write: (line: string) => void (text.out += line) } as never,
    err: { write: (line: string) => void (text.err += line) } as never,
    exitCode: 0,
  })
  reportUsage(program)
  await program.parseAsync(['convert', ...argv], { from: 'user' })
  return text
}

const folder = (): string =>
  folderWith({ 'a.nii.gz': volume(imageVoxels), 'b.nii.gz': volume(labelVoxels), 'cases.csv': 'id,image,label,patient\nx,a.nii.gz,b.nii.gz,p\n' })

test('a dataset is written in another form; what it can not say is told', async () => {
  const output = join(temporaryFolder(), 'out')
  const { out, err } = await run('--data', folder(), '--to', 'nnunet', '--output', output)
  expect(out).toBe(`1/1  x\n1 case in ${output}\n`)
  expect(err).toBe("The form nnunet can't say which cases are of one patient; left out.\n")
  expect(existsSync(join(output, 'imagesTr/x_0000.nii.gz'))).toBe(true)
})

test('what is missing or not known is said', async () => {
  await expect(run('--data', folder())).rejects.toThrow('--to is missing. See henn convert --help.')
  await expect(run('--data', folder(), '--to', 'nnUnet', '--output', 'nowhere')).rejects.toThrow('--to is "nnUnet"; did you mean nnunet? See henn convert --help.')
})
