/** The thread as it is drawn: entries with a line before each new day. Pure. */
import type { ThreadEntry } from '../../data/types'

export type ThreadItem = { type: 'day'; key: string; at: number } | { type: 'entry'; key: string; entry: ThreadEntry }

export const atOf = (entry: ThreadEntry): number => (entry.type === 'message' ? entry.message.at : entry.item.committedAt)
export const keyOf = (entry: ThreadEntry): string => (entry.type === 'message' ? entry.message.id : entry.item.key)

/** Days of the agent's zone. `dayOf` names the day of an instant (epoch ms). */
export const itemsOf = (entries: readonly ThreadEntry[], dayOf: (at: number) => string): ThreadItem[] => {
  const items: ThreadItem[] = []
  let day = ''
  for (const entry of entries) {
    const at = atOf(entry)
    const here = dayOf(at)
    if (here !== day) {
      // A clock set back may bring a day twice: its place keeps the key apart.
      items.push({ type: 'day', key: `day ${here} ${items.length}`, at })
      day = here
    }
    items.push({ type: 'entry', key: keyOf(entry), entry })
  }
  return items
}

/** Kept, since making one takes as long as drawing a short thread. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** Names days in a zone, quickly: one formatter for all. */
export const dayNamer = (zone: string): ((at: number) => string) => {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(zone, format)
  }
  const made = format
  return (at) => made.format(at)
}
