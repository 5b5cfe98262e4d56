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

/** `${1:text}`, `${1}`; the text may hold Liquid. `${0}` is where the cursor ends. A `\` before it leaves it as it stands. */
const tabStop = /(\\?)\$\{(\d{1,2})(?::((?:\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|[^}])*))?\}/g
export const LAST_STOP = 9_999

/** Tab stops as marks; `offset` puts those of a nested text after the others. */
export const markStops = (text: string, offset = 0): string =>
  text.replace(tabStop, (whole, escaped: string, order: string, inner: string | undefined) => {
    if (escaped) return whole.slice(1)
    const number = Number(order)
    return `${STOP}${number === 0 ? LAST_STOP : number + offset}${STOP_TEXT}${inner ?? ''}${STOP_END}`
  })

/** The text without tab stops, for what only asks what it says. */
export const withoutStops = (text: string): string =>
  text.replace(tabStop, (whole, escaped, _order, inner) => (escaped ? whole : (inner ?? '')))

const RLM = '\u200F'
const LRI = '\u2066'
const PDI = '\u2069'
const linkPlace = new RegExp(`([ \\t]*)${LINK}([^${LINK_END}]*)${LINK_END}([ \\t]*)`, 'g')
const shown = new RegExp(`[${STOP}${STOP_END}]|${STOP}\\d+${STOP_TEXT}`, 'g')

/**
 * Links in a right-to-left line stand in an isolate (UAX #9, 6.1). Its marks are kept a space away from the address: what makes
 * addresses clickable at the other end would take them for a part of it, or not see the address at all.
 */
const placeLinks = (text: string, rtl: boolean): string =>
  text.replace(linkPlace, (whole, before: string, url: string, after: string, at: number) => {
    if (!rtl) return `${before}${url}${after}`
    const lineFrom = text.lastIndexOf('\n', at) + 1
    const lineTo = text.indexOf('\n', at + whole.length)
    const front = text.slice(lineFrom, at).replace(shown, '').trim()
    const back = text
      .slice(at + whole.length, lineTo < 0 ? undefined : lineTo)
      .replace(shown, '')
      .trim()
    if (front === '' && back === '') return `${before}${url}${after}`
    return `${front === '' ? RLM : ''}${LRI} ${url} ${PDI}${after.slice(1)}`
  })

/** The finished text with the places of its gaps and tab stops (UTF-16). */
export const readMarks = (marked: string, locale: string, rtl: boolean): Rendered => {
  const source = placeLinks(
    marked
      .replace(/[ \t]+\n/g, '\n')
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
