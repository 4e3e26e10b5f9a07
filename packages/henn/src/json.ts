import { InputError } from './errors.js'

/**
 * Parses JSON as people save it: a byte order mark and CRLF are fine; an object with the same key twice, or with
 * the key __proto__, is refused, since readers differ in what they make of it. Throws InputError naming `path`.
 */
export function parseJson(text: string, path: string): unknown {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    const message = (error as Error).message.replace(/\s+/g, ' ')
    throw new InputError(`${path}: not valid JSON (${message}). Correct the file.`)
  }
  checkKeys(source, path)
  return value
}

/** Walks the tokens of JSON that is known to be valid. */
function checkKeys(source: string, path: string): void {
  const open: (Set<string> | undefined)[] = []
  const tokens = source.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)
  for (const [token, colon] of tokens) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (colon) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string
      const keys = open.at(-1)
      if (key === '__proto__') throw new InputError(`${path}: the key "__proto__" isn't allowed. Remove it.`)
      if (keys?.has(key)) throw new InputError(`${path}: the key "${key}" stands twice in one object. Keep one.`)
      keys?.add(key)
    }
  }
}
