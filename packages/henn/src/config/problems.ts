import type { z } from 'zod'
import { sourceOf, valueAt, type Layer, type Values } from './layers.js'
import { nearest, nearestKey } from './nearest.js'
import { configJsonSchema, type JsonSchema } from './schema.js'
import { flagKeys } from './flags.js'

/** What is wrong with a configuration, in one line: where it was said, the key, what is expected there. */
export function describeProblem(issue: z.core.$ZodIssue, values: Values, layers: readonly Layer[]): string {
  const schema = configJsonSchema()
  const [path, text] = problem(innermost(issue), values, schema)
  // What is missing was left out where its section was given.
  const source = sourceOf(layers, path) || sourceOf(layers, path.slice(0, -1))
  return `${source === '' ? '' : `${source}: `}${dotted(path)}${text}`
}

/** The problem with the alternative that was meant: the section whose `type` is given. Where no section has it, it is the `type`. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const ofItsKind = issue.errors.filter((errors) => errors.length > 0 && errors.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'))
  const meant = ofItsKind.find((errors) => errors.every(({ path }) => path[0] !== 'type'))
  if (meant !== undefined) return innermost({ ...meant[0], path: [...issue.path, ...meant[0].path] })
  return ofItsKind.length === 0 ? issue : { ...issue, path: [...issue.path, 'type'] }
}

function problem(issue: z.core.$ZodIssue, values: Values, schema: JsonSchema): [path: PropertyKey[], text: string] {
  if (issue.code === 'unrecognized_keys') {
    const path = [...issue.path, issue.keys[0]]
    return [path, ofAnotherType(path, values, schema) ?? `: unknown key; did you mean ${meant(path, values, schema)}?`]
  }
  if (issue.code === 'custom') return [issue.path, ` ${issue.message}`]
  const path = fieldPath(issue.path, values, schema)
  const field = schemaAt(path, values, schema)
  const value = valueAt(values, path)
  return [path, `: expected ${expectation(field)}, got ${show(value)}${hint(path, values, alternatives(field))}`]
}

/** A key that sections of another type have. */
function ofAnotherType(path: PropertyKey[], values: Values, schema: JsonSchema): string | undefined {
  const section = path.slice(0, -1)
  const kinds = schemaAt(section, values, schema)
  const owners = kindsOf(kinds).filter(({ properties }) => Object.hasOwn(properties ?? {}, path.at(-1)!)).map((kind) => String(typeOf(kind).const))
  const own = kinds === undefined ? undefined : typeOf(branch(kinds, valueAt(values, section)) ?? {}).const
  // What most have tells nothing of the type.
  if (owners.length === 0 || owners.length > 4 || own === undefined) return undefined
  return `: no setting of ${String(own)}, but of ${owners.join(', ')}; set ${dotted([...section, 'type'])}, or leave it out`
}

function hint(path: PropertyKey[], values: Values, known: string[]): string {
  const value = valueAt(values, path)
  if (path.at(-1) === 'type' && typeof value === 'string') return `; did you mean ${nearest(value, known)}?`
  const joined = Object.keys((valueAt(values, path.slice(0, -1)) ?? {}) as object).find((key) => key.includes(':'))
  return value === undefined && joined !== undefined ? `; write a space after the colon of ${joined}` : ''
}

function meant(path: PropertyKey[], values: Values, schema: JsonSchema): string {
  // Whoever knows the flag --lr writes training.lr.
  return flagKeys.get(String(path.at(-1))) ?? nearestKey(dotted(path), keysOf(schema, values))
}

/** All keys of a schema, sections too. */
function keysOf(schema: JsonSchema, value: unknown, path: PropertyKey[] = []): string[] {
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(branch(schema, value)?.properties ?? {})
  return keys.flatMap((key) => {
    const inner = fieldAt(schema, value, key)
    return inner === undefined ? [] : [dotted([...path, key]), ...keysOf(inner, valueAt(value, [key]), [...path, key])]
  })
}

/** Such as `training.loss.losses[1].gamma`. */
function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>((key, part) => key + (typeof part === 'number' ? `[${part}]` : `${key === '' ? '' : '.'}${String(part)}`), '')
}

/** The path without what lies inside a field, such as the place in a list of numbers. */
function fieldPath(path: PropertyKey[], values: Values, schema: JsonSchema): PropertyKey[] {
  const inside = path.findIndex((_, i) => schemaAt(path.slice(0, i + 1), values, schema) === undefined)
  return inside < 0 ? path : path.slice(0, inside)
}

function schemaAt(path: PropertyKey[], values: Values, schema: JsonSchema): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>((inner, part, i) => inner && fieldAt(inner, valueAt(values, path.slice(0, i)), part), schema)
}

/** The field of a section; of a list an entry, where that can be a section. */
function fieldAt(schema: JsonSchema, value: unknown, key: PropertyKey): JsonSchema | undefined {
  if (typeof key === 'number') return kindsOf(schema.items as JsonSchema | undefined).length > 0 ? (schema.items as JsonSchema) : undefined
  const kinds = kindsOf(schema)
  if (key === 'type' && kinds.length > 1) return { anyOf: kinds.map(typeOf) }
  return branch(schema, value)?.properties?.[String(key)] as JsonSchema | undefined
}

/** Among the kinds of section that a schema allows, the one of the given `type`; else the first. */
function branch(schema: JsonSchema, value: unknown): JsonSchema | undefined {
  const kinds = kindsOf(schema)
  const type = valueAt(value, ['type'])
  return kinds.find((kind) => typeOf(kind).const === type) ?? kinds.find((kind) => type !== undefined && typeOf(kind).const === undefined) ?? kinds[0]
}

/** The kinds of section that a schema allows. */
function kindsOf(schema: JsonSchema | undefined): JsonSchema[] {
  const among = (schema?.anyOf ?? schema?.oneOf) as JsonSchema[] | undefined
  if (among !== undefined) return among.flatMap(kindsOf)
  return schema?.properties === undefined ? [] : [schema]
}

function typeOf({ properties }: JsonSchema): JsonSchema {
  return (properties?.type ?? {}) as JsonSchema
}

/** What a schema takes, in words. */
function expectation(schema: JsonSchema | undefined): string {
  return oneOf([...new Set(alternatives(schema))])
}

function alternatives(schema: JsonSchema | undefined): string[] {
  if (schema?.anyOf) return (schema.anyOf as JsonSchema[]).flatMap(alternatives)
  if (Array.isArray(schema?.type)) return schema.type.flatMap((type) => alternatives({ ...schema, type }))
  if (schema?.const !== undefined) return [String(schema.const)]
  if (schema?.enum) return schema.enum.map(String)
  if (schema?.pattern !== undefined) return [`text like ${String(schema.examples?.[0])}`]
  switch (schema?.type) {
    case 'integer':
      return [`a whole number${range(schema)}`]
    case 'number':
      return [`a number${range(schema)}`]
    case 'boolean':
      return ['true', 'false']
    case 'string':
      return ['text']
    case 'null':
      return ['null']
    case 'array':
      return [listExpectation(schema)]
    default:
      return ['a section with keys']
  }
}

function listExpectation(schema: JsonSchema): string {
  const [first] = schema.prefixItems ?? []
  if (first) return `a list of ${schema.prefixItems?.length}, each ${expectation(first as JsonSchema)}`
  const { minItems, maxItems } = schema
  const most = maxItems === undefined ? ' or more' : ` to ${maxItems}`
  const count = minItems === undefined ? '' : ` of ${minItems}${most} entries`
  return `a list${count}, each ${expectation(schema.items as JsonSchema)}`
}

function range({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  // Whole numbers have bounds that no one set: those up to which they are exact.
  const low = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined
  const high = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}${high === undefined ? '' : ` up to ${high}`}`
  if (low === undefined) return high === undefined ? '' : ` up to ${high}`
  return high === undefined ? ` from ${low} on` : ` from ${low} to ${high}`
}

function oneOf(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
