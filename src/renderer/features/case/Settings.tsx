import { useTranslation } from 'react-i18next'
import type { Conversation, ConversationStatus, Priority } from '../../../shared/domain/conversation/types'
import type { AgentId, TeamId } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import { useDesk } from '../../bridge/deskStore'
import { runCommand, tellTrouble } from '../../commands/runner'
import { useSets } from '../../data/queries'
import { commitEffects } from '../../state/acts'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { Select } from '../../ui/Select'
import styles from './Case.module.css'

const NONE = '—'
const priorities: Priority[] = ['low', 'medium', 'high', 'urgent']

/** What can be set: status, assignee, team, priority, labels. */
export function Settings({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const { id, status } = conversation
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === conversation.backendId))
  const { agents, teams, labels } = useSets(conversation.backendId)
  const can = backend?.capabilities
  const set = (effect: Effect, says: string) =>
    void commitEffects([id], [effect], { says: () => says, saysUndone: () => t('customer.case.undone') }).catch((error: unknown) =>
      tellTrouble(t('customer.case.notSet'), error),
    )
  const statuses: ConversationStatus[] = [
    'open',
    ...(can?.pending ? (['pending'] as const) : []),
    ...(can?.snooze ? (['snoozed'] as const) : []),
    'resolved',
    ...(can?.spam ? (['spam'] as const) : []),
  ]
  const setStatus = (next: ConversationStatus) => {
    // Snoozing asks for a time, the others are done by the same commands as by key.
    const command = { open: 'reopen', pending: 'pending', snoozed: 'snooze', resolved: 'resolve', spam: 'spam' }[next]
    if (next !== status) runCommand(`conversation.${command}`)
  }
  return (
    <>
      <section className={styles.section} aria-label={t('customer.case.set')}>
        <div className={styles.form}>
          <Select
            label={t('customer.case.status')}
            options={statuses.map((one) => ({ id: one, label: t(`common.status.${one}`) }))}
            value={status}
            onChange={setStatus}
          />
          {can?.assign ? (
            <Select
              label={t('customer.case.assignee')}
              options={[
                { id: NONE, label: t('customer.case.nobody') },
                ...agents.map((agent) => ({ id: agent.id as string, label: agent.name })),
              ]}
              value={conversation.assigneeId ?? NONE}
              onChange={(next) => {
                const assigneeId = next === NONE ? null : (next as AgentId)
                const name = agents.find((agent) => agent.id === next)?.name ?? t('customer.case.nobody')
                set({ type: 'assign', assigneeId }, t('customer.case.assigned', { name }))
              }}
            />
          ) : null}
          {can?.team && teams.length > 0 ? (
            <Select
              label={t('customer.case.team')}
              options={[
                { id: NONE, label: t('customer.case.noTeam') },
                ...teams.map((team) => ({ id: team.id as string, label: team.name })),
              ]}
              value={conversation.teamId ?? NONE}
              onChange={(next) => {
                const teamId = next === NONE ? null : (next as TeamId)
                const name = teams.find((team) => team.id === next)?.name ?? t('customer.case.noTeam')
                set({ type: 'team', teamId }, t('customer.case.transferred', { name }))
              }}
            />
          ) : null}
          {can?.priority ? (
            <Select
              label={t('customer.case.priority')}
              options={[
                { id: NONE, label: t('customer.case.noPriority') },
                ...priorities.map((one) => ({ id: one as string, label: t(`common.priority.${one}`) })),
              ]}
              value={conversation.priority ?? NONE}
              onChange={(next) => {
                const priority = priorities.find((one) => one === next) ?? null
                set({ type: 'priority', priority }, t('customer.case.prioritySet'))
              }}
            />
          ) : null}
        </div>
      </section>
      {can?.labels ? (
        <section className={styles.section} aria-label={t('customer.case.labels')}>
          <div className={styles.line}>
            <h3 className={styles.title}>{t('customer.case.labels')}</h3>
            <Button kind="quiet" icon="tag" onPress={() => runCommand('conversation.label')}>
              {t('customer.case.editLabels')}
            </Button>
          </div>
          <p className={styles.labels}>
            {conversation.labels.map((label) => (
              <Pill key={label} outline>
                {labels.find((one) => one.name === label)?.name ?? label}
              </Pill>
            ))}
            {conversation.labels.length === 0 ? <span className={styles.weak}>{t('customer.case.noLabels')}</span> : null}
          </p>
        </section>
      ) : null}
    </>
  )
}
