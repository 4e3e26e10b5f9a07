import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/temporary.js'
import type { Dataset } from '../dataset.js'
import { syntheticDataset } from '../synthetic.js'
import { checkDataset } from './check-dataset.js'
import { casePicture } from './preview.js'
import { openReportFolder, writeReport } from './write-report.js'

/** Two synthetic cases, one with a name that is no HTML, and one that can't be read. */
function dataset(): Dataset {
  const synthetic = syntheticDataset({ cases: 3, seed: 1, shapeZyx: [16, 20, 24] })
  const ids = ['<b>&"', 'plain', 'lost']
  return {
    ...synthetic,
    name: '<script>alert(1)</script>',
    cases: ids.map((id) => ({ id })),
    async load(id) {
      if (id === 'lost') throw new Error('<img src=x>')
      return { ...(await synthetic.load(synthetic.cases[ids.indexOf(id)].id)), id }
    },
  }
}

test('the JSON is the report; the page holds the pictures, and text only as text', async () => {
  const folder = join(temporaryFolder(), 'deep', 'report')
  openReportFolder(folder)
  const given = dataset()
  const report = await checkDataset(given, { folds: 3 })
  const drawn: string[] = []
  const written = await writeReport(folder, given, report, { onProgress: ({ number, of, id }) => drawn.push(`${number}/${of} ${id}`) })
  expect(written).toEqual([join(folder, 'report.json'), join(folder, 'report.html')])
  expect(readdirSync(folder).toSorted()).toEqual(['report.html', 'report.json'])
  expect(drawn).toEqual(['1/2 <b>&"', '2/2 plain'])
  expect(JSON.parse(readFileSync(written[0], 'utf8'))).toEqual(report)

  const page = readFileSync(written[1], 'utf8')
  expect(page).toContain('<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>')
  expect(page).toContain('<b>&lt;b&gt;&amp;&quot;</b>')
  expect(page).toContain('&lt;img src=x&gt;')
  expect(page).not.toMatch(/<script|<img src=x|https?:|<link|@import/)
  expect(page).toContain('✗ train refuses it: 1 error, no warnings')

  const [, plain] = [...page.matchAll(/src="data:image\/png;base64,([^"]+)"/g)].map(([, base64]) => PNG.sync.read(Buffer.from(base64, 'base64')))
  const { image, label } = await given.load('plain')
  const picture = casePicture(image, label)
  expect([plain.width, plain.height]).toEqual([picture.width, picture.height])
  expect(Buffer.from(plain.data.filter((_, i) => i % 4 !== 3)).equals(picture.rgb)).toBe(true)
})

test('a folder that cannot be is refused before anything is looked at', () => {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, '')
  expect(() => openReportFolder(join(path, 'report'))).toThrow(/report: no folder that can be written \(ENOTDIR\)\. Choose another one with --output\.$/)
})
