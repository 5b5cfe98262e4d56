/**
 * The quick palette's key, which the system takes from every other program: so it is never one that types, and never one
 * that those need. Written `Ctrl+Alt+Shift+Meta+Space`, modifiers in this order, literally (no «Mod»). Pure.
 */

export type HotkeyPlatform = 'win32' | 'darwin' | 'linux'

/**
 * `bare`: no modifier, or Shift alone; `types`: AltGr, Alt or Option with a character writes on many layouts; `programs`: one
 * modifier with a character is every program's own; `system`: the system keeps it.
 */
export type HotkeyTrouble = 'bare' | 'types' | 'programs' | 'system'

export const DEFAULT_HOTKEY = 'Ctrl+Alt+Space'

const modifiers = ['Ctrl', 'Alt', 'Shift', 'Meta'] as const
/** Keys with a name, and what Electron calls them. */
const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}
const isKey = (key: string): boolean => /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4]))$/.test(key) || Object.hasOwn(named, key)

interface Parts {
  held: ReadonlySet<string>
  key: string
}
const partsOf = (keys: string): Parts | null => {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  if (!isKey(key) || !parts.every((part) => (modifiers as readonly string[]).includes(part))) return null
  return { held: new Set(parts), key }
}
const written = ({ held, key }: Parts): string => [...modifiers.filter((one) => held.has(one)), key].join('+')

/** For Electron's globalShortcut; null for what is no key of ours. */
export const acceleratorOf = (keys: string): string | null => {
  const parts = partsOf(keys)
  if (!parts || parts.held.size === 0) return null
  const names: Record<string, string> = { Ctrl: 'Control', Meta: 'Super' }
  return [...modifiers.filter((one) => parts.held.has(one)).map((one) => names[one] ?? one), named[parts.key] ?? parts.key].join('+')
}

/** What each system keeps for itself. Sources: Microsoft's, Apple's and GNOME's own lists of keyboard shortcuts. */
const system: Record<HotkeyPlatform, RegExp> = {
  win32: /Meta\+|^Alt\+(?:Space|F4)$|^Ctrl\+Alt\+Arrow/,
  darwin: /^Meta\+(?:Shift\+)?Space$|^Ctrl\+Space$|^Alt\+Meta\+Space$|^Ctrl\+Arrow|^Shift\+Meta\+[3456Q]$|^Ctrl\+F[2-8]$/,
  linux: /Meta\+|^Alt\+(?:Space|F\d+)$|^Ctrl\+Alt\+(?:Shift\+)?(?:Arrow|F\d+$)/,
}

/** Why it cannot be the palette's key; null where it can. */
export const hotkeyTrouble = (keys: string, platform: HotkeyPlatform): HotkeyTrouble | null => {
  const parts = partsOf(keys)
  if (!parts) return 'bare'
  const { held, key } = parts
  if (![...held].some((one) => one !== 'Shift')) return 'bare'
  const character = key.length === 1
  const mac = platform === 'darwin'
  // Windows and Linux tell AltGr as Ctrl with Alt; on macOS it is Option without another that writes.
  if (character && held.has('Alt') && (!mac || !(held.has('Ctrl') || held.has('Meta')))) return 'types'
  if (system[platform].test(written(parts))) return 'system'
  if (held.size === 1 && (character || !/^F\d/.test(key))) return 'programs'
  return null
}

/** The same stroke as the desk's own commands write it; null where those can have none such. */
export const strokeOfHotkey = (keys: string, platform: HotkeyPlatform): string | null => {
  const parts = partsOf(keys)
  if (!parts) return null
  const { held, key } = parts
  const mod = platform === 'darwin' ? 'Meta' : 'Ctrl'
  const other = platform === 'darwin' ? 'Ctrl' : 'Meta'
  if (held.has(other) || (held.has(mod) && held.has('Alt'))) return null
  return [...(held.has(mod) ? ['Mod'] : []), ...(held.has('Alt') ? ['Alt'] : []), ...(held.has('Shift') ? ['Shift'] : []), key].join('+')
}

/** What may be tried where a key is taken; the best first. */
export const proposals = (platform: HotkeyPlatform): string[] =>
  [DEFAULT_HOTKEY, 'Ctrl+Shift+Space', 'Ctrl+Alt+Shift+Space', 'Ctrl+Shift+F9', 'Ctrl+Alt+Home', 'Ctrl+Shift+F10'].filter(
    (keys) => hotkeyTrouble(keys, platform) === null,
  )

export interface HotkeyEvent {
  key: string
  code: string
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
  metaKey: boolean
}

/** What was pressed, by the physical key; null for modifiers alone and keys that are none of ours. */
export const hotkeyHeard = (event: HotkeyEvent): string | null => {
  const { code } = event
  // Letters go by what they write, where that is Latin: on AZERTY the key of Q writes A.
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : /^Key([A-Z])$/.exec(code)?.[1]
  const key = letter ?? /^Digit(\d)$/.exec(code)?.[1] ?? code
  if (!isKey(key)) return null
  const held = new Set<string>()
  if (event.ctrlKey) held.add('Ctrl')
  if (event.altKey) held.add('Alt')
  if (event.shiftKey) held.add('Shift')
  if (event.metaKey) held.add('Meta')
  return written({ held, key })
}

/** As it stands on the keys: `Ctrl Alt Space`, on macOS `⌃⌥Space`. */
export const hotkeyCaps = (keys: string, platform: HotkeyPlatform): string[] => {
  const mac: Record<string, string> = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' }
  const arrows: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', PageUp: 'PgUp', PageDown: 'PgDn' }
  return keys.split('+').map((part) => (platform === 'darwin' ? mac[part] : part === 'Meta' ? 'Super' : undefined) ?? arrows[part] ?? part)
}
