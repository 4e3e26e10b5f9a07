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

/** All layers in one: sections are merged, everything else, lists too, is taken from the last layer that has it. */
export function mergeLayers(layers: readonly Layer[]): Values {
  return layers.map(({ values }) => values).reduce(merge, {})
}

/** The layers, without the `model` sections of other networks than the one that is named last: their settings are not its own. */
export function withoutOtherNetworks(layers: readonly Layer[]): Layer[] {
  const typeOf = ({ values }: Layer): unknown => valueAt(values, ['model', 'type'])
  const last = layers.map(typeOf).findLast((type) => type !== undefined)
  return layers.map((layer) => {
    const type = typeOf(layer)
    if (type === undefined || type === last) return layer
    const { model: _, ...values } = layer.values
    return { ...layer, values }
  })
}

function merge(base: Values, over: Values): Values {
  const merged = new Map(Object.entries(base))
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key)
    if (isValues(below) && isValues(value)) merged.set(key, merge(below, value))
    // A section whose lines are all commented out.
    else if (!(isValues(below) && value === null)) merged.set(key, value)
  }
  // fromEntries makes own properties of all keys, even of `__proto__`, so that the schema gets to refuse them.
  return Object.fromEntries(merged)
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
