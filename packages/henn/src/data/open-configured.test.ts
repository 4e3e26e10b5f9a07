import { expect, test } from 'vitest'
import { configSchema } from '../config/schema.js'
import { InputError } from '../errors.js'
import { writeDecathlonFolder } from '../testing/decathlon-folder.js'
import { temporaryFolder } from '../testing/temporary.js'
import type { CaseRef, Dataset } from './dataset.js'
import { openDataset } from './dataset.js'
import { filesOf, openConfigured } from './open-configured.js'

const folderOf = (...ids: string[]): string => writeDecathlonFolder(temporaryFolder(), ids.map((id) => ({ id, shapeZyx: [2, 2, 2] })))
const open = (data: object, plugins: [string, () => Promise<Dataset>][] = []): Promise<Dataset> => openConfigured(configSchema.parse({ data }), new Map(plugins))

test('what a plugin makes of a dataset of files is not read by the files alone', async () => {
  const path = folderOf('a')
  const wrapped = async (): Promise<Dataset> => ({ ...(await openDataset(path)), load: () => Promise.reject(new Error('mine')) })
  expect(filesOf(await open({ path }), { dataset: 'auto' })).toMatchObject({ cases: [{ id: 'a' }] })
  expect(filesOf(await open({ path, dataset: 'mine' }, [['mine', wrapped]]), { dataset: 'mine' })).toBeUndefined()
})

test('ids of a plugin become names of files, too', async () => {
  const plugin = (cases: CaseRef[]) => async (): Promise<Dataset> => ({ name: 'Mine', labels: [], channels: [], cases, load: () => Promise.reject(new Error()) })
  await expect(open({ dataset: 'mine' }, [['mine', plugin([{ id: 'a' }, { id: 'a' }])]])).rejects.toThrow(new InputError('data.dataset: mine: the dataset lists the case a twice. Keep one.'))
  await expect(open({ dataset: 'mine' }, [['mine', plugin([{ id: '../a' }])]])).rejects.toThrow(/Take out its slashes/)
})

test('patients by a pattern in the ids', async () => {
  const path = folderOf('p1_left', 'p1_right', 'p2_left', 'other')
  const patients = async (data: object): Promise<(string | undefined)[]> => (await open({ path, ...data })).cases.map(({ patient }) => patient)
  expect(await patients({})).toEqual([undefined, undefined, undefined, undefined])
  expect(await patients({ patient_pattern: '^(p\\d+)_' })).toEqual(['p1', 'p1', 'p2', undefined])
  await expect(patients({ patient_pattern: '^(q)' })).rejects.toThrow('data.patient_pattern: finds no patient in the ids of Made, such as')
})

test.each(['p(', 'p\\d+'])('a pattern that is none, or without a group: %s', (patient_pattern) => {
  expect(() => configSchema.parse({ data: { patient_pattern } })).toThrow('must be a regular expression with a group')
})
