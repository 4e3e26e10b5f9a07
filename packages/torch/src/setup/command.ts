import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface CommandResult {
  /** The exit status; null when the program could not be started or a signal ended it. */
  status: number | null
  /** Standard output. */
  stdout: string
  /** Standard output and error in the order of their arrival. */
  output: string
}

interface CommandOptions {
  env?: NodeJS.ProcessEnv
  cwd?: string
  onLine?: (line: string) => void
}

/** Runs a program to its end. It never throws: a program that is not there has the status null. */
export function runCommand(program: string, args: string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let output = ''
    let line = ''
    function receive(text: string): void {
      output += text
      const lines = (line + text).split(/\r?\n/)
      line = lines.pop() ?? ''
      for (const whole of lines) options.onLine?.(whole)
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      receive(text)
    })
    child.stderr.setEncoding('utf8').on('data', receive)
    child.on('error', (error) => resolve({ status: null, stdout, output: output + error.message }))
    child.on('close', (status) => {
      if (line) options.onLine?.(line)
      resolve({ status, stdout, output })
    })
  })
}

/** The path of a program on PATH, or undefined. */
export function findOnPath(program: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : ['']
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const path = join(folder, program + ending)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined
}

/** The line of a program's output that says why it failed: its last error line, else its last line. */
export function reason(output: string): string {
  const lines = output.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
  const errors = lines.filter((line) => /\berror\b/i.test(line))
  return errors.at(-1) ?? lines.at(-1) ?? 'it said nothing'
}
