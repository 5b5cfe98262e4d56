/** Whether a stroke of the registry can be made on a keyboard, and which keyboard this is. */
import { strokeOf } from '../keys'
import { type LayoutId, layoutIds, layouts, type Produced } from './tables'

/** `altGr`: it would need a key that types; `none`: the keyboard does not have it. */
export type Reach = 'ok' | 'altGr' | 'none'

const nameOf = ({ character, code, level }: Produced, held: { ctrl: boolean }, mac: boolean, latinless: boolean): string | null =>
  strokeOf(
    {
      key: character,
      code,
      ctrlKey: held.ctrl && !mac,
      metaKey: held.ctrl && mac,
      shiftKey: level === 'shift',
      altKey: false,
      getModifierState: (name) => name === 'AltGraph' && level === 'altGr',
    },
    mac,
    latinless,
  )?.name ?? null

/** Whether a keyboard, as the browser's layout map tells it, has no Latin letters. */
export const isLatinless = (map: Iterable<readonly [string, string]>): boolean => {
  let letters = 0
  for (const [code, character] of map)
    if (/^Key[A-Z]$/.test(code)) {
      if (/\p{Script=Latin}/u.test(character)) return false
      letters++
    }
  return letters > 0
}

const known = new Map<string, ReadonlySet<string>>()
/** Names of all strokes with a character that a layout can make. */
const strokesOn = (layout: LayoutId, mac: boolean): ReadonlySet<string> => {
  const key = `${layout}|${mac}`
  const had = known.get(key)
  if (had) return had
  const names = new Set<string>()
  const latinless = isLatinless(layouts[layout].filter(({ level }) => level === 'plain').map(({ code, character }) => [code, character]))
  for (const one of layouts[layout])
    if (!one.dead && one.level !== 'altGr')
      for (const ctrl of [false, true]) {
        const name = nameOf(one, { ctrl }, mac, latinless)
        if (name) names.add(name)
      }
  known.set(key, names)
  return names
}

/** Keys that every keyboard has. */
const named =
  /^(?:(?:Mod|Ctrl|Alt|Shift)\+)*(?:Enter|Escape|Tab|Space|Backspace|Delete|Home|End|PageUp|PageDown|Arrow(?:Up|Down|Left|Right)|F\d{1,2})$/
const digit = /^(?:Mod|Alt)\+\d$/

/** Of a binding such as `g d`: the worst of its strokes. */
export const reachOf = (keys: string, layout: LayoutId, mac: boolean): Reach => {
  let worst: Reach = 'ok'
  for (const stroke of keys.split(' ')) {
    if (named.test(stroke) || digit.test(stroke) || strokesOn(layout, mac).has(stroke)) continue
    const character = stroke === '+' ? '+' : (stroke.split('+').pop() ?? '')
    const altGr = layouts[layout].some((one) => one.level === 'altGr' && one.character === character)
    if (!altGr) return 'none'
    worst = 'altGr'
  }
  return worst
}

/** Which of the known layouts produces what the browser's layout map tells (plain level only); null where none does. */
export const layoutOf = (map: Iterable<readonly [string, string]>): LayoutId | null => {
  const told = new Map(map)
  let best: { id: LayoutId; wrong: number } | null = null
  for (const id of layoutIds) {
    let wrong = 0
    let seen = 0
    for (const { code, level, character, dead } of layouts[id]) {
      const said = told.get(code)
      if (level !== 'plain' || said === undefined) continue
      seen++
      if (!dead && said !== character) wrong++
    }
    if (seen >= 20 && (!best || wrong < best.wrong)) best = { id, wrong }
  }
  return best && best.wrong <= 2 ? best.id : null
}
