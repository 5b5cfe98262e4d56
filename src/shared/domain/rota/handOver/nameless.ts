/** A hand-over lies in the team's calendar, which other programs read: whom a conversation is with stands in the conversation alone. */

const address = /[^\s<>,;:()"]+@[^\s<>,;:()"]+\.[^\s<>,;:()"]{2,}/gu
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Shorter ones are words of too many languages. */
const shortest = 4

/** The text without these customers' names (whole, or a part of one as it is written) and without e-mail addresses. */
export const nameless = (text: string, names: readonly string[]): string => {
  const parts = names.flatMap((name) => {
    const whole = name.trim()
    return [whole, ...whole.split(/\s+/).filter((part) => part.length >= shortest)].filter((part) => part.length > 1)
  })
  const cut = text.replace(address, '…')
  if (parts.length === 0) return cut
  // The longest first, so that a whole name leaves nothing of itself. Scripts without blanks have no words to end at.
  const any = [...new Set(parts)]
    .sort((a, b) => b.length - a.length)
    .map((part) =>
      /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{P}\s]+$/u.test(part)
        ? `(?<![\\p{L}\\p{M}])${escaped(part)}(?![\\p{M}])(?:’s|'s|s)?(?![\\p{L}\\p{M}])`
        : escaped(part),
    )
  return cut.replace(new RegExp(any.join('|'), 'gu'), '…')
}
