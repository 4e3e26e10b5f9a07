// Writes packages/torch/src/operators.generated.ts from the schemas of the libtorch at hand: node scripts/generate-operators.mjs
// With --stdout it prints the text instead.
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { addonPath } from '../packages/torch/dist/setup/locate.js'

// Methods that `Tensor` declares itself.
const own = new Set(['to', 'item', 'isContiguous', 'backward', 'numel', 'keep', 'release', 'grad', 'setGrad', 'setData', 'shape', 'strides', 'dtype', 'device', 'requiresGrad', 'constructor'])
const reserved = new Set(['in', 'default', 'var', 'function', 'with', 'import', 'export', 'new', 'delete', 'this', 'super'])

/** The TypeScript type of a schema type; undefined where JavaScript has no value for it. */
function typeOf(type, fixedSize = false) {
  if (type.endsWith('?')) return typeOf(type.slice(0, -1), fixedSize)
  const list = /^(.*)\[\d*\]$/.exec(type) ?? /^List\[(.*)\]$/.exec(type)
  if (list !== null) {
    const optional = list[1].endsWith('?') || list[1].startsWith('Optional[')
    const element = typeOf(list[1])
    if (element === undefined) return undefined
    const array = optional ? `readonly (${element} | null)[]` : element.includes('|') ? `readonly (${element})[]` : `readonly ${element}[]`
    return fixedSize && !element.startsWith('Tensor') ? `${element} | ${array}` : array
  }
  const optional = /^Optional\[(.*)\]$/.exec(type)
  if (optional !== null) return typeOf(optional[1], fixedSize)
  return { Tensor: 'Tensor', number: 'Scalar', Scalar: 'Scalar', int: 'number', SymInt: 'number', float: 'number', bool: 'boolean', str: 'string', ScalarType: 'DType', Device: 'Device', MemoryFormat: 'MemoryFormat', Layout: 'string' }[type]
}

function returnType({ returns, inPlace }) {
  if (inPlace) return 'Tensor'
  const types = returns.map((type) => {
    const ts = typeOf(type)
    return ts === 'Scalar' ? 'number | boolean' : ts?.replace(/^readonly /, '')
  })
  if (types.includes(undefined)) return undefined
  return types.length === 0 ? 'void' : types.length === 1 ? types[0] : `[${types.join(', ')}]`
}

function parameters(schema, skip) {
  const given = schema.arguments.slice(skip).map((argument) => ({ ...argument, ts: typeOf(argument.type, argument.fixedSize) }))
  if (given.some((argument) => argument.required && argument.ts === undefined)) return undefined
  // What JavaScript can't give is left out; what follows it positionally is reached by name.
  const cut = given.findIndex((argument) => argument.ts === undefined && !argument.keywordOnly)
  const positional = given.filter((argument, i) => !argument.keywordOnly && (cut === -1 || i < cut))
  // What stands before a required argument can't be left out, only be null.
  positional.forEach((argument, i) => {
    if (argument.required || !positional.slice(i).some((later) => later.required)) return
    Object.assign(argument, { required: true, ts: `${argument.ts} | null` })
  })
  const byName = given.filter((argument) => argument.ts !== undefined && !(argument.required && !argument.keywordOnly && !argument.ts.endsWith('| null')))
  const name = (argument) => (reserved.has(argument.name) ? `${argument.name}_` : argument.name)
  const text = (argument) => `${name(argument)}${argument.required ? '' : '?'}: ${argument.ts}${argument.required ? '' : ' | null'}`
  const options = (list) => {
    const needed = list.some((argument) => argument.required)
    const fields = list.map((argument) => `${argument.name}${argument.required ? '' : '?'}: ${argument.ts}${argument.required ? '' : ' | null'}`)
    return `options${needed ? '' : '?'}: { ${fields.join('; ')} }`
  }
  const keywords = byName.filter((argument) => argument.keywordOnly)
  const lists = []
  const full = positional.map(text)
  if (keywords.some((argument) => argument.required)) {
    full.splice(0, full.length, ...positional.map((argument) => text({ ...argument, required: true, ts: argument.required ? argument.ts : `${argument.ts} | null` })))
  }
  if (keywords.length > 0) full.push(options(keywords))
  lists.push(full.join(', '))
  const optional = byName.filter((argument) => !argument.keywordOnly)
  if (optional.length > 0) lists.push([...positional.filter((argument) => argument.required).map(text), options(byName)].join(', '))
  return lists
}

const binding = createRequire(import.meta.url)(addonPath())
const functions = new Set()
const methods = new Set()
for (const [name, dispatcherName] of binding.operatorNames()) {
  for (const schema of binding.schemas(dispatcherName)) {
    const result = returnType(schema)
    if (result === undefined) continue
    for (const list of parameters(schema, 0) ?? []) functions.add(`  ${name}(${list}): ${result}`)
    if (schema.arguments[0]?.type !== 'Tensor' || own.has(name)) continue
    for (const list of parameters(schema, 1) ?? []) methods.add(`  ${name}(${list}): ${result}`)
  }
}
const text = `// Generated from the operator schemas of libtorch by scripts/generate-operators.mjs; not edited by hand.
import type { DType } from './dtype.js'
import type { Device, MemoryFormat } from './layout.js'
import type { Tensor } from './tensor.js'

export type Scalar = number | boolean

/** Every operator of the dispatcher, by its camelCase name. */
export interface Operators {
${[...functions].join('\n')}
}

/** The operators that take a tensor first, as its methods. */
export interface TensorOperators {
${[...methods].join('\n')}
}
`
if (process.argv.includes('--stdout')) process.stdout.write(text)
else writeFileSync(new URL('../packages/torch/src/operators.generated.ts', import.meta.url), text)
