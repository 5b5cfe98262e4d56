/** What this window is for, from its own address: the inbox, or one conversation. A reload (lock, crash) keeps it. */
import { ConversationId } from '../../shared/domain/ids'

const NAME = 'conversation'
const query = (): URLSearchParams => new URLSearchParams(typeof location === 'undefined' ? '' : location.search)

/** The conversation of this window, or null in an inbox window. */
export const ownConversation = (): ConversationId | null => {
  const read = ConversationId.safeParse(query().get(NAME))
  return read.success ? read.data : null
}
const replace = (params: URLSearchParams): void => {
  const text = params.toString()
  history.replaceState(history.state, '', `${location.pathname}${text ? `?${text}` : ''}`)
}
/** The window goes on to another conversation (merged, another one of the customer): the host finds it under that. */
export const moveWindowTo = (id: ConversationId): void => {
  const params = query()
  params.set(NAME, id)
  replace(params)
}
/** Whether the page was started again after it had ended by itself. Answers true once. */
export const startedAgain = (): boolean => {
  const params = query()
  if (!params.has('again')) return false
  params.delete('again')
  replace(params)
  return true
}
