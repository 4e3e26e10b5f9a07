import { Document, visit } from 'yaml'
import { writeFileAtomic } from '../io/atomic-file.js'
import type { Config } from './schema.js'

/** The configuration as YAML, itself valid for `--config`. */
export function configText(config: Config): string {
  const document = new Document(config)
  visit(document, {
    Seq(_, list) {
      list.flow = true
    },
  })
  return document.toString({ flowCollectionPadding: false })
}

/** Writes the configuration as YAML, whole or not at all. */
export function writeConfig(path: string, config: Config): void {
  writeFileAtomic(path, configText(config))
}
