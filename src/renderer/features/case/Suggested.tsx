import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../bridge/deskStore'
import { runCommand, useCommandKeys } from '../../commands/runner'
import { type Case, useAround } from '../../data/useCase'
import { whyWords } from '../../i18n/ruleWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { Button } from '../../ui/Button'
import type { IconName } from '../../ui/Icon'
import styles from './Case.module.css'
import { carryOut, pressed } from './deeds'
import { escalationFor, type Known, marksFor, peopleFor, snoozeFor, teamFor } from './suggestions'
import { insertSuggested } from './templates'

function Offer({
  title,
  why,
  icon,
  act,
  command,
  onPress,
}: {
  title: string
  why?: ReactNode
  icon: IconName
  act?: string
  command?: string
  onPress?: () => void
}) {
  const keys = useCommandKeys(command ?? '')
  return (
    <li className={styles.offer}>
      <div className={styles.offerText}>
        <p dir="auto">{title}</p>
        {why ? <p className={styles.weak}>{why}</p> : null}
      </div>
      {act ? (
        <Button icon={icon} keys={keys} onPress={() => (onPress ? onPress() : command ? runCommand(command) : undefined)}>
          {act}
        </Button>
      ) : null}
    </li>
  )
}

/** What rules and routing propose, each carried out by one press or key, and by the outbox with its undo. */
export function Suggested({ given }: { given: Case }) {
  const { t } = useTranslation()
  const format = useFormat()
  const around = useAround()
  const now = useMinute()
  const { facts, assessment } = given
  const { id, backendId, status } = facts.conversation
  const can = useDesk((desk) => desk.backends.find((backend) => backend.id === backendId)?.capabilities)
  const known: Known = { ...around, can, now }
  const open = status !== 'resolved' && status !== 'spam'
  const people = open ? peopleFor(given, known) : []
  const team = teamFor(given, known)
  const marks = marksFor(given, known)
  const minutes = snoozeFor(given, known)
  const escalation = escalationFor(given, known)
  const none = people.length === 0 && !team && !marks && minutes === null && !escalation && assessment.templates.length === 0
  const firstCan = people.find(({ agentId }) => agentId !== null)
  return (
    <section className={styles.section} aria-label={t('case.suggested')}>
      <h3 className={styles.title}>{t('case.suggested')}</h3>
      {none ? <p className={styles.weak}>{t('case.nothingSuggested')}</p> : null}
      <ul className={styles.offers}>
        {people.map((person) => {
          const may = can?.assign && person.agentId !== null
          return (
            <Offer
              key={person.personId ?? person.agentId ?? person.name}
              title={person.name}
              why={format.list(person.why.map((why) => whyWords(why, t, format)))}
              icon="userPlus"
              {...(may ? { act: t('case.assign') } : {})}
              {...(may && person === firstCan ? { command: 'case.assign' } : {})}
              {...(may && person !== firstCan
                ? {
                    onPress: () =>
                      pressed(
                        carryOut(id, [{ type: 'assign', assigneeId: person.agentId }], t('case.did.assigned', { name: person.name })),
                      ),
                  }
                : {})}
            />
          )
        })}
        {team ? (
          <Offer
            title={t('case.teamOffer', { team: team.name })}
            why={team.team ? null : t('case.teamMissing')}
            icon="users"
            {...(team.team && can?.team ? { act: t('case.transfer'), command: 'case.team' } : {})}
          />
        ) : null}
        {marks ? (
          <Offer
            title={[
              marks.labels.length > 0 ? t('case.effect.labels', { labels: format.list(marks.labels) }) : '',
              marks.priority === null ? '' : t('case.effect.priority', { priority: t(`common.priority.${marks.priority}`) }),
            ]
              .filter(Boolean)
              .join(' · ')}
            icon="tag"
            act={t('case.apply')}
            command="case.marks"
          />
        ) : null}
        {assessment.templates.map(({ shortcut, templateId }, at) => (
          <Offer
            key={`${templateId}|${shortcut}`}
            title={t('case.templateOffer', { shortcut })}
            why={t('case.templateHint')}
            icon="fileText"
            {...(can?.reply
              ? { act: t('case.insertTemplate'), onPress: () => void insertSuggested(facts.conversation, { shortcut, templateId }) }
              : {})}
            {...(can?.reply && at === 0 ? { command: 'case.template' } : {})}
          />
        ))}
        {minutes === null ? null : (
          <Offer
            title={t('case.snoozeOffer', { span: format.span(minutes * 60_000) })}
            icon="moon"
            act={t('case.snooze')}
            command="case.snooze"
          />
        )}
        {escalation ? (
          <Offer
            title={escalation.reason ? t('case.effect.escalateWhy', { reason: escalation.reason }) : t('case.effect.escalate')}
            why={escalation.lead ? t('case.escalateTo', { name: escalation.lead.name }) : t('case.escalateNobody')}
            icon="shield"
            act={t('case.escalate')}
            command="case.escalate"
          />
        ) : null}
      </ul>
    </section>
  )
}
