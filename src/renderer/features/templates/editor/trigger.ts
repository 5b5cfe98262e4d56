/** What begins a pick list while typing. Pure. */

export interface Trigger {
  /** Place of the mark in the text given. */
  from: number
  /** `;` asks for a shortcut, `/` for anything. */
  kind: 'shortcut' | 'search'
  query: string
}

/** The same keys under the input methods of Chinese and Japanese. */
const shortcutMarks = ';；'
const searchMarks = '/／、・'

// Only where a word can begin: inside an address, a time or a number the mark is that address's own.
const shortcut = new RegExp(`(?:^|\\s)([${shortcutMarks}])([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]*)?$`, 'u')
const search = new RegExp(
  `(?:^|\\s)([${searchMarks}])([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.'’-]*(?: [\\p{L}\\p{M}\\p{N}_.'’-]*){0,3})?$`,
  'u',
)
const longest = 48

/** The mark and what was typed behind it, up to the cursor; `before`: the cursor's line as far as the cursor. */
export const triggerOf = (before: string): Trigger | null => {
  const tail = before.slice(-(longest + 2))
  const at = before.length - tail.length
  for (const [kind, pattern] of [
    ['shortcut', shortcut],
    ['search', search],
  ] as const) {
    const found = pattern.exec(tail)
    if (!found) continue
    // A tail cut in the middle of a word begins no word.
    if (at > 0 && found.index === 0 && !/\s/.test(found[0][0] ?? '')) continue
    const query = found[2] ?? ''
    return { from: before.length - query.length - 1, kind, query }
  }
  return null
}
