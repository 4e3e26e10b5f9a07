import { expect, test } from 'vitest'
import { progressPrinter } from './progress.js'

test('a terminal shows transient lines in place, a file one every ten seconds', () => {
  const lines = [
    { text: 'fetching', transient: false },
    { text: '1 MB', transient: true },
    { text: '2 MB', transient: true },
    { text: 'done', transient: false },
  ]
  let terminal = ''
  const onTerminal = progressPrinter({ isTTY: true, columns: 80, write: (text) => (terminal += text) })
  lines.forEach(onTerminal)
  expect(terminal).toBe('fetching\n1 MB\r\u001b[K2 MB\r\u001b[Kdone\n')

  let file = ''
  let clock = 0
  const toFile = progressPrinter({ write: (text) => (file += text) }, () => (clock += 6000))
  lines.forEach(toFile)
  expect(file).toBe('fetching\n2 MB\ndone\n')
})
