/** The everyday flags that stand for a field. */
export interface Flag {
  name: string
  key: string
  /** Number: written in YAML's way; path: text, from the current folder. */
  kind: 'number' | 'path'
  help: string
}

export const everydayFlags = [
  { name: 'data', key: 'data.path', kind: 'path', help: 'the dataset folder' },
  { name: 'epochs', key: 'training.epochs', kind: 'number', help: 'how many epochs' },
  { name: 'batch_size', key: 'training.batch_size', kind: 'number', help: 'patches of a training step' },
  { name: 'lr', key: 'training.learning_rate', kind: 'number', help: 'the learning rate' },
  { name: 'max_minutes', key: 'training.max_minutes', kind: 'number', help: 'end in this time, sittings before a resume included; the schedule follows it' },
  { name: 'pretrained', key: 'training.pretrained', kind: 'path', help: 'weights to start from: of HENN, of nnU-Net v2, .safetensors, or a .pth with a state dict' },
  { name: 'seed', key: 'system.seed', kind: 'number', help: 'makes runs differ, or repeat' },
] as const satisfies Flag[]

export type FlagValues = { [Name in (typeof everydayFlags)[number]['name']]?: string | number }

/** The key that each flag stands for. */
export const flagKeys: ReadonlyMap<string, string> = new Map(everydayFlags.map(({ name, key }) => [name, key]))
