import { describe, expect, test } from 'vitest'
import { catchSignals, pendingSignal, restoreSignals } from './index.js'
import { startProcess } from './testing/child.js'

describe.skipIf(process.platform === 'win32')('signals', () => {
  /** Says when it begins a long operator, then what came meanwhile. */
  async function work(torch: typeof import('./index.js')): Promise<void> {
    process.on('SIGINT', () => console.log('JavaScript was told'))
    torch.catchSignals()
    const x = torch.ones([1500, 1500], { dtype: 'float64' })
    const before = torch.pendingSignal()
    console.log('begun')
    for (let i = 0; i < 200 && torch.pendingSignal() === null; i++) x.matmul(x).release()
    console.log('between steps:', before, torch.pendingSignal())
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('%s during long operators is noticed after the one that runs', async (signal) => {
    const child = startProcess(work)
    await child.line('begun')
    child.process.kill(signal)
    await child.line(`between steps: null ${signal}`)
    child.process.kill(signal)
    const { code, output } = await child.ended
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143)
    expect(output).not.toContain('JavaScript was told')
  })

  test('a second signal ends the process even during an operator', async () => {
    const child = startProcess(async (torch) => {
      torch.catchSignals()
      const x = torch.ones([2500, 2500], { dtype: 'float64' })
      console.log('begun')
      await new Promise((resolve) => setTimeout(resolve, 50))
      for (let i = 0; i < 200; i++) x.matmul(x).release()
    })
    await child.line('begun')
    child.process.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 200))
    child.process.kill('SIGTERM')
    expect((await child.ended).code).toBe(143)
  })

  test('afterwards the handlers of before serve again', async () => {
    const child = startProcess(async (torch) => {
      process.on('SIGINT', () => {
        console.log('JavaScript was told')
        process.exit(7)
      })
      torch.catchSignals()
      torch.catchSignals()
      process.kill(process.pid, 'SIGINT')
      console.log(torch.pendingSignal())
      torch.restoreSignals()
      torch.restoreSignals()
      console.log(torch.pendingSignal())
      process.kill(process.pid, 'SIGINT')
      await new Promise((resolve) => setTimeout(resolve, 60_000))
    })
    const { code, output } = await child.ended
    expect(output).toBe('SIGINT\nSIGINT\nJavaScript was told\n')
    expect(code).toBe(7)
  })

  test('catching anew forgets what came before', () => {
    catchSignals()
    process.kill(process.pid, 'SIGTERM')
    expect(pendingSignal()).toBe('SIGTERM')
    restoreSignals()
    catchSignals()
    expect(pendingSignal()).toBeNull()
    restoreSignals()
  })
})
