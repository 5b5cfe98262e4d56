/**
 * From a key event to a stroke of the registry. Letters go by the key that was produced, digits with a
 * modifier by the physical key (so that they work on AZERTY), and a layout that produces no Latin letter
 * (Cyrillic, Arabic, Hebrew, Thai, Greek) falls back to the physical key. Never AltGr, never inside an IME.
 */
export interface KeyLike {
  key: string
  code: string
  ctrlKey: boolean
  shiftKey: boolean
  altKey: boolean
  metaKey: boolean
  isComposing?: boolean
  keyCode?: number
  repeat?: boolean
  /** When it was pressed, on the clock of `performance.now()`. */
  timeStamp?: number
  getModifierState?: (name: string) => boolean
}

export interface Stroke {
  /** Canonical, as in the registry: modifiers in the order Mod, Ctrl, Alt, Shift, then the key. */
  name: string
  /** True for a stroke that would type a character: such ones rest inside editors and can be switched off. */
  types: boolean
}

const MODIFIER_KEYS = new Set([
  'Shift',
  'Control',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Fn',
  'NumLock',
  'Dead',
  'Process',
  'Unidentified',
])

/** Signs that other scripts have of their own, and wide forms that an IME leaves behind. */
const ASCII_OF: Readonly<Record<string, string>> = { '؟': '?', '？': '?', '／': '/', '；': ';', '［': '[', '］': ']', '．': '.', '！': '!' }

const latin = (event: KeyLike, latinless: boolean): string => {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase()
  const ascii = ASCII_OF[event.key]
  if (ascii) return ascii
  const physical = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase()
  // Signs beyond ASCII count too: with Shift an Arabic keyboard gives marks, ligatures of two letters and its own comma.
  const foreign = /^[^\p{ASCII}\p{Script=Latin}]{1,2}$/u.test(event.key)
  // Where letters of ours are not to be had, a chord is meant by its key even if Shift makes a slash of it.
  if (physical && (foreign || (latinless && (event.ctrlKey || event.metaKey)))) return physical
  return event.key === ' ' ? 'Space' : event.key
}

/** Null where the event is no stroke of ours at all. `latinless`: the keyboard is known to have no Latin letters. */
export const strokeOf = (event: KeyLike, mac: boolean, latinless = false): Stroke | null => {
  if (event.isComposing || event.keyCode === 229) return null
  if (MODIFIER_KEYS.has(event.key)) return null
  if (event.getModifierState?.('AltGraph')) return null
  // Windows reports AltGr as Ctrl+Alt on some layouts: both together are never ours.
  if (event.ctrlKey && event.altKey && !mac) return null
  const mod = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  const digit = /^Digit([0-9])$/.exec(event.code)?.[1]
  if (digit && (mod || event.altKey || (mac && event.ctrlKey)) && !event.shiftKey) {
    // Pinned templates: Alt+digit, on macOS ⌃digit, and only without any other modifier.
    const pinned = mac ? event.ctrlKey && !event.metaKey && !event.altKey : event.altKey && !event.ctrlKey && !event.metaKey
    if (pinned) return { name: `Alt+${digit}`, types: false }
    return mod && !event.altKey && !other ? { name: `Mod+${digit}`, types: false } : null
  }
  // Alt with a letter writes ą, ł, ü … on many layouts and ⌥ does so on macOS: never ours.
  if (event.altKey && !/^[A-Z][A-Za-z0-9]+$/.test(event.key)) return null
  if (other) return null
  const key = latin(event, latinless)
  const letter = /^[a-z]$/.test(key)
  const named = key.length > 1
  const parts = [
    mod ? 'Mod' : '',
    event.altKey ? 'Alt' : '',
    // With punctuation Shift is only the way to the key (`?`, `/` on many layouts), so it does not count.
    event.shiftKey && (letter || named) ? 'Shift' : '',
    letter && (mod || event.shiftKey) ? key.toUpperCase() : key,
  ]
  return { name: parts.filter(Boolean).join('+'), types: !mod && key.length === 1 }
}

const ORDER = ['Mod', 'Ctrl', 'Alt', 'Shift']
/** Every key that is pressed is laid beside all of the registry's, so each of those is worked out once. */
const canonicals = new Map<string, string>()
/** Brings a registry text such as `Shift+Mod+r` into the canonical form; a sequence is parted by a space. */
export const canonical = (keys: string): string => {
  const known = canonicals.get(keys)
  if (known !== undefined) return known
  const made = canonicalOf(keys)
  canonicals.set(keys, made)
  return made
}
const canonicalOf = (keys: string): string =>
  keys
    .split(' ')
    .map((stroke) => {
      if (stroke.length === 1) return stroke
      const parts = stroke.split('+')
      const key = parts.pop() ?? ''
      const modifiers = ORDER.filter((name) => parts.includes(name))
      return [...modifiers, modifiers.length > 0 && key.length === 1 ? key.toUpperCase() : key].join('+')
    })
    .join(' ')
