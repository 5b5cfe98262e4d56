import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Capabilities } from '../../../shared/domain/backend/types'
import { cityOfZone } from '../../../shared/domain/clock/zoneCity'
import type { Conversation, Customer } from '../../../shared/domain/conversation/types'
import { holdsOn } from '../../../shared/domain/keeping/holds'
import { calls, useDesk } from '../../bridge/deskStore'
import { runCommand, tellTrouble, useCommandKeys } from '../../commands/runner'
import { useCustomerRecords, useSets } from '../../data/queries'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { ownConversation } from '../../state/ownConversation'
import { showToast } from '../../state/toasts'
import { Button, IconButton } from '../../ui/Button'
import { Menu, type MenuEntry } from '../../ui/Menu'
import { Pill } from '../../ui/Pill'
import styles from './Header.module.css'
import { chooseLanguage } from './languageChoice'

/** Asks the backend for the whole conversation again. */
export const resyncConversation = async (conversation: Conversation, words: { done: string; failed: string }): Promise<void> => {
  try {
    await calls().backends.deepen({ conversationId: conversation.id, before: null })
    showToast({ text: words.done, lasts: 4_000 })
  } catch (error) {
    tellTrouble(words.failed, error)
  }
}

const cityOf = (customer: Customer): string | null => customer.city ?? (customer.zone ? cityOfZone(customer.zone) : null)

export function Header({ conversation, customer }: { conversation: Conversation; customer: Customer | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === conversation.shopId))
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === conversation.backendId))
  const { agents, teams } = useSets(conversation.backendId)
  const order = useCustomerRecords(conversation.customerId).orders[0]
  const { replyWindowEndsAt, status, channel } = conversation
  const replyWindow =
    !conversation.canReply || (replyWindowEndsAt !== null && replyWindowEndsAt <= minute)
      ? t('conversation.windowClosed')
      : replyWindowEndsAt !== null && channel !== 'dispute'
        ? t('conversation.windowCloses', { span: format.span(replyWindowEndsAt - minute) })
        : null
  const city = customer ? cityOf(customer) : null
  const clock = customer?.zone
    ? city
      ? t('conversation.theirTimeIn', { time: format.time(minute, customer.zone), city })
      : t('conversation.theirTime', { time: format.time(minute, customer.zone) })
    : null
  const language = conversation.language ?? customer?.language ?? null
  const words = useDesk((desk) => desk.policies?.words)
  const bySaid = useMemo(
    () =>
      (words ?? []).some(
        (word) => word.type === 'language' && word.conversationId === conversation.id && word.messageId === null && word.language !== null,
      ),
    [words, conversation.id],
  )
  const spoken = language
    ? bySaid
      ? t('reading.said', { language: format.language(language) })
      : format.language(language)
    : t('reading.noLanguage')
  const facts = [
    shop?.name,
    t(`common.channel.${channel}`),
    replyWindow,
    clock,
    spoken,
    order ? t('conversation.order', { number: order.number }) : null,
  ].filter((fact): fact is string => Boolean(fact))
  const held = useDesk((desk) => holdsOn(desk.keeping?.holds ?? [], conversation).length > 0)
  const assignee = agents.find((agent) => agent.id === conversation.assigneeId)
  const team = teams.find((one) => one.id === conversation.teamId)
  const name = customerTitle(t, conversation.customerName)
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <h2 className={styles.name}>
          <bdi className={styles.nameText} title={name}>
            {name}
          </bdi>
          {status === 'open' ? null : <Pill outline>{t(`common.status.${status}`)}</Pill>}
        </h2>
        <Acts
          status={status}
          can={backend?.capabilities}
          assignee={assignee?.name ?? null}
          team={team?.name ?? null}
          hasUrl={Boolean(conversation.url)}
        />
      </div>
      {conversation.subject ? (
        <p className={styles.subject} title={conversation.subject}>
          <bdi>{conversation.subject}</bdi>
        </p>
      ) : null}
      <p className={styles.facts}>
        {held ? (
          <span className={styles.mark}>
            <Pill tone="held" icon="lock">
              {t('keeping.held')}
            </Pill>
          </span>
        ) : null}
        {facts.map((fact, at) => (
          <span key={fact}>
            {at > 0 ? ' · ' : ''}
            {fact === spoken ? (
              <button
                type="button"
                className={styles.language}
                title={t('reading.command.language')}
                onClick={() => chooseLanguage(conversation.id, null)}
              >
                <bdi>{fact}</bdi>
              </button>
            ) : (
              <bdi>{fact}</bdi>
            )}
          </span>
        ))}
      </p>
    </header>
  )
}

interface ActsProps {
  status: Conversation['status']
  can: Capabilities | undefined
  /** Names. */
  assignee: string | null
  team: string | null
  hasUrl: boolean
}

/** Most conversations stand alike, and buttons are dear to draw: these stay as they are from one to the next. */
const Acts = memo(function Acts({ status, can, assignee, team, hasUrl }: ActsProps) {
  const { t } = useTranslation()
  const keys = {
    snooze: useCommandKeys('conversation.snooze'),
    resolve: useCommandKeys('conversation.resolve'),
    reopen: useCommandKeys('conversation.reopen'),
  }
  const done = status === 'resolved' || status === 'spam'
  const alone = ownConversation() !== null
  const entry = (id: string, label: string, icon: MenuEntry['icon'], disabled = false): MenuEntry => ({ id, label, icon, disabled })
  return (
    <div className={styles.acts}>
      {can?.assign ? (
        <span className={styles.assignee} title={assignee ?? t('conversation.unassigned')}>
          <Button kind="quiet" icon={assignee ? 'user' : 'unassigned'} onPress={() => runCommand('conversation.assign')}>
            {assignee ?? t('conversation.unassigned')}
          </Button>
        </span>
      ) : null}
      {can?.snooze && !done ? (
        <Button keys={keys.snooze} onPress={() => runCommand('conversation.snooze')}>
          {t('conversation.snooze')}
        </Button>
      ) : null}
      {done ? (
        <Button keys={keys.reopen} onPress={() => runCommand('conversation.reopen')}>
          {t('conversation.reopen')}
        </Button>
      ) : (
        <Button keys={keys.resolve} onPress={() => runCommand('conversation.resolve')}>
          {t('conversation.resolve')}
        </Button>
      )}
      <Menu
        label={t('common.more')}
        groups={[
          {
            title: team ? t('conversation.inTeam', { name: team }) : undefined,
            entries: [
              ...(can?.team ? [entry('conversation.team', t('conversation.team'), 'users')] : []),
              ...(can?.labels ? [entry('conversation.label', t('conversation.label'), 'tag')] : []),
              ...(can?.pending ? [entry('conversation.pending', t('conversation.pending'), 'pause', status === 'pending')] : []),
              entry('conversation.reopen', t('conversation.reopen'), 'restore', status === 'open'),
              ...(can?.readState ? [entry('conversation.unread', t('conversation.unread'), 'mail')] : []),
              ...(can?.spam ? [{ ...entry('conversation.spam', t('conversation.spam'), 'ban', status === 'spam'), danger: true }] : []),
            ],
          },
          {
            entries: [
              ...(alone ? [] : [entry('window.conversation', t('conversation.command.window'), 'window')]),
              entry('reading.toggle', t('reading.command.toggle'), 'languages'),
              entry('reading.translate', t('reading.command.translate'), 'languages'),
              entry('reading.language', t('reading.command.language'), 'globe'),
              entry('conversation.openOutside', t('conversation.command.outside'), 'external', !hasUrl),
              entry('conversation.resync', t('conversation.command.resync'), 'refresh'),
            ],
          },
          {
            entries: [
              entry('keeping.hold', t('keeping.command.hold'), 'archive'),
              { ...entry('keeping.erase', t('keeping.command.erase'), 'trash'), danger: true },
            ],
          },
        ]}
        onChoose={(id) => runCommand(id)}
      >
        <IconButton icon="more" label={t('common.more')} />
      </Menu>
    </div>
  )
})
