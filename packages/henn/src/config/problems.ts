import type { z } from 'zod'
import { sourceOf, valueAt, type Layer, type Values } from './layers.js'
import { nearestKey } from './nearest.js'
import { configJsonSchema, type JsonSchema } from './schema.js'
import { flagKeys } from './flags.js'

/** What is wrong with a configuration, in one line: where it was said, the key, what is expected there. */
export function describeProblem(issue: z.core.$ZodIssue, values: Values, layers: readonly Layer[]): string {
  const schema = configJsonSchema()
  const [path, text] = problem(innermost(issue), values, schema)
  const source = sourceOf(layers, path)
  return `${source === '' ? '' : `${source}: `}${path.map(String).join('.')}${text}`
}

/** The problem with the alternative that was meant: the one whose `type` is given. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const meant = issue.errors.find((errors) => errors.length > 0 && !errors.some(({ path }) => path.length === 0 || path[0] === 'type'))
  return meant === undefined ? issue : innermost({ ...meant[0], path: [...issue.path, ...meant[0].path] })
}

function problem(issue: z.core.$ZodIssue, values: Values, schema: JsonSchema): [path: PropertyKey[], text: string] {
  if (issue.code === 'unrecognized_keys') {
    const path = [...issue.path, issue.keys[0]]
    return [path, `: unknown key; did you mean ${meant(path, values, schema)}?`]
  }
  if (issue.code === 'custom') return [issue.path, ` ${issue.message}`]
  const path = fieldPath(issue.path, values, schema)
  return [path, `: expected ${expectation(schemaAt(path, values, schema))}, got ${show(valueAt(values, path))}`]
}

function meant(path: PropertyKey[], values: Values, schema: JsonSchema): string {
  // Whoever knows the flag --lr writes training.lr.
  return flagKeys.get(String(path.at(-1))) ?? nearestKey(path.map(String).join('.'), keysOf(schema, values))
}

/** All dotted keys of a schema, sections too. */
function keysOf(schema: JsonSchema, values: unknown, prefix = ''): string[] {
  return Object.entries(branch(schema, values).properties ?? {}).flatMap(([key, inner]) => [
    `${prefix}${key}`,
    ...keysOf(inner as JsonSchema, valueAt(values, [key]), `${prefix}${key}.`),
  ])
}

/** Among the kinds of section that a schema allows, the one of the given `type`; else the first. */
function branch(schema: JsonSchema, value: unknown): JsonSchema {
  const kinds = ((schema.anyOf ?? schema.oneOf ?? []) as JsonSchema[]).flatMap((kind) => (kind.anyOf ?? kind.oneOf ?? [kind]) as JsonSchema[]).filter(({ properties }) => properties !== undefined)
  if (kinds.length === 0) return schema
  const typeOf = ({ properties }: JsonSchema): JsonSchema => properties?.type as JsonSchema
  const type = valueAt(value, ['type'])
  return kinds.find((kind) => typeOf(kind).const === type) ?? kinds.find((kind) => type !== undefined && typeOf(kind).const === undefined) ?? kinds[0]
}

/** The path without what lies inside a field, such as the place in a list. */
function fieldPath(path: PropertyKey[], values: Values, schema: JsonSchema): PropertyKey[] {
  const inside = path.findIndex((_, i) => schemaAt(path.slice(0, i + 1), values, schema) === undefined)
  return inside < 0 ? path : path.slice(0, inside)
}

function schemaAt(path: PropertyKey[], values: Values, schema: JsonSchema): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>(
    (inner, part, i) => inner && (branch(inner, valueAt(values, path.slice(0, i))).properties?.[String(part)] as JsonSchema | undefined),
    schema,
  )
}

/** What a schema takes, in words. */
function expectation(schema: JsonSchema | undefined): string {
  return oneOf(alternatives(schema))
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
  const count = minItems === undefined ? '' : ` of ${minItems} to ${maxItems} entries`
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
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
