/** iCalendar as jCal (RFC 7265), typed: what `ical.js` parses and writes, looked at with care since it comes from strangers. */
import ICAL from 'ical.js'

export type JProp = [name: string, params: Record<string, string | string[]>, type: string, ...values: unknown[]]
export type JComponent = [name: string, props: JProp[], subs: JComponent[]]

// The blank a continued line begins with counts too (RFC 5545 3.1).
ICAL.foldLength = 74

/** Why a calendar's object or an item of a file cannot be understood; the screen's words are `problem.badItem` and its like. */
export class IcalFault extends Error {
  constructor(readonly what: 'tooLarge' | 'syntax' | 'kind' | 'time' | 'zone' | 'recurring' | 'length' | 'body' | 'person') {
    super(what)
    this.name = 'IcalFault'
  }
}

/** A hand-over of five hundred items is the longest of ours. */
const mostLetters = 4_000_000

const isComponent = (value: unknown): value is JComponent =>
  Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1]) && Array.isArray(value[2])

/** All VCALENDARs of a text. Throws IcalFault. */
export const parseIcs = (text: string): JComponent[] => {
  if (text.length > mostLetters) throw new IcalFault('tooLarge')
  let parsed: unknown
  try {
    parsed = ICAL.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new IcalFault('syntax')
  }
  const all: unknown[] = isComponent(parsed) ? [parsed] : Array.isArray(parsed) ? parsed : []
  const calendars = all.filter(isComponent).filter(([name]) => name === 'vcalendar')
  if (calendars.length === 0) throw new IcalFault('syntax')
  return calendars
}

/** Lines end in CRLF and are folded at 75 octets, as RFC 5545 3.1 asks. */
export const writeIcs = (calendar: JComponent): string => `${ICAL.stringify(calendar)}\r\n`

export const propOf = ([, props]: JComponent, name: string): JProp | null => props.find(([one]) => one === name) ?? null
export const textOf = (component: JComponent, name: string): string | null => {
  const value = propOf(component, name)?.[3]
  return typeof value === 'string' ? value : null
}
/** A parameter's only or first value. */
export const paramOf = (prop: JProp, name: string): string | null => {
  const value = prop[1][name]
  return typeof value === 'string' ? value : (value?.[0] ?? null)
}
export const text = (name: string, value: string): JProp => [name, {}, 'text', value]

/** Without what servers take out or change on their own: control characters, line ends, blanks at the ends. */
export const tidy = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim()

/** `2026-10-25T08:00:00Z` of epoch ms (UTC), as jCal writes it. */
export const stampOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`
