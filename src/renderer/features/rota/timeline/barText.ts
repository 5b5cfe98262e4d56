/** Widths in px from which a bar can say when it begins; its hours; its kind and hours; the rule that is broken and its hours. */
const BEGIN = 20
const HOURS = 36
const NAMED = 110
const BROKEN = 180
/** What a mark before the text takes of it. */
const MARK = 14

/** As much as fits uncut: half a word says nothing, and the mark and the frame say already that something is wrong. */
export const barText = (width: number, mark: boolean, words: { begin: string; end: string; name: string; rule: string | null }): string => {
  const { begin, end, name, rule } = words
  const left = mark ? width - MARK : width
  if (rule && width >= BROKEN) return `${rule} · ${begin}–${end}`
  if (left >= NAMED) return `${name} · ${begin}–${end}`
  if (left >= HOURS) return `${begin.slice(0, 2)}–${end.slice(0, 2)}`
  return left >= BEGIN ? begin.slice(0, 2) : ''
}
