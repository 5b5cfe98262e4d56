import { useEffect, useRef, useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { runCommand, useCommandKeys } from '../commands/runner'
import { useOutboxItems } from '../data/queries'
import { useSearchReady } from '../data/useSearch'
import { focusList } from '../features/inbox'
import { useFormat } from '../i18n/useFormat'
import { goTo, moveCursor, searchFor, useNavigation } from '../state/navigation'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Kbd } from '../ui/Kbd'
import { Lamp } from '../ui/Lamp'
import { Tooltip } from '../ui/Tooltip'
import { Alerts } from './Alerts'
import { lampWords } from './lampWords'
import { OnShift } from './OnShift'
import styles from './TopBar.module.css'

export const SEARCH_ID = 'search'

/** Filters the list as one types; Enter or arrow down goes into what was found. */
function SearchBox() {
  const { t } = useTranslation()
  const keys = useCommandKeys('desk.search')
  const search = useNavigation((state) => state.view.search ?? '')
  const [text, setText] = useState(search)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const makeReady = useSearchReady()
  useEffect(() => setText(search), [search])
  const enter = (value: string) => {
    setText(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => searchFor(value), 150)
  }
  return (
    <div className={styles.search}>
      <Icon name="search" />
      <input
        id={SEARCH_ID}
        type="search"
        aria-label={t('common.frame.search')}
        placeholder={t('common.frame.search')}
        className={styles.input}
        value={text}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        onFocus={makeReady}
        onChange={(event) => enter(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return
          if (event.key === 'Escape') {
            clearTimeout(timer.current)
            setText('')
            searchFor('')
            focusList()
          } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
            clearTimeout(timer.current)
            searchFor(text)
            moveCursor(null)
            focusList()
          } else return
          event.preventDefault()
        }}
      />
      {text ? (
        <IconButton icon="close" label={t('inbox.empty.clearSearch')} onPress={() => enter('')} />
      ) : keys ? (
        <Kbd keys={keys} />
      ) : null}
    </div>
  )
}

export function Lamps() {
  const { t } = useTranslation()
  const format = useFormat()
  const lamps = useDesk((desk) => desk.lamps)
  const shops = useDesk((desk) => desk.shops)
  const backends = useDesk((desk) => desk.backends)
  const words = lampWords(lamps, shops, backends, format, t)
  return (
    <fieldset className={styles.lamps} aria-label={t('common.frame.status')}>
      {words.map((lamp) => (
        <Tooltip key={lamp.id} text={<span className={styles.lines}>{lamp.detail}</span>}>
          <RacButton className={styles.lamp ?? ''} aria-label={`${lamp.text}. ${lamp.detail}`} onPress={() => goTo('settings', 'shops')}>
            <Lamp state={lamp.state} />
            <span className={styles.word}>{lamp.text}</span>
          </RacButton>
        </Tooltip>
      ))}
    </fieldset>
  )
}

export function QueueCount() {
  const { t } = useTranslation()
  const format = useFormat()
  const items = useOutboxItems()
  const waiting = items.filter((item) => item.state.type !== 'sent')
  const asks = waiting.some((item) => item.state.type === 'held' || item.state.type === 'failed' || item.state.type === 'unknown')
  return (
    <Tooltip text={t('common.frame.queueCount', { count: waiting.length })} keys={useCommandKeys('go.queue')}>
      <RacButton
        className={styles.lamp ?? ''}
        aria-label={`${t('common.frame.queue')} ${format.number(waiting.length)}: ${t('common.frame.queueCount', { count: waiting.length })}`}
        onPress={() => goTo('queue')}
      >
        <Lamp state={asks ? 'down' : waiting.length > 0 ? 'partly' : 'up'} />
        <span className={styles.word}>{t('common.frame.queue')}</span>{' '}
        <strong className={styles.strong}>{format.number(waiting.length)}</strong>
      </RacButton>
    </Tooltip>
  )
}

/** The demo's key lies beside its data: said on every screen, quietly. */
function DemoTag() {
  const { t } = useTranslation()
  const demo = useDesk((desk) => desk.state?.type === 'open' && desk.state.profile.kind === 'demo')
  if (!demo) return null
  return (
    <Tooltip text={t('common.frame.demoText')}>
      <RacButton
        className={styles.demo ?? ''}
        aria-label={`${t('common.frame.demo')}. ${t('common.frame.demoText')}`}
        onPress={() => goTo('settings', 'profile')}
      >
        {t('common.frame.demo')}
      </RacButton>
    </Tooltip>
  )
}

export function TopBar() {
  const { t } = useTranslation()
  const profile = useDesk((desk) => (desk.state?.type === 'open' ? desk.state.profile.name : ''))
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <h1 className={styles.name} translate="no">
          {t('common.product')}
        </h1>
        <DemoTag />
      </div>
      <SearchBox />
      <div className={styles.end}>
        <Alerts />
        <Lamps />
        <QueueCount />
        <OnShift />
        <IconButton
          icon="keyboard"
          label={t('commands.cheatSheet')}
          keys={useCommandKeys('desk.cheatSheet')}
          onPress={() => void runCommand('desk.cheatSheet')}
        />
        <IconButton
          icon="lock"
          label={t('commands.lockNamed', { name: profile })}
          keys={useCommandKeys('desk.lock')}
          onPress={() => void runCommand('desk.lock')}
        />
      </div>
    </header>
  )
}
