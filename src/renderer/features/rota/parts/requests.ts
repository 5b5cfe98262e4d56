/** Asking and answering: one way for the inbox, for an agent's own page and for what the top bar offers. */
import i18next from 'i18next'
import type { PersonId } from '../../../../shared/domain/ids'
import type { Problem } from '../../../../shared/domain/outbox/types'
import { type RequestState, type RotaRequest, RuleCode } from '../../../../shared/domain/rota/plan'
import { problemOf } from '../../../bridge/client'
import { calls } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'
import { rotaDeed } from '../../../state/rota'
import { showToast } from '../../../state/toasts'
import { say } from '../../../ui/liveRegion'
import { act } from './act'

const worded = ['nobodyTook', 'begun', 'rules', 'answer', 'answered', 'rota', 'person', 'notHers', 'shift'] as const
/** Why an answer cannot be, in words; null where the problem is no refusal of the rota's. */
export const refusalWords = ({ params }: Problem): string | null => {
  const context = worded.find((one) => one === params.context)
  const rule = RuleCode.safeParse(params.rule)
  if (context === 'rules' && rule.success) return i18next.t('rotaPeople.refused.rule', { rule: i18next.t(`rotaPeople.rule.${rule.data}`) })
  return context ? i18next.t(`rotaPeople.refused.${context}`) : null
}

export const ask = (body: RotaRequest, did: string, params: Record<string, string> = {}): Promise<boolean> =>
  act([{ do: 'put', thing: { kind: 'request', body } }], did, params)

export interface AnswerWords {
  takeBy?: PersonId | null
  shifts?: 'keep' | 'remove'
  reason?: string
  denies?: boolean
}
/** False: it was refused, and said why. */
export const answer = async (
  id: string,
  state: RequestState,
  { takeBy = null, shifts = 'keep', reason = '', denies = false }: AnswerWords = {},
): Promise<boolean> => {
  try {
    await rotaDeed(() => calls().rota.answer({ id, state, takeBy, shifts, reason, denies }), {
      says: i18next.t(`rotaPeople.did.answer.${state}`),
      saysUndone: i18next.t('rotaPeople.did.undone'),
    })
    return true
  } catch (error) {
    const words = refusalWords(problemOf(error))
    if (words) {
      const text = `${i18next.t('rotaPeople.notDone')} ${words}`
      showToast({ text, tone: 'trouble' })
      say(text, 'assertive')
    } else tellTrouble(i18next.t('rotaPeople.notDone'), error)
    return false
  }
}
/** What an act of asking is made of. */
export const freshRequest = (by: PersonId, madeAt: number, id: string, note: string, wants: RotaRequest['wants']): RotaRequest => ({
  id,
  by,
  madeAt,
  note: note.trim(),
  state: 'open',
  said: [],
  wants,
})
