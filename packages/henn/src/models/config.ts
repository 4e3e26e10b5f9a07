import { z } from 'zod'
import { hybridConfig } from './hybrid-config.js'
import { mednextConfig } from './mednext-config.js'
import { plainConfig, residualConfig } from './nnunet-config.js'

const builtInConfigs = [hybridConfig, plainConfig, residualConfig, mednextConfig] as const

/** Names of the networks that need no plugin. */
export const builtInTypes = ['hybrid', 'plain', 'residual', 'mednext'] as const

/** Whether a network of that type needs no plugin. */
export function isBuiltIn(type: string): boolean {
  return (builtInTypes as readonly string[]).includes(type)
}

/** A plugin's network checks its own settings. */
const pluginConfig = z.looseObject({
  type: z
    .string()
    .min(1)
    .refine((type) => !isBuiltIn(type), { abort: true })
    .describe('the name of a model in a plugin'),
})

/** The network: its type, and the settings that this type has. */
export const modelConfig = z.union([...builtInConfigs, pluginConfig])

export type ModelConfig = z.output<typeof modelConfig>
export type PluginModelConfig = z.output<typeof pluginConfig>
