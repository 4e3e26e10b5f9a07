import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/temporary.js'
import { expectRefusal, folderWith, idsOf, imageVoxels, labelVoxels, volume } from './forms.test.helpers.js'
import { openDataset } from './index.js'

const files = { 'imagesTr/a.nii.gz': volume(imageVoxels), 'imagesTr/a_0000.nii.gz': volume(imageVoxels), 'labelsTr/a.nii.gz': volume(labelVoxels) }
const decathlon = { modality: { 0: 'MRI' }, labels: { 0: 'background', 1: 'liver', 2: 'tumour' }, training: [{ image: 'imagesTr/a.nii.gz', label: 'labelsTr/a.nii.gz' }] }
const nnunet = { channel_names: { 0: 'CT' }, labels: { background: 0, liver: 1, tumour: 2 }, numTraining: 1, file_ending: '.nii.gz' }

test('the description says whether it is the Decathlon or nnU-Net; it may be named itself', async () => {
  const ofDecathlon = folderWith({ ...files, 'dataset.json': decathlon })
  for (const path of [ofDecathlon, join(ofDecathlon, 'dataset.json')]) expect((await openDataset(path)).channels).toEqual(['MRI'])
  const { 'imagesTr/a.nii.gz': _, ...channelFiles } = files
  expect((await openDataset(folderWith({ ...channelFiles, 'dataset.json': nnunet }))).channels).toEqual(['CT'])
})

test('a folder may hold a table, and a description goes before it', async () => {
  const table = 'id,image,label\nx,imagesTr/a.nii.gz,labelsTr/a.nii.gz\n'
  expect(idsOf(await openDataset(folderWith({ ...files, 'cases.csv': table })))).toEqual(['x'])
  expect(idsOf(await openDataset(folderWith({ ...files, 'cases.tsv': table.replaceAll(',', '\t') })))).toEqual(['x'])
  expect(idsOf(await openDataset(folderWith({ ...files, 'cases.csv': table, 'dataset.json': decathlon })))).toEqual(['a'])
})

test('what has no form is refused, and the forms are listed', async () => {
  const folder = temporaryFolder()
  const forms = /: no dataset in a form that is known\. Give a folder with dataset\.json \(the Medical Segmentation Decathlon, or nnU-Net\), one with cases\.csv, cases\.tsv or cases\.json or such a table itself, or one in BIDS \(sub-…\/anat, derivatives\)\./
  await expectRefusal(openDataset(folder), forms, folder)
  writeFileSync(join(folder, 'a.nii.gz'), '')
  await expectRefusal(openDataset(join(folder, 'a.nii.gz')), forms, 'a.nii.gz')
  await expectRefusal(openDataset(join(folder, 'nowhere')), /nowhere: no such folder\. Check the path of the dataset\./)
})
