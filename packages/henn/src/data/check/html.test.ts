import { expect, test } from 'vitest'
import { barsSvg, htmlTable } from './html.js'

test('bars from 0 to the largest, the fullest part as high as the picture', () => {
  const bars = [...barsSvg([0, 1, 1, 4], 4).matchAll(/x="(\d+)" y="(\d+)" width="5" height="(\d+)"/g)].map((match) => match.slice(1).map(Number))
  expect(bars).toEqual([[0, 12, 12], [6, 0, 24], [18, 12, 12]])
  expect(barsSvg([])).toBe('')
  expect(barsSvg([0])).toBe('')
})

test('the first row of a table is its heading', () => {
  expect(htmlTable([['a', 'b'], ['1', '2']])).toBe(
    '<div class="wide"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>',
  )
})
