const mac = (): boolean => typeof navigator !== 'undefined' && /mac/i.test(navigator.platform)

const PC: Record<string, string> = {
  Mod: 'Ctrl',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: '␣',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}
/** Alt stands with digits only (pinned templates), and on macOS those are ⌃1…9. */
const MAC: Record<string, string> = { ...PC, Mod: '⌘', Shift: '⇧', Alt: '⌃', Ctrl: '⌃' }

/** `Mod+Shift+R` → `Ctrl Shift R`, on macOS `⌘⇧R`; `g d` → `g d`. Bare letters stay small, as they are typed. */
export const keyLabel = (keys: string, onMac = mac()): string =>
  keys
    .split(' ')
    .map((stroke) => {
      const parts = stroke === '+' ? ['+'] : stroke.split('+')
      const chord = parts.length > 1
      const names = parts.map(
        (part) => (onMac ? MAC : PC)[part] ?? (chord ? (part.toUpperCase().length === 1 ? part.toUpperCase() : part) : part),
      )
      return names.join(onMac ? '' : ' ')
    })
    .join(' ')
