import { ops, scope, setNumThreads, tensor } from '@henn/torch'
import { serve, work } from './worker.mjs'

setNumThreads(1)
const a = tensor([1, 2, 3, 4]).keep('a')
const b = tensor([5, 6, 7, 8]).keep('b')
const perScope = 100

await serve({
  ready: { calls: work.calls },
  items: { call: () => ({ step, perStep: work.calls }) },
})

function step() {
  // What a call makes is released too: a scope's cost is part of a call's, as reference counting is of Python's.
  for (let done = 0; done < work.calls; done += perScope) {
    scope(() => {
      for (let call = 0; call < perScope; call++) ops.add(a, b)
    })
  }
}
