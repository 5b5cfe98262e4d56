/** Everything of the Case panel by key and palette; `s` begins them: what is suggested, what is said. */
import i18next from 'i18next'
import type { ServiceClass } from '../../../shared/domain/clock/types'
import type { ConversationId } from '../../../shared/domain/ids'
import { now, useDesk } from '../../bridge/deskStore'
import type { Command, CommandContext } from '../../commands/registry'
import type { Case } from '../../data/useCase'
import { readAround, readCase } from '../../state/caseReader'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { carryOut, notThanks, setClass } from './deeds'
import { effectsOfEscalation, effectsOfMarks, escalationFor, type Known, marksFor, peopleFor, snoozeFor, teamFor } from './suggestions'
import { insertSuggested } from './templates'

const some = ({ conversationId, targetIds }: CommandContext) => conversationId !== null && targetIds.length <= 1

const nothing = (): void => {
  const text = i18next.t('case.nothingSuggested')
  showToast({ text })
  say(text)
}

const known = async (id: ConversationId): Promise<Known> => ({
  ...(await readAround()),
  can: useDesk.getState().backends.find((backend) => id.startsWith(`${backend.id}~`))?.capabilities,
  now: now(),
})

/** Runs with the case of the conversation; `act` answers null where there is nothing to do. */
const onCase =
  (act: (given: Case, around: Known) => Promise<void> | null) =>
  async ({ conversationId }: CommandContext): Promise<void> => {
    const given = conversationId && (await readCase(conversationId))
    if (!given) return
    const done = act(given, await known(conversationId))
    if (done) await done
    else nothing()
  }

const classTo = (key: string, to: ServiceClass | undefined): Command => ({
  id: `case.class${to ?? 'ByRules'}`,
  title: to ? `case.command.class${to}` : 'case.command.classByRules',
  section: 'conversation',
  icon: 'flag',
  keys: [`s ${key}`],
  when: some,
  run: onCase((given) => setClass(given, to)),
})

export const caseCommands: Command[] = [
  classTo('1', 'A'),
  classTo('2', 'B'),
  classTo('3', 'C'),
  classTo('0', undefined),
  {
    id: 'case.question',
    title: 'case.command.question',
    section: 'conversation',
    icon: 'help',
    keys: ['s q'],
    when: some,
    run: onCase(({ facts, assessment }) => (assessment.thanks ? notThanks(facts.conversation.id, assessment.thanks.messageId) : null)),
  },
  {
    id: 'case.assign',
    title: 'case.command.assign',
    section: 'conversation',
    icon: 'userPlus',
    keys: ['s a'],
    when: some,
    run: onCase((given, around) => {
      const person = peopleFor(given, around).find(({ agentId }) => agentId !== null)
      if (!person?.agentId || !around.can?.assign) return null
      return carryOut(
        given.facts.conversation.id,
        [{ type: 'assign', assigneeId: person.agentId }],
        i18next.t('case.did.assigned', { name: person.name }),
      )
    }),
  },
  {
    id: 'case.team',
    title: 'case.command.team',
    section: 'conversation',
    icon: 'users',
    keys: ['s t'],
    when: some,
    run: onCase((given, around) => {
      const found = teamFor(given, around)
      if (!found?.team || !around.can?.team) return null
      return carryOut(
        given.facts.conversation.id,
        [{ type: 'team', teamId: found.team.id }],
        i18next.t('case.did.team', { name: found.name }),
      )
    }),
  },
  {
    id: 'case.marks',
    title: 'case.command.marks',
    section: 'conversation',
    icon: 'tag',
    keys: ['s l'],
    when: some,
    run: onCase((given, around) => {
      const marks = marksFor(given, around)
      return marks && carryOut(given.facts.conversation.id, effectsOfMarks(marks), i18next.t('case.did.marks'))
    }),
  },
  {
    id: 'case.template',
    title: 'case.command.template',
    section: 'write',
    icon: 'fileText',
    keys: ['s w'],
    when: some,
    run: onCase(({ facts, assessment }, around) => {
      const [first] = assessment.templates
      return first && around.can?.reply ? insertSuggested(facts.conversation, first) : null
    }),
  },
  {
    id: 'case.snooze',
    title: 'case.command.snooze',
    section: 'conversation',
    icon: 'moon',
    keys: ['s h'],
    when: some,
    run: onCase((given, around) => {
      const minutes = snoozeFor(given, around)
      if (minutes === null) return null
      const until = around.now + minutes * 60_000
      return carryOut(given.facts.conversation.id, [{ type: 'status', status: 'snoozed', until }], i18next.t('case.did.snoozed'))
    }),
  },
  {
    id: 'case.escalate',
    title: 'case.command.escalate',
    section: 'conversation',
    icon: 'shield',
    keys: ['s e'],
    when: some,
    run: onCase((given, around) => {
      const escalation = escalationFor(given, around)
      if (!escalation) return null
      const note = i18next.t('case.escalationNote', { reason: escalation.reason })
      return carryOut(given.facts.conversation.id, effectsOfEscalation(escalation, note, around), i18next.t('case.did.escalated'))
    }),
  },
]
