import type { Dispute } from '../../../shared/domain/order/types'

/** For the amber of the last fifth: providers give some fifteen days, so that it begins at the 72 h of PRODUCT.md. */
export const WHOLE_MS = 15 * 86_400_000

export const isOpen = (dispute: Dispute): boolean => dispute.state === 'needsResponse'

/** What wants an answer first, by deadline (without one: as if it were a week from its opening, PRODUCT.md 6); then the rest, newest first. */
export const byDeadline = (disputes: readonly Dispute[]): Dispute[] => {
  const due = ({ dueAt, createdAt }: Dispute) => dueAt ?? createdAt + 7 * 86_400_000
  return [...disputes].sort((a, b) => {
    if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1
    return (isOpen(a) ? due(a) - due(b) : b.updatedAt - a.updatedAt) || (a.id < b.id ? -1 : 1)
  })
}
