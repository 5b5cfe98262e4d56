/**
 * What may be told of the ids asked for now: what was just read of them; until then what was read before, as long as it
 * knows any of them. Null where it knows none: drawn as read, a board would say that nobody waits.
 */
export const keptFor = <T extends { id: string }>(
  found: readonly T[] | null,
  kept: readonly T[] | null,
  ids: readonly string[],
): readonly T[] | null => {
  if (found) return found
  const asked = new Set<string>(ids)
  return kept?.some(({ id }) => asked.has(id)) ? kept : null
}
