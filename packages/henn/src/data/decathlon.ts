import { isAbsolute, normalize, sep } from 'node:path'
import { z } from 'zod'
import { InputError } from '../errors.js'
import { knownEndings, volumeName } from '../io/formats.js'
import { parseJson } from '../json.js'

/** The dataset.json of the Medical Segmentation Decathlon (http://medicaldecathlon.com). Other keys may stand beside. */
const description = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  reference: z.string().optional(),
  licence: z.string().optional(),
  license: z.string().optional(),
  release: z.string().optional(),
  tensorImageSize: z.string().optional(),
  modality: numbered('channels'),
  labels: numbered('labels'),
  numTraining: z.int().min(0).optional(),
  numTest: z.int().min(0).optional(),
  training: z.array(z.object({ image: file(), label: file() })).min(1),
  test: z.array(file()).optional(),
})

export interface Decathlon {
  name: string | undefined
  /** Names of the image's channels, in order. */
  channels: string[]
  /** Names of the label values 0, 1, 2 …; 0 is the background. */
  labels: string[]
  /** Paths relative to the dataset's folder. */
  training: { id: string; image: string; label: string }[]
}

/** Reads and checks the text of a dataset.json. Throws InputError naming `path` and the key. */
export function parseDecathlon(text: string, path: string): Decathlon {
  const result = description.safeParse(parseJson(text, path), { reportInput: true })
  if (!result.success) throw new InputError(`${path}: ${issueText(result.error.issues[0])} Correct the file.`)
  const { name, modality, labels, numTraining, numTest, training, test } = result.data
  checkCount(path, 'numTraining', numTraining, 'training', training.length)
  if (test) checkCount(path, 'numTest', numTest, 'test', test.length)
  const cases = training.map(({ image, label }) => ({ id: volumeName(image) ?? '', image, label }))
  checkIds(cases, path)
  return { name, channels: inOrder(modality), labels: inOrder(labels), training: cases }
}

/** An object whose keys are 0, 1, 2 … without a gap. */
function numbered(what: string) {
  return z.record(z.string(), z.string()).superRefine((record, context) => {
    const keys = Object.keys(record)
    if (keys.length === 0) context.addIssue(`names no ${what}`)
    if (keys.length > 256) context.addIssue(`names ${keys.length} ${what}, more than 256`)
    const missing = keys.findIndex((_, i) => !keys.includes(String(i)))
    if (missing >= 0) context.addIssue(`must have the keys 0 to ${keys.length - 1} without a gap, but ${missing} is missing`)
  })
}

/** A path that stays in the dataset's folder. */
function file() {
  return z.string().superRefine((path, context) => {
    const parts = path.split(/[/\\]/)
    if (path.includes('\0') || isAbsolute(path) || /^[a-z]:/i.test(path) || parts.includes('..') || normalize(path).startsWith(sep)) {
      context.addIssue(`${JSON.stringify(path)} leaves the dataset's folder`)
    } else if (volumeName(path) === undefined) {
      context.addIssue(`${JSON.stringify(path)} doesn't end in ${knownEndings}`)
    }
  })
}

function inOrder(record: Record<string, string>): string[] {
  return Object.keys(record).map((_, i) => record[String(i)])
}

function checkCount(path: string, countKey: string, count: number | undefined, listKey: string, length: number): void {
  if (count !== undefined && count !== length) {
    throw new InputError(`${path}: ${countKey} is ${count} but ${listKey} lists ${length}. Correct one of them.`)
  }
}

/** Ids become file names, also on systems that don't tell A from a. */
function checkIds(cases: { id: string }[], path: string): void {
  const seen = new Map<string, string>()
  for (const { id } of cases) {
    const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id
    if (id === '' || /\p{Cc}/u.test(id)) {
      throw new InputError(`${path}: training has a case named ${JSON.stringify(shown)}. Give it a name that can be printed.`)
    }
    if (Buffer.byteLength(id) > 200) {
      throw new InputError(`${path}: the case name ${shown} is longer than 200 bytes, too long for a file's. Shorten it.`)
    }
    const other = seen.get(id.normalize().toLowerCase())
    if (other === id) throw new InputError(`${path}: training lists the case ${id} twice. Keep one.`)
    if (other) throw new InputError(`${path}: the cases ${other} and ${id} differ in case only. Rename one.`)
    seen.set(id.normalize().toLowerCase(), id)
  }
}

function issueText(issue: z.core.$ZodIssue): string {
  const key = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '')
  if (issue.code === 'invalid_type' && issue.input === undefined) return `the key "${key}" is missing.`
  return `${key || 'the file'}: ${issue.message}.`
}
