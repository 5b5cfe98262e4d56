/**
 * Facts as placeholders: a text leaves with codes in their place, and what comes back is read so that each stands again where
 * the engine put it. What the engine mangled is mended where that is sure, and told where it is not.
 */
import { even } from './facts/even'
import { keptIn } from './kept'
import { type Mark, marksIn, stemFor, writtenMark } from './mark'
import type { Fact, FactKind, FactTrouble, MayLeave, PlaceholderStyle } from './types'

/** A text as it goes to an engine. */
export interface Hidden {
  /** What the engine gets: escaped where its style is markup. */
  text: string
  style: PlaceholderStyle
  /** Letters that every placeholder begins with; the text itself holds them nowhere. */
  stem: string
  /** The text before. */
  source: string
  /** In their order, with the number of the placeholder, from 1; those that left as they are carry none. */
  facts: readonly (Fact & { mark: number | null })[]
}

/** A translation with its facts. */
export interface Restored {
  text: string
  /** Where the facts of the source stand in it, in their order there. */
  facts: Fact[]
  troubles: FactTrouble[]
  /** What was mended so that nobody needs to look: `read` a mangled placeholder, `put` a lost one back, `dropped` a double. */
  repairs: { type: 'read' | 'put' | 'dropped'; value: string }[]
}

/** Kinds that a shop may let out as they are. */
const leavable: ReadonlySet<FactKind> = new Set(['name', 'order', 'tracking', 'amount', 'date', 'address', 'link'])
/** A number this long may be a customer's, a document's, a door code: nobody knows, so it stays here. */
const longNumber = 5

/** Whether a fact goes to engines as a placeholder. Times and short numbers always leave: they name nobody, and grammar needs them. */
export const isHidden = (fact: Pick<Fact, 'kind' | 'value'>, mayLeave: MayLeave): boolean => {
  if (fact.kind === 'time') return false
  if (fact.kind === 'number') return even(fact.value).replace(/\D/g, '').length >= longNumber
  return !(leavable.has(fact.kind) && (mayLeave as readonly FactKind[]).includes(fact.kind))
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign)
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }
/** Entities as engines write them; what is none stays. */
const unescaped = (text: string): string =>
  text.replace(
    /& ?(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp)) ?;/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return entities[name] ?? whole
      const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : whole
    },
  )

/** A letter or digit right behind a code would be read as more of it: it is hidden with the fact. */
const closed = (text: string, fact: Fact, most: number): Fact => {
  const more = /^[\p{Script=Latin}\p{Nd}]+/u.exec(text.slice(fact.to, most))?.[0] ?? ''
  return more === '' ? fact : { ...fact, value: fact.value + more, to: fact.to + more.length }
}

/**
 * The text for an engine.
 * @param facts in their order and not overlapping (`factsIn`)
 */
export const hideFacts = (text: string, facts: readonly Fact[], mayLeave: MayLeave, style: PlaceholderStyle): Hidden => {
  const stem = stemFor(text)
  const plain = style === 'plain' ? (piece: string): string => piece : escaped
  let out = ''
  let at = 0
  const marks = new Map<string, number>()
  const kept: (Fact & { mark: number | null })[] = []
  for (const [index, found] of facts.entries()) {
    const fact = isHidden(found, mayLeave) ? closed(text, found, facts[index + 1]?.from ?? text.length) : found
    if (!isHidden(fact, mayLeave)) {
      kept.push({ ...fact, mark: null })
      continue
    }
    // The same thing said twice is one code twice: an engine that joins the two has lost nothing.
    const mark = marks.get(fact.value) ?? marks.size + 1
    marks.set(fact.value, mark)
    kept.push({ ...fact, mark })
    out += plain(text.slice(at, fact.from)) + writtenMark(mark, style, stem)
    at = fact.to
  }
  return { text: out + plain(text.slice(at)), style, stem, source: text, facts: kept }
}

interface Piece {
  from: number
  to: number
  fact: Fact & { mark: number }
}

/** Reads an answer back. Never throws: an answer that kept nothing comes back with a trouble for each fact. */
export const restoreFacts = (answer: string, hidden: Hidden): Restored => {
  const repairs: Restored['repairs'] = []
  const troubles: FactTrouble[] = []
  const told = (type: FactTrouble['type'], fact: Pick<Fact, 'kind' | 'value'>): void => {
    troubles.push({ type, kind: fact.kind, value: fact.value.slice(0, 2_000) })
  }
  const marked = hidden.facts.filter((fact): fact is Fact & { mark: number } => fact.mark !== null)
  const { text: said, marks } = readable(answer, hidden)
  const mentions = (mark: number): number => marked.filter((one) => one.mark === mark).length
  // «#1042 #1042» was written so: then a neighbour alike is no stutter.
  const twice = marked.some((one, at) => marked[at + 1]?.mark === one.mark && (marked[at + 1]?.from ?? 0) - one.to <= 2)
  const pieces: Piece[] = []
  const seen = new Map<number, number>()
  const drop: Mark[] = []
  for (const mark of marks) {
    const fact = marked.find((one) => one.mark === mark.number)
    if (!fact) {
      // A number nobody gave: the engine made it up. It is taken out, for it means nothing to anybody, and told.
      drop.push(mark)
      troubles.push({ type: 'invented', kind: 'code', value: said.slice(mark.from, mark.to) })
      continue
    }
    if (!twice && adjacent(said, pieces.at(-1), mark, fact)) {
      drop.push(mark)
      repairs.push({ type: 'dropped', value: fact.value })
      continue
    }
    const times = (seen.get(mark.number) ?? 0) + 1
    seen.set(mark.number, times)
    if (times > mentions(fact.mark)) told('doubled', fact)
    if (!mark.clean) repairs.push({ type: 'read', value: fact.value })
    pieces.push({ from: mark.from, to: mark.to, fact })
  }
  const built = build(said, pieces, drop, hidden.source)
  const lost = marked.filter(
    (fact, at) => (seen.get(fact.mark) ?? 0) < mentions(fact.mark) && marked.findIndex((one) => one.mark === fact.mark) === at,
  )
  const { text, facts } = putBack(built, lost, hidden, repairs, told)
  const restored: Restored = { text, facts, troubles, repairs }
  const left = hidden.facts.filter(({ mark }) => mark === null)
  const kept = keptIn(left, hidden.source, restored.text, restored.facts)
  restored.facts.push(...kept.facts)
  restored.troubles.push(...kept.troubles)
  restored.facts.sort((a, b) => a.from - b.from)
  return restored
}

/** The answer as text, markup read away, and where its placeholders stand. */
const readable = (answer: string, { style, stem, facts, source }: Hidden): { text: string; marks: Mark[] } => {
  if (style === 'plain') return { text: answer, marks: marksIn(answer, stem, style) }
  // Escaped once more, as engines do that take markup for text: what was escaped once is a letter again, and a tag a tag.
  const ours = facts.some(({ mark }) => mark !== null) && !/<\s*\/?\s*(?:f|span)\b/i.test(source)
  const twice = ours && /& ?lt ?; ?(?:f|span)\b/i.test(answer) && !/<\s*(?:f|span)\b/i.test(answer)
  const markup = twice ? unescaped(answer) : answer
  const bare = ours ? withoutTags : (piece: string): string => piece
  let text = ''
  let at = 0
  const marks: Mark[] = []
  for (const mark of marksIn(markup, stem, style)) {
    text += unescaped(bare(markup.slice(at, mark.from)))
    const from = text.length
    text += stem + mark.number
    marks.push({ ...mark, clean: mark.clean && !twice, from, to: text.length })
    at = mark.to
  }
  return { text: text + unescaped(bare(markup.slice(at))), marks }
}
/** What is left of our tags: an opening without its end, a closing without its begin. The writer's own signs are entities. */
const withoutTags = (text: string): string => text.replace(/<\s*\/?\s*(?:f|span)(?:\s[^<>]{0,120})?\s*\/?\s*>/gi, '')

/** The same placeholder right behind itself, with nothing but a blank or a sign between: a stutter, not a second mention. */
const adjacent = (text: string, last: Piece | undefined, mark: Mark, fact: Fact & { mark: number }): boolean =>
  last !== undefined && last.fact.mark === fact.mark && !/[\p{L}\p{N}]/u.test(text.slice(last.to, mark.from)) && mark.from - last.to <= 2

const spacedLetter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]$/u
const build = (text: string, pieces: readonly Piece[], drop: readonly Mark[], source: string): { text: string; facts: Fact[] } => {
  const all = [
    ...pieces.map((piece) => ({ ...piece, out: false })),
    ...drop.map(({ from, to }) => ({ from, to, fact: null, out: true })),
  ].sort((a, b) => a.from - b.from)
  let out = ''
  let at = 0
  const facts: Fact[] = []
  for (const { from, to, fact } of all) {
    let before = text.slice(at, from)
    if (!fact) {
      // One blank goes with what goes.
      if (/\s$/.test(before) && /^(?:\s|[.,;:!?]|$)/.test(text.slice(to))) before = before.slice(0, -1)
      out += before
      at = to
      continue
    }
    out += before
    // Moved into a word: the word gets its blank back.
    if (spacedLetter.test(out.slice(-2)) && (/^[\p{Script=Latin}\p{N}]/u.test(fact.value) || /\s$/u.test(source.slice(0, fact.from))))
      out += ' '
    const start = out.length
    out += fact.value
    facts.push({ kind: fact.kind, value: fact.value, from: start, to: out.length })
    at = to
    if (
      /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u.test(text.slice(at)) &&
      (/[\p{Script=Latin}\p{N}]$/u.test(fact.value) || /^\s/u.test(source.slice(fact.to)))
    )
      out += ' '
  }
  return { text: out + text.slice(at), facts }
}

/**
 * Lost ones whose place is sure: the text begins or ends with them, or is nothing else; brackets or a colon that stand empty
 * where one stood. All others are troubles, and stand nowhere.
 */
const putBack = (
  built: { text: string; facts: Fact[] },
  lost: readonly (Fact & { mark: number })[],
  hidden: Hidden,
  repairs: Restored['repairs'],
  told: (type: FactTrouble['type'], fact: Fact) => void,
): { text: string; facts: Fact[] } => {
  let { text } = built
  let facts = built.facts
  const insert = (at: number, fact: Fact, before: string, behind: string): void => {
    const put = before + fact.value + behind
    text = text.slice(0, at) + put + text.slice(at)
    facts = facts.map((one) => (one.from >= at ? { ...one, from: one.from + put.length, to: one.to + put.length } : one))
    facts.push({ kind: fact.kind, value: fact.value, from: at + before.length, to: at + before.length + fact.value.length })
    repairs.push({ type: 'put', value: fact.value })
  }
  for (const fact of lost) {
    // The engine knew it after all, or the code stands there as it was before: then nothing is lost.
    const at = text.indexOf(fact.value)
    if (at >= 0 && !facts.some((one) => one.from < at + fact.value.length && at < one.to)) {
      facts.push({ kind: fact.kind, value: fact.value, from: at, to: at + fact.value.length })
      continue
    }
    const before = hidden.source.slice(0, fact.from)
    const behind = hidden.source.slice(fact.to)
    const empty = lost.length === 1 ? emptyPlace(text, before, behind) : null
    if (empty !== null) insert(empty, fact, '', '')
    else if (lost.length === 1 && /[:：]\s*$/u.test(before) && /^\s*[.!。]?\s*$/u.test(behind) && /[:：]\s*[.!。]?\s*$/u.test(text)) {
      const colon = Math.max(text.lastIndexOf(':'), text.lastIndexOf('：')) + 1
      const blank = /^\s/.test(text.slice(colon)) || text[colon - 1] === '：'
      insert(blank ? colon + (text[colon - 1] === '：' ? 0 : 1) : colon, fact, blank ? '' : ' ', '')
    } else told('lost', fact)
  }
  return { text, facts }
}
/** «(…)» that held the fact alone, and stands empty now. */
const emptyPlace = (text: string, before: string, behind: string): number | null => {
  const open = /([(（[「『"“„«])\s*$/u.exec(before)?.[1]
  if (!open || !/^\s*[)）\]」』"”“»]/u.test(behind)) return null
  const found = /[(（[「『“„«]\s*[)）\]」』”“»]|"\s*"/u.exec(text)
  return found ? found.index + 1 : null
}
