import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const henn = import.meta.resolve('henn')
const torch = import.meta.resolve('@henn/torch')

function writePlugin(folder: string, source: string): string {
  const path = join(folder, 'plugin.mjs')
  writeFileSync(
    path,
    `import { combined, crossEntropy, defineLoss, dice } from ${JSON.stringify(henn)}
import { pendingSignal } from ${JSON.stringify(torch)}
import { writeSync } from 'node:fs'
const plain = combined([dice(), crossEntropy()])
${source}`,
  )
  return path
}

/** A loss that sends SIGINT to its own process at its HENN_TEST_SIGNAL_AT-th call. */
export function signallingLoss(folder: string): string {
  return writePlugin(
    folder,
    `let calls = 0
export default defineLoss({
  name: 'signalling',
  loss(logits, label) {
    if (++calls === Number(process.env.HENN_TEST_SIGNAL_AT)) {
      process.kill(process.pid, 'SIGINT')
      while (pendingSignal() === null);
    }
    return plain(logits, label)
  },
})
`,
  )
}

/**
 * A loss that holds the training's thread, as a long operator does: it prints "in the operator", waits for a signal,
 * prints "caught SIGINT" and then, unless HENN_TEST_FOR_EVER is set, goes on.
 */
export function blockingLoss(folder: string): string {
  return writePlugin(
    folder,
    `export default defineLoss({
  name: 'blocking',
  loss(logits, label) {
    if (pendingSignal() === null) {
      writeSync(1, 'in the operator\\n')
      while (pendingSignal() === null);
      writeSync(1, \`caught \${pendingSignal()}\\n\`)
      if (process.env.HENN_TEST_FOR_EVER) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    }
    return plain(logits, label)
  },
})
`,
  )
}
