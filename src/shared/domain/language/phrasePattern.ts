/** Patterns of words with alternatives: `thank you (so much|) (for (this|that)|)`, matched word by word without writing them out. */
type Part = string | Part[][]

/** `words` splits a piece of text into the words that the text to be matched is split into. */
export const parsePattern = (pattern: string, words: (text: string) => string[]): Part[] => {
  let place = 0
  const sequence = (): Part[] => {
    const parts: Part[] = []
    let from = place
    const flush = () => {
      parts.push(...words(pattern.slice(from, place)))
    }
    while (place < pattern.length && pattern[place] !== '|' && pattern[place] !== ')') {
      if (pattern[place] !== '(') {
        place++
        continue
      }
      flush()
      place++
      const alternatives = [sequence()]
      while (pattern[place] === '|') {
        place++
        alternatives.push(sequence())
      }
      place++
      from = place
      parts.push(alternatives)
    }
    flush()
    return parts
  }
  return sequence()
}

/** Where a match that begins at `place` may end. */
export const endsOf = (parts: readonly Part[], words: readonly string[], place: number): Set<number> => {
  let places = new Set([place])
  for (const part of parts) {
    const next = new Set<number>()
    for (const from of places) {
      if (typeof part === 'string') {
        if (words[from] === part) next.add(from + 1)
      } else for (const alternative of part) for (const end of endsOf(alternative, words, from)) next.add(end)
    }
    if (next.size === 0) return next
    places = next
  }
  return places
}

/** Words a match may begin with. */
export const firstWords = (parts: readonly Part[]): { words: Set<string>; empty: boolean } => {
  const words = new Set<string>()
  for (const part of parts) {
    if (typeof part === 'string') {
      words.add(part)
      return { words, empty: false }
    }
    let empty = false
    for (const alternative of part) {
      const inner = firstWords(alternative)
      for (const word of inner.words) words.add(word)
      empty ||= inner.empty
    }
    if (!empty) return { words, empty: false }
  }
  return { words, empty: true }
}
