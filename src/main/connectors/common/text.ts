/** Texts from strangers: made whole, bounded. */

const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Replaces halves of surrogate pairs and drops NUL, so that the text survives UTF-8, IndexedDB and JSON. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what must go
export const wellFormed = (text: string): string => text.replace(lone, '\uFFFD').replace(/\u0000/g, '')

/** At most `most` UTF-16 units, never cut inside a pair. */
export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)
}

/** One line of at most `most` units for lists and names. */
export const oneLine = (text: string, most: number): string => cut(wellFormed(text).replace(/\s+/g, ' ').trim(), most)

/** A trimmed text, or null where nothing is left. */
export const filled = (text: unknown): string | null => {
  if (typeof text !== 'string') return null
  const clean = wellFormed(text).trim()
  return clean === '' ? null : clean
}

/** A BCP 47 code in its canonical form (`pt_br` → `pt-BR`), or null where it is none. */
export const languageOf = (text: unknown): string | null => {
  const raw = filled(text)
  if (raw === null || raw.length > 20) return null
  try {
    return Intl.getCanonicalLocales(raw.replace(/_/g, '-'))[0] ?? null
  } catch {
    return null
  }
}

/** An IANA zone that this runtime knows, or null. */
export const zoneOf = (text: unknown): string | null => {
  const raw = filled(text)
  if (raw === null || /^[+-]|^UTC[+-]/i.test(raw)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: raw }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
