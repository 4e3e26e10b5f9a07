// Results of a study: a file with a line of JSON for each.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

export function readResults(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)) : []
}

export function addResult(path, result) {
  appendFileSync(path, `${JSON.stringify(result)}\n`)
}
