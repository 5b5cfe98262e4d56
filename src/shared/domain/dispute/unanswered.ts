/** How many messages a customer has sent in a row without a person's answer: disputes often begin so. */
import type { FactMessage } from '../case/types'

export const UNANSWERED_WARNS = 3

/** Robots' answers count as none; notes, events and what was deleted do not count at all. */
export const unansweredInARow = (messages: readonly FactMessage[]): number => {
  let count = 0
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const message = messages[at]
    if (!message || message.deleted) continue
    if (message.kind === 'incoming') count += 1
    else if (message.kind === 'outgoing' && !message.byBot) break
  }
  return count
}
