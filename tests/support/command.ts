import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'

const entry = fileURLToPath(new URL('../../packages/henn/dist/cli/index.js', import.meta.url))

export interface Outcome {
  /** null where a signal ended the process by its default action. */
  code: number | null
  out: string
  err: string
}

/** A command line that runs. */
export interface Running {
  process: ChildProcess
  exited: Promise<Outcome>
  /** Resolves once the text was printed; rejects where the process ends without it. */
  printed(text: string): Promise<void>
}

/** Starts the compiled `henn` in a folder, without a terminal. */
export function startHenn(args: readonly string[], folder: string, environment: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [entry, ...args], { cwd: folder, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const texts = { out: '', err: '' }
  const watchers = new Set<() => void>()
  for (const [name, stream] of [['out', child.stdout], ['err', child.stderr]] as const) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text
      for (const watch of watchers) watch()
    })
  }
  const exited = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...texts }))
  })
  const printed = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const watch = (): void => {
        if (texts.out.includes(text)) resolve()
      }
      watchers.add(watch)
      watch()
      void exited.then(() => reject(new Error(`ended before it printed ${JSON.stringify(text)}: ${texts.out}${texts.err}`)))
    })
  return { process: child, exited, printed }
}

/** Runs `henn` in a folder to its end. */
export function henn(args: readonly string[], folder: string, environment?: Record<string, string>): Promise<Outcome> {
  return startHenn(args, folder, environment).exited
}

/** Runs `henn`, which must succeed without a word on stderr; gives what it printed. */
export async function hennSucceeds(args: readonly string[], folder: string, environment?: Record<string, string>): Promise<string> {
  const { code, out, err } = await henn(args, folder, environment)
  expect({ code, err }, out).toEqual({ code: 0, err: '' })
  return out
}

/** Runs `henn`, which must refuse its input: exit code 2 and one line on stderr, which is given. */
export async function hennRefuses(args: readonly string[], folder: string): Promise<string> {
  const { code, err } = await henn(args, folder)
  expect(err).toMatch(/^henn: [^\n]+\n$/)
  expect(code, err).toBe(2)
  return err
}
