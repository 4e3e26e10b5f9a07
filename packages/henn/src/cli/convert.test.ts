import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { folderWith, imageVoxels, labelVoxels, volume } from '../data/forms/forms.test.helpers.js'
import { loadHdf5 } from '../io/hdf5-library.js'
import { readNifti } from '../io/nifti.js'
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

test('which array is which is said by the configuration', async () => {
  const data = folderWith({ 'cases.csv': 'image,label\nscan.h5,scan.h5\n' })
  const hdf5 = await loadHdf5()
  const file = new hdf5.File(join(data, 'scan.h5'), 'w')
  for (const [name, voxels] of [['t1', imageVoxels], ['organ', labelVoxels], ['lesion', labelVoxels]] as const) file.create_dataset({ name, data: Uint8Array.from(voxels), shape: [1, 2, 3] })
  file.close()
  const output = join(temporaryFolder(), 'out')
  await expect(run('--data', data, '--to', 'decathlon', '--output', output)).rejects.toThrow(/Say which/)
  await run('--data', data, '--to', 'decathlon', '--output', output, '--set', 'data.arrays.image=t1', '--set', 'data.arrays.label=organ')
  expect(Array.from(readNifti(join(output, 'labelsTr/scan.nii.gz')).data as Uint8Array)).toEqual(labelVoxels)
})

test('what is missing or not known is said', async () => {
  await expect(run('--data', folder())).rejects.toThrow('--to is missing. See henn convert --help.')
  await expect(run('--to', 'nnunet', '--output', 'nowhere')).rejects.toThrow('nothing to convert: give a dataset with --data FOLDER')
  await expect(run('--data', folder(), '--to', 'nnUnet', '--output', 'nowhere')).rejects.toThrow('--to is "nnUnet"; did you mean nnunet? See henn convert --help.')
})
