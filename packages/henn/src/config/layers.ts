/** Values from one place: a preset, a file, a `--set`, a flag. */
export interface Layer {
  /** What an error calls it, such as `config.yaml` or `--epochs`; empty for the values an error can't come from. */
  source: string
  values: Values
}

export type Values = Record<string, unknown>

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * All layers in one: sections are merged, everything else, lists too, is taken from the last layer that has it. Sections of
 * another `type` than the one that is named last, such as a preset's network, are left out: their settings are not its own.
 */
export function mergeLayers(layers: readonly Layer[]): Values {
  return merge(layers.map(({ values }) => values))
}

function merge(sections: readonly Values[]): Values {
  const type = sections.map((section) => section.type).findLast((one) => one !== undefined)
  const alike = sections.filter((section) => section.type === undefined || section.type === type)
  const keys = new Set(alike.flatMap((section) => Object.keys(section)))
  // fromEntries makes own properties of all keys, even of `__proto__`, so that the schema gets to refuse them.
  return Object.fromEntries([...keys].map((key) => [key, mergeValues(alike.flatMap((section) => (Object.hasOwn(section, key) ? [section[key]] : [])))]))
}

function mergeValues(values: readonly unknown[]): unknown {
  let kept: unknown[] = []
  for (const value of values) {
    const isOnSections = kept.every(isValues)
    if (isValues(value) && isOnSections) kept.push(value)
    // A null is a section whose lines are all commented out.
    else if (!(value === null && isOnSections && kept.length > 0)) kept = [value]
  }
  return isValues(kept[0]) ? merge(kept as Values[]) : kept[0]
}

/** `nested('training.epochs', 5)` is `{ training: { epochs: 5 } }`. */
export function nested(key: string, value: unknown): Values {
  return key.split('.').reduceRight<unknown>((inner, part) => Object.fromEntries([[part, inner]]), value) as Values
}

/** The value at a path, or undefined where there is none. */
export function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part) ? (inner as Record<PropertyKey, unknown>)[part] : undefined),
    values,
  )
}

/** Where the value at a path came from: the last layer that has it. */
export function sourceOf(layers: readonly Layer[], path: readonly PropertyKey[]): string {
  return layers.findLast(({ values }) => valueAt(values, path) !== undefined)?.source ?? ''
}
