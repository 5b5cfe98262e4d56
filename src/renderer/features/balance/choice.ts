import type { ConversationId } from '../../../shared/domain/ids'

/**
 * Which of the proposed moves are to be made: all or none of them, but for those that were turned one by one. Proposals come and
 * go while they are looked at; who has taken all of them out does not want the next one either.
 */
export interface Choice {
  all: boolean
  but: ReadonlySet<ConversationId>
}
export const allOfThem: Choice = { all: true, but: new Set() }
export const noneOfThem: Choice = { all: false, but: new Set() }

export const isAll = ({ all, but }: Choice): boolean => all && but.size === 0
export const isChosen = ({ all, but }: Choice, id: ConversationId): boolean => all !== but.has(id)
export const turned = ({ all, but }: Choice, id: ConversationId): Choice => {
  const next = new Set(but)
  if (!next.delete(id)) next.add(id)
  return { all, but: next }
}
