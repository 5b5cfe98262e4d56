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

const walk = (parts: readonly Part[], index: number, words: readonly string[], place: number, ends: number[]): void => {
  const part = parts[index]
  if (part === undefined) {
    if (!ends.includes(place)) ends.push(place)
  } else if (typeof part === 'string') {
    if (words[place] === part) walk(parts, index + 1, words, place + 1, ends)
  } else {
    const inner: number[] = []
    for (const alternative of part) walk(alternative, 0, words, place, inner)
    for (const end of inner) walk(parts, index + 1, words, end, ends)
  }
}
/** Where a match that begins at `place` may end, each once. */
export const endsOf = (parts: readonly Part[], words: readonly string[], place: number): number[] => {
  const ends: number[] = []
  walk(parts, 0, words, place, ends)
  return ends
}

/** Every word of a pattern. */
export const wordsIn = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (typeof part === 'string' ? [part] : part.flatMap(wordsIn)))

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
