/** Answers of a pure function kept by their question: a stroke changes one sentence, and the others must not be looked at anew. */
export const memo = <T>(most: number) => {
  const known = new Map<string, T>()
  return (question: readonly string[], work: () => T): T => {
    const key = question.join('\u0000')
    const found = known.get(key)
    if (found !== undefined) return found
    const made = work()
    if (known.size >= most) known.clear()
    known.set(key, made)
    return made
  }
}
