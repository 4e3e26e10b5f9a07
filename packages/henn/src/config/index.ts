export { everydayFlags, type FlagValues } from './flags.js'
export { applyOverrides, loadConfig, parseConfig, writeConfig, type ConfigSources } from './load.js'
export { fineTuning, presetNames, presets, production, quickTest } from './presets.js'
export { configJsonSchema, configSchema, type Config, type ConfigInput, type PresetName } from './schema.js'
