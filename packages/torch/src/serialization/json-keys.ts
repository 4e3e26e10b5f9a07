/**
 * The first key that an object in the text holds twice, which JSON.parse passes over in silence.
 * @param json text that JSON.parse accepts
 */
export function duplicateKey(json: string): string | undefined {
  // For each open object the keys met; undefined for arrays.
  const open: (Set<string> | undefined)[] = []
  let position = 0
  while (position < json.length) {
    const character = json[position]
    if (character === '{') open.push(new Set())
    else if (character === '[') open.push(undefined)
    else if (character === '}' || character === ']') open.pop()
    if (character !== '"') {
      position++
      continue
    }
    const end = stringEnd(json, position)
    const keys = open.at(-1)
    if (keys !== undefined && isKey(json, end)) {
      const key = String(JSON.parse(json.slice(position, end)))
      if (keys.has(key)) return key
      keys.add(key)
    }
    position = end
  }
  return undefined
}

/** A string is a key when a colon follows. */
function isKey(json: string, end: number): boolean {
  let position = end
  while (' \t\n\r'.includes(json[position])) position++
  return json[position] === ':'
}

/** One past the closing quote of the string that begins at `start`. */
function stringEnd(json: string, start: number): number {
  let position = start + 1
  while (json[position] !== '"') position += json[position] === '\\' ? 2 : 1
  return position + 1
}
