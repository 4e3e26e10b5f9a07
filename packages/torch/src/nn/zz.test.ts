import { test } from 'vitest'
import { ones, scope, setNumThreads, getNumThreads } from '../index.js'
import { Linear, Sequential } from './index.js'
import { AdamW, SGD, clipGradNorm } from '../optim/index.js'
test('perf', () => {
  const net = new Sequential(...Array.from({ length: 100 }, () => new Linear(8, 8)))
  for (const threads of [2, 1])
  for (const opt of [new AdamW(net.parameters(), { lr: 1e-3 }), new SGD(net.parameters(), { lr: 1e-3, momentum: 0.9, nesterov: true })]) {
    setNumThreads(threads)
    let b = 0, c = 0, s = 0
    for (let i = 0; i < 60; i++) scope(() => {
      opt.zeroGrad()
      net.forward(ones([2, 8])).sum().backward()
      const t1 = performance.now(); clipGradNorm(net.parameters(), 1); const t2 = performance.now(); opt.step(); const t3 = performance.now()
      if (i >= 10) { c += t2 - t1; s += t3 - t2; b++ }
    })
    console.log(getNumThreads(), 'clip ms', c / b, 'step ms', s / b)
  }
})
