import { isAbsolute, normalize, sep } from 'node:path'
import { z } from 'zod'
import { InputError } from '../../errors.js'
import { knownEndings, volumeName } from '../../io/formats.js'

/** What a description holds, checked. Throws InputError naming `path` and the key. */
export function checkDescription<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const result = schema.safeParse(value, { reportInput: true })
  if (!result.success) throw new InputError(`${path}: ${issueText(result.error.issues[0])} Correct the file.`)
  return result.data
}

/** An object whose keys are 0, 1, 2 … without a gap. */
export function numbered(what: string) {
  return z.record(z.string(), z.string()).superRefine((record, context) => {
    const keys = Object.keys(record)
    if (keys.length === 0) context.addIssue(`names no ${what}`)
    if (keys.length > 256) {
      context.addIssue(`names ${keys.length} ${what}, more than 256`)
      return
    }
    const missing = keys.findIndex((_, i) => !keys.includes(String(i)))
    if (missing >= 0) context.addIssue(`must have the keys 0 to ${keys.length - 1} without a gap, but ${missing} is missing`)
  })
}

/** Its values. */
export function inOrder(record: Record<string, string>): string[] {
  return Object.keys(record).map((_, i) => record[String(i)])
}

/** The path of a volume that stays in the dataset's folder. */
export function fileInside() {
  return z.string().superRefine((path, context) => {
    const parts = path.split(/[/\\]/)
    if (path.includes('\0') || isAbsolute(path) || /^[a-z]:/i.test(path) || parts.includes('..') || normalize(path).startsWith(sep)) {
      context.addIssue(`${JSON.stringify(path)} leaves the dataset's folder`)
    } else if (volumeName(path) === undefined) {
      context.addIssue(`${JSON.stringify(path)} doesn't end in ${knownEndings}`)
    }
  })
}

/** Throws InputError where a number of cases isn't that of the cases. `has` is what `list` does with them, such as "lists". */
export function checkCount(path: string, countKey: string, count: number | undefined, list: string, has: string, length: number): void {
  if (count !== undefined && count !== length) {
    throw new InputError(`${path}: ${countKey} is ${count} but ${list} ${has} ${length}. Correct one of them.`)
  }
}

function issueText(issue: z.core.$ZodIssue): string {
  const key = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '')
  if (issue.code === 'invalid_type' && issue.input === undefined) return `the key "${key}" is missing.`
  return `${key || 'the file'}: ${issue.message}.`
}
