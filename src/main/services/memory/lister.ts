/** What a list shows, newest first, found in stretches so that no turn is long. */
import { fold } from '../../../shared/domain/conversation/fold'
import type { Memory } from './types'
import type { Units } from './units'

export type ListQuery = Pick<Parameters<Memory['list']>[0], 'text' | 'layer' | 'from' | 'to' | 'noted'>

/** Slots, by instant and then by slot. Parts are sorted and merged. */
export const slotsOf = async (units: Units, asked: ListQuery, rest: () => Promise<void>): Promise<Float64Array> => {
  const words = fold(asked.text).split(/\s+/u).filter(Boolean)
  let slots = units.slots(asked)
  if (words.length > 0) {
    const kept: number[] = []
    for (const slot of slots) {
      const { source, target } = units.unitAt(slot)
      const text = fold(`${source}\n${target}`)
      if (words.every((word) => text.includes(word))) kept.push(slot)
      await rest()
    }
    slots = kept
  }
  const before = (a: number, b: number): boolean => {
    const [one, two] = [units.updatedAt(a), units.updatedAt(b)]
    return one > two || (one === two && a > b)
  }
  const parts: number[][] = []
  for (let at = 0; at < slots.length; at += 8_192) {
    parts.push(slots.slice(at, at + 8_192).sort((a, b) => (before(a, b) ? -1 : 1)))
    await rest()
  }
  const sorted = new Float64Array(slots.length)
  const heads = parts.map(() => 0)
  const headOf = (part: number) => parts[part]?.[heads[part] as number]
  for (let place = 0; place < sorted.length; place += 1) {
    let best = -1
    for (let part = 0; part < parts.length; part += 1) {
      const slot = headOf(part)
      if (slot !== undefined && (best < 0 || before(slot, headOf(best) as number))) best = part
    }
    sorted[place] = headOf(best) as number
    heads[best] = (heads[best] as number) + 1
    if (place % 512 === 0) await rest()
  }
  return sorted
}
