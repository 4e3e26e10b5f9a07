import type { ModelSummary } from './summary.js'

/** The summary as a table for the terminal: a line for each layer that lies within fewer than `depth` others, then the sums. */
export function formatSummary({ layers, parameters, flops, activationBytes, peakBytes }: ModelSummary, depth: number): string {
  const rows = [
    ['layer', 'kind', 'output', 'parameters', 'GFLOPs', 'activations'],
    ...layers
      .filter((layer) => layer.depth < depth)
      .map((layer) => [
        `${'  '.repeat(layer.depth)}${layer.name}`,
        layer.kind,
        layer.shapes.map((shape) => shape.join('×')).join(', '),
        count(layer.parameters),
        giga(layer.flops),
        mebi(layer.activationBytes),
      ]),
    ['all', '', '', count(parameters), giga(flops), mebi(activationBytes)],
  ]
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const lines = rows.map((row) => row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '))
  const rule = '─'.repeat(lines[0].length)
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1), `Forward and backward take ${mebi(peakBytes)} at most, gradients of the weights included.`].join('\n')
}

const count = (value: number): string => value.toLocaleString('en')
const giga = (value: number): string => (value / 1e9).toFixed(3)
const mebi = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`
