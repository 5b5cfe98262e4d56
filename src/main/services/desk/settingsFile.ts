/** A profile's settings: no secrets, so in clear. A broken field falls back alone, the rest stays. */
import { initialSettings, Settings } from '../../../shared/domain/desk/types'
import type { Files } from '../../ports'

const file = 'settings.json'

/** Takes what is readable of `from`, field by field, over `base`. */
export const settingsFrom = (from: unknown, base: Settings): Settings => {
  if (typeof from !== 'object' || from === null) return base
  const taken: Record<string, unknown> = { ...base }
  for (const [name, field] of Object.entries(Settings.shape)) {
    const read = field.safeParse((from as Record<string, unknown>)[name])
    if (name in from && read.success) taken[name] = read.data
  }
  return Settings.parse(taken)
}

export const readSettings = async (files: Files): Promise<Settings> => {
  const bytes = await files.read(file)
  if (!bytes) return initialSettings
  try {
    return settingsFrom(JSON.parse(new TextDecoder().decode(bytes)), initialSettings)
  } catch {
    return initialSettings
  }
}
export const writeSettings = (files: Files, settings: Settings) =>
  files.replace(file, new TextEncoder().encode(JSON.stringify(settings, null, 1)))
