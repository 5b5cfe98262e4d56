/** Terms that hold a part, wherever it stands in them. */
import { isLetter } from './grams'
import { groupAt, isNarrow, lowerBound, type TermList, TermWalk } from './lexicon'
import { hasBit } from './postings'
import { afterFields, Field } from './tokens'

/** How a term holds what was looked for. */
export const Hit = { inside: 0, start: 1, whole: 2 } as const
export type Hit = (typeof Hit)[keyof typeof Hit]

export interface Where {
  /** One field alone; without it all but facets. */
  field?: Field | null
  onlyStart?: boolean
  /** Numbers without their joints too. */
  loose?: boolean
}

/** Places of the text between which the terms stand that are looked at. */
const rangesOf = (list: TermList, { field = null, loose = false }: Where): [number, number][] => {
  const end = list.starts[list.groups] ?? 0
  if (field === '') return [[lowerBound(list, afterFields), end]]
  if (field !== null) return [[lowerBound(list, field), lowerBound(list, String.fromCharCode(field.charCodeAt(0) + 1))]]
  const first = lowerBound(list, Field.name)
  if (loose) return [[first, end]]
  return [
    [first, lowerBound(list, Field.joined)],
    [lowerBound(list, afterFields), end],
  ]
}

/**
 * @param hit the best way the term holds the part
 * @param inHead whether it stands in name, subject, label or number
 */
type EachTerm = (walk: TermWalk, hit: Hit, inHead: boolean) => void

/** Terms that hold `part`, each told once, in order. `onlyStart`: as the beginning of a word. */
export const findInside = (list: TermList, part: string, where: Where, each: EachTerm): void => {
  if (list.size === 0) return
  const onlyStart = where.onlyStart ?? false
  const may = list.grams().groupsFor(part, onlyStart)
  const walk = new TermWalk(list)
  const needle = needleOf(part)
  for (const [from, to] of rangesOf(list, where)) {
    if (from >= to) continue
    let group = groupAt(list.starts, from)
    while ((list.starts[group] ?? to) < to) {
      if (may && !hasBit(may, group)) {
        group += 1
        continue
      }
      let end = group + 1
      while ((list.starts[end] ?? to) < to && (!may || hasBit(may, end))) end += 1
      const between = { from: Math.max(from, list.starts[group] ?? 0), to: Math.min(to, list.starts[end] ?? 0), group, onlyStart }
      findBetween(list, part, needle, between, walk, each)
      group = end
    }
  }
}

/** Letters, the commonest first, of the languages that are written in narrow letters together; any other is rarer. */
const common = 'eainrstolud.c0123456789@mphgbfvkw-zyxjq'

/** The piece of a part that is searched for, and where it stands in it. */
interface Needle {
  text: string
  at: number
}
/** V8 goes from one place of the first letter to the next, so a rare one; longer pieces cost it a table at each call. */
const longestNeedle = 6
const needleOf = (part: string): Needle => {
  if (!isNarrow(part) || part.length < 3) return { text: part.slice(0, longestNeedle), at: 0 }
  let best = 0
  let rarest = -1
  for (let at = 0; at < part.length - 1; at += 1) {
    const place = common.indexOf(part[at] ?? '')
    const rarity = place < 0 ? common.length : place
    if (rarity <= rarest) continue
    rarest = rarity
    best = at
  }
  return { text: part.slice(best, best + longestNeedle), at: best }
}

/** Whether the part stands at `found`, where its needle is known to stand. */
const holdsAt = (text: string, part: string, found: number, { at, text: known }: Needle): boolean => {
  for (let place = 0; place < at; place += 1) if (text.charCodeAt(found + place) !== part.charCodeAt(place)) return false
  for (let place = at + known.length; place < part.length; place += 1)
    if (text.charCodeAt(found + place) !== part.charCodeAt(place)) return false
  return true
}

const findBetween = (
  { text, starts }: TermList,
  part: string,
  needle: Needle,
  { from, to, group: firstGroup, onlyStart }: { from: number; to: number; group: number; onlyStart: boolean },
  walk: TermWalk,
  each: EachTerm,
): void => {
  // A piece of its own, or the search would go on behind it.
  const piece = text.substring(from, to)
  let groupEnd = 0
  for (let at = piece.indexOf(needle.text); at >= 0; ) {
    const found = from + at - needle.at
    if (!holdsAt(text, part, found, needle)) {
      at = piece.indexOf(needle.text, at + 1)
      continue
    }
    if (groupEnd <= found) {
      const group = groupAt(starts, found, firstGroup)
      walk.toGroup(group)
      groupEnd = starts[group + 1] ?? 0
    }
    while (walk.end < found) walk.next()
    const field = text.charCodeAt(walk.begin)
    const head = field < 7 ? 1 : 0
    let hit: Hit = Hit.inside
    if (found === walk.begin + head) hit = found + part.length === walk.end ? Hit.whole : Hit.start
    // Asked only where it matters.
    else if ((onlyStart || field < 6) && !isLetter(text.charCodeAt(found - 1))) hit = Hit.start
    if (onlyStart && hit === Hit.inside) {
      at = piece.indexOf(needle.text, at + 1)
      continue
    }
    each(walk, hit, field < 6)
    at = piece.indexOf(needle.text, walk.end - from)
  }
}
