import { memo, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../shared/domain/order/types'
import { useDesk } from '../bridge/deskStore'
import { useCommandKeys } from '../commands/runner'
import { useDisputes, useOutboxItems, useViewCounts } from '../data/queries'
import type { View } from '../data/types'
import { useFormat } from '../i18n/useFormat'
import { useHandOverCount } from '../state/handOverCount'
import { goTo, showDispute, showRota, showView, useNavigation } from '../state/navigation'
import { cx } from '../ui/classes'
import { Icon, type IconName } from '../ui/Icon'
import { LetterMark } from '../ui/LetterMark'
import styles from './Views.module.css'

const KINDS: readonly { kind: View['kind']; icon: IconName; command?: string }[] = [
  { kind: 'due', icon: 'clock', command: 'go.due' },
  { kind: 'mine', icon: 'user', command: 'go.mine' },
  { kind: 'unassigned', icon: 'unassigned', command: 'go.unassigned' },
  { kind: 'snoozed', icon: 'moon', command: 'go.snoozed' },
  { kind: 'pending', icon: 'pause', command: 'go.pending' },
  { kind: 'resolved', icon: 'done', command: 'go.resolved' },
  { kind: 'all', icon: 'inbox', command: 'go.all' },
  { kind: 'spam', icon: 'ban' },
]

const CLASSES: readonly { kind: View['kind']; letter: 'A' | 'B' | 'C'; command: string }[] = [
  { kind: 'classA', letter: 'A', command: 'go.classA' },
  { kind: 'classB', letter: 'B', command: 'go.classB' },
  { kind: 'classC', letter: 'C', command: 'go.classC' },
]

const none: readonly Dispute[] = []

interface EntryProps {
  mark: ReactNode
  text: string
  count?: number | undefined
  on: boolean
  command?: string | undefined
  onChoose: () => void
}

const Entry = memo(function Entry({ mark, text, count, on, command, onChoose }: EntryProps) {
  const format = useFormat()
  const keys = useCommandKeys(command ?? '')
  return (
    <li>
      <button
        type="button"
        className={cx(styles.entry, on && styles.on)}
        aria-current={on ? 'page' : undefined}
        onClick={onChoose}
        title={keys ? `${text}  ${keys}` : undefined}
      >
        {mark}
        <span className={styles.text} dir="auto">
          {text}
        </span>
        {count ? <span className={styles.count}>{format.number(count)}</span> : null}
      </button>
    </li>
  )
})

/** Views by state, by shop and by language, with their counts; the queue and the settings at the foot. */
export function Views() {
  const { t } = useTranslation()
  const format = useFormat()
  const shops = useDesk((desk) => desk.shops)
  const screen = useNavigation((state) => state.screen)
  const view = useNavigation((state) => state.view)
  const languages = useMemo(() => [...new Set(shops.flatMap((shop) => shop.languages.map((code) => code.split('-')[0] ?? code)))], [shops])
  const asked = useMemo<View[]>(
    () => [
      ...KINDS.map(({ kind }) => ({ kind })),
      ...shops.map((shop) => ({ kind: 'due' as const, shopId: shop.id })),
      ...languages.map((language) => ({ kind: 'due' as const, language })),
      ...CLASSES.map(({ kind }) => ({ kind })),
    ],
    [shops, languages],
  )
  const counts = useViewCounts(asked)
  const queue = useOutboxItems().filter((item) => item.state.type !== 'sent').length
  const disputes = useDisputes() ?? none
  const handOvers = useHandOverCount()
  const rotaTab = useNavigation((state) => state.rotaTab)
  const inbox = screen === 'inbox'
  const plain = inbox && !view.shopId && !view.language
  const spoken = languages
    .map((language, at) => ({ language, count: counts[KINDS.length + shops.length + at] ?? 0 }))
    .filter(({ language, count }) => count > 0 || view.language === language)
    .sort((a, b) => b.count - a.count)
  return (
    <nav className={styles.views} aria-label={t('common.frame.views')}>
      <ul className={styles.group}>
        {KINDS.map(({ kind, icon, command }, at) => (
          <Entry
            key={kind}
            mark={<Icon name={icon} />}
            text={t(`inbox.view.${kind}`)}
            count={kind === 'resolved' || kind === 'all' ? undefined : counts[at]}
            on={plain && view.kind === kind}
            command={command}
            onChoose={() => showView({ kind })}
          />
        ))}
        <Entry
          mark={<Icon name="handOver" />}
          text={t('rota.tab.handOver')}
          count={handOvers}
          on={screen === 'rota' && rotaTab === 'handOver'}
          command="go.rota.handOver"
          onChoose={() => showRota('handOver')}
        />
        {disputes.length > 0 ? (
          <Entry
            mark={<Icon name="shield" />}
            text={t('dispute.title')}
            count={disputes.filter(({ state }) => state === 'needsResponse').length}
            on={screen === 'disputes'}
            command="go.disputes"
            onChoose={() => showDispute(null)}
          />
        ) : null}
        <Entry
          mark={<Icon name="send" />}
          text={t('inbox.view.queue')}
          count={queue}
          on={screen === 'queue'}
          command="go.queue"
          onChoose={() => goTo('queue')}
        />
        <Entry
          mark={<Icon name="calendar" />}
          text={t('rota.heading')}
          on={screen === 'rota' && rotaTab !== 'handOver'}
          command="go.rota"
          onChoose={() => showRota()}
        />
        <Entry
          mark={<Icon name="fileText" />}
          text={t('library.heading')}
          on={screen === 'library'}
          command="go.library"
          onChoose={() => goTo('library')}
        />
        <Entry
          mark={<Icon name="languages" />}
          text={t('memory.heading')}
          on={screen === 'memory'}
          command="go.memory"
          onChoose={() => goTo('memory')}
        />
        <Entry
          mark={<Icon name="scale" />}
          text={t('inbox.view.balance')}
          on={screen === 'balance'}
          command="go.balance"
          onChoose={() => goTo('balance')}
        />
      </ul>
      <h2 className={styles.head}>{t('inbox.views.classes')}</h2>
      <ul className={styles.group}>
        {CLASSES.map(({ kind, letter, command }, at) => (
          <Entry
            key={kind}
            mark={<span className={styles.letter}>{letter}</span>}
            text={t(`inbox.class.${letter}`)}
            count={counts[KINDS.length + shops.length + languages.length + at]}
            on={plain && view.kind === kind}
            command={command}
            onChoose={() => showView({ kind })}
          />
        ))}
      </ul>
      {shops.length > 0 ? (
        <>
          <h2 className={styles.head}>{t('inbox.views.shops')}</h2>
          <ul className={styles.group}>
            {shops.map((shop, at) => (
              <Entry
                key={shop.id}
                mark={<LetterMark code={shop.code} colour={shop.colour} />}
                text={shop.name}
                count={counts[KINDS.length + at]}
                on={inbox && view.shopId === shop.id}
                onChoose={() => showView({ kind: 'due', shopId: shop.id })}
              />
            ))}
          </ul>
        </>
      ) : null}
      {spoken.length > 0 ? (
        <>
          <h2 className={styles.head}>{t('inbox.views.languages')}</h2>
          <ul className={styles.group}>
            {spoken.map(({ language, count }) => (
              <Entry
                key={language}
                mark={null}
                text={format.language(language)}
                count={count}
                on={inbox && view.language === language}
                onChoose={() => showView({ kind: 'due', language })}
              />
            ))}
          </ul>
        </>
      ) : null}
      <ul className={cx(styles.group, styles.foot)}>
        <Entry
          mark={<Icon name="settings" />}
          text={t('inbox.view.settings')}
          on={screen === 'settings'}
          command="go.settings"
          onChoose={() => goTo('settings')}
        />
      </ul>
    </nav>
  )
}
