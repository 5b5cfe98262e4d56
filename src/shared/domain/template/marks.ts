/**
 * Places in a text while Liquid works on it: gaps nobody could fill, tab stops, links. They are letters of Unicode's private
 * use, which are taken out of all that comes from outside, so nothing a customer is called can be taken for one.
 */
import { gapText, openGapsOf } from './gaps'
import type { OpenGap, Rendered, TabStop } from './types'

const GAP = '\uE000'
const GAP_END = '\uE001'
const STOP = '\uE002'
const STOP_TEXT = '\uE003'
const STOP_END = '\uE004'
const LINK = '\uE005'
const LINK_END = '\uE006'
const all = /[\uE000-\uE006]/g

/** What comes from outside, without any of our marks. */
export const unmarked = (text: string): string => text.replace(all, '')
/** A name that could not be found again in the text as a gap is called by no name. */
const gapName = (variable: string): string => (openGapsOf(gapText(variable)).length === 1 ? variable : 'value')
export const gapMark = (variable: string): string => `${GAP}${gapName(variable)}${GAP_END}`
export const linkMark = (url: string): string => `${LINK}${url}${LINK_END}`

export const LAST_STOP = 9_999

interface StopPlace {
  from: number
  to: number
  escaped: boolean
  order: number
  inner: string
}
const stopHead = /\$\{(\d{1,2})([:}])/g
/** Longest text of a tab stop, so that one that is never closed is not looked for to the end each time. */
const longestInner = 2_000

/** Where `}` closes a stop whose text begins at `from`; Liquid in it may hold braces of its own. -1: it never does. */
const closeOf = (text: string, from: number): number => {
  const end = Math.min(text.length, from + longestInner)
  let at = from
  while (at < end) {
    const pair = text.slice(at, at + 2)
    if (pair === '{{' || pair === '{%') {
      const close = text.indexOf(pair === '{{' ? '}}' : '%}', at + 2)
      if (close < 0 || close > end) at += 2
      else at = close + 2
    } else if (pair.startsWith('}')) return at
    else at += 1
  }
  return -1
}

/**
 * `${1:text}`, `${1}`; the text may hold Liquid. `${0}` is where the cursor ends. A `\` before it leaves it as it stands. Read by
 * hand: a pattern over text from strangers takes its time with what never closes.
 */
const withStops = (text: string, each: (stop: StopPlace) => string): string => {
  let done = ''
  let last = 0
  stopHead.lastIndex = 0
  for (let head = stopHead.exec(text); head; head = stopHead.exec(text)) {
    const begin = head.index + head[0].length
    const close = head[2] === '}' ? begin - 1 : closeOf(text, begin)
    if (close < 0) continue
    const escaped = text[head.index - 1] === '\\'
    const from = escaped ? head.index - 1 : head.index
    done +=
      text.slice(last, from) +
      each({ from, to: close + 1, escaped, order: Number(head[1]), inner: text.slice(begin, Math.max(begin, close)) })
    last = close + 1
    stopHead.lastIndex = last
  }
  return done + text.slice(last)
}

/** Tab stops as marks; `offset` puts those of a nested text after the others. */
export const markStops = (text: string, offset = 0): string =>
  withStops(text, ({ from, to, escaped, order, inner }) =>
    escaped ? text.slice(from + 1, to) : `${STOP}${order === 0 ? LAST_STOP : order + offset}${STOP_TEXT}${inner}${STOP_END}`,
  )

/** The text without tab stops, for what only asks what it says. */
export const withoutStops = (text: string): string =>
  withStops(text, ({ from, to, escaped, inner }) => (escaped ? text.slice(from, to) : inner))

const RLM = '\u200F'
const LRI = '\u2066'
const PDI = '\u2069'
const linkMarks = new RegExp(`[${LINK}${LINK_END}]`, 'g')
const shown = new RegExp(`[${STOP}${STOP_END}]|${STOP}\\d+${STOP_TEXT}`, 'g')

/**
 * Links in a right-to-left line stand in an isolate (UAX #9, 6.1). Its marks are kept a space away from the address: what makes
 * addresses clickable at the other end would take them for a part of it, or not see the address at all.
 */
const placeLinks = (text: string, rtl: boolean): string => {
  if (!rtl) return text.replace(linkMarks, '')
  return text
    .split('\n')
    .map((line) => {
      const pieces = line.split(linkMarks)
      // Pieces are text, link, text, link …
      if (pieces.length < 3) return line
      if (pieces.length === 3 && `${pieces[0]}${pieces[2]}`.replace(shown, '').trim() === '') return pieces.join('')
      return pieces
        .map((piece, at) => {
          if (at % 2 === 1) return `${at === 1 && pieces[0]?.replace(shown, '').trim() === '' ? RLM : ''}${LRI} ${piece} ${PDI}`
          const tail = at > 0 && piece.startsWith(' ') ? piece.slice(1) : piece
          return at < pieces.length - 1 ? withoutEnd(tail) : tail
        })
        .join('')
    })
    .join('\n')
}

/** Without the blanks at its end; a pattern would look at each run of them again from each of its places. */
const withoutEnd = (line: string): string => {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  return line.slice(0, end)
}

/** The finished text with the places of its gaps and tab stops (UTF-16). */
export const readMarks = (marked: string, locale: string, rtl: boolean): Rendered => {
  const source = placeLinks(
    marked
      .split('\n')
      .map(withoutEnd)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    rtl,
  )
  const gaps: OpenGap[] = []
  const stops: TabStop[] = []
  const open: TabStop[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const letter = source[at] ?? ''
    if (letter === GAP) {
      const end = source.indexOf(GAP_END, at)
      const variable = source.slice(at + 1, end < 0 ? undefined : end)
      const from = text.length
      text += gapText(variable)
      gaps.push({ from, to: text.length, variable })
      at = end < 0 ? source.length : end + 1
    } else if (letter === STOP) {
      const end = source.indexOf(STOP_TEXT, at)
      const stop = { order: Number(source.slice(at + 1, end)), from: text.length, to: text.length }
      stops.push(stop)
      open.push(stop)
      at = end + 1
    } else if (letter === STOP_END) {
      const stop = open.pop()
      if (stop) stop.to = text.length
      at += 1
    } else {
      let end = at + 1
      while (end < source.length && !/[\uE000-\uE006]/.test(source[end] ?? '')) end += 1
      text += source.slice(at, end)
      at = end
    }
  }
  stops.sort((a, b) => a.order - b.order || a.from - b.from)
  return { text, locale, gaps, stops: stops.map((stop, place) => ({ ...stop, order: place + 1 })) }
}
