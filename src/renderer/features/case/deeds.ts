/** What an agent does with a case: her word against a rule, and what was suggested carried out. Each can be taken back. */
import i18next from 'i18next'
import type { CaseWord } from '../../../shared/domain/case/types'
import type { ServiceClass } from '../../../shared/domain/clock/types'
import type { ConversationId, MessageId } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import { calls, now } from '../../bridge/deskStore'
import { expectDeed, pushDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'
import type { Case } from '../../data/useCase'
import { commitEffects } from '../../state/acts'

const say = (word: CaseWord, undo: boolean) => calls().cases.say({ word, undo })

const trouble = (error: unknown) => tellTrouble(i18next.t('case.notDone'), error)

const deed = (work: () => Promise<unknown>, undo: () => Promise<unknown>, says: string): Promise<void> => {
  const done = work().then(() => pushDeed({ says, saysUndone: i18next.t('case.undone'), undo: async () => void (await undo()) }))
  expectDeed(done)
  return done
}

/** `undefined`: the rules decide again. */
export const setClass = ({ facts, said }: Case, next: ServiceClass | null | undefined): Promise<void> => {
  const conversationId = facts.conversation.id
  const at = now()
  const put = (to: ServiceClass | null | undefined) => say({ type: 'class', conversationId, class: to ?? null, at }, to === undefined)
  const before = said.class
  if (next === before) return Promise.resolve()
  const says =
    next === undefined
      ? i18next.t('case.classByRules')
      : next === null
        ? i18next.t('case.classNone')
        : i18next.t('case.classSet', { class: next })
  return deed(
    () => put(next),
    () => put(before),
    says,
  )
}

/** «It is a question»: the message was taken for thanks and is none. */
export const notThanks = (conversationId: ConversationId, messageId: MessageId): Promise<void> => {
  const word: CaseWord = { type: 'notThanks', conversationId, messageId, at: now() }
  return deed(
    () => say(word, false),
    () => say(word, true),
    i18next.t('case.isQuestion'),
  )
}
/** It only thanks after all. */
export const thanksAfterAll = (conversationId: ConversationId, messageId: MessageId): Promise<void> => {
  const word: CaseWord = { type: 'notThanks', conversationId, messageId, at: now() }
  return deed(
    () => say(word, true),
    () => say(word, false),
    i18next.t('case.isThanks'),
  )
}

/** By the outbox, with its undo. */
export const carryOut = (conversationId: ConversationId, effects: Effect[], says: string): Promise<void> =>
  effects.length === 0
    ? Promise.resolve()
    : commitEffects([conversationId], effects, { says: () => says, saysUndone: () => i18next.t('case.undone') })

/** For buttons: a failure is worded and shown. */
export const pressed = (work: Promise<void>): void => void work.catch(trouble)
