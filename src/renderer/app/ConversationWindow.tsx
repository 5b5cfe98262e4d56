import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { registerCommands } from '../commands/registry'
import { commandsReady, listenToKeys, runCommand, useCommandKeys } from '../commands/runner'
import { useThread } from '../data/queries'
import { Choosers, GatherSets, inboxCommands } from '../features/inbox'
import { customerTitle } from '../i18n/customerWords'
import { useNavigation } from '../state/navigation'
import { IconButton } from '../ui/Button'
import { focusSoon } from '../ui/focusSoon'
import { LetterMark } from '../ui/LetterMark'
import { Splitter } from '../ui/Splitter'
import { Banner } from './Banner'
import { CheatSheet } from './CheatSheet'
import styles from './ConversationWindow.module.css'
import { deskCommands } from './commands'
import { EngineBanner } from './EngineBanner'
import { ErrorBoundary } from './ErrorBoundary'
import { Palette } from './Palette'
import { FIRST, LIMITS, NARROW, setPanes } from './panes'
import { SignOutDialog } from './SignOutDialog'
import { Lamps, QueueCount } from './TopBar'
import { useWidth } from './useWidth'
import { Back, Panel, readParts, Thread, Whole } from './Workstation'
import { ownWindowCommands, windowCommands } from './windowCommands'

const NewConversationDialog = lazy(() => import('../features/composer').then((feature) => ({ default: feature.NewConversationDialog })))

/** Nothing of a list, its views or its search: this window has none. */
const WITHOUT = new Set(['desk.search', 'desk.tour', 'view.views'])
const OWN = [
  ...deskCommands.filter(({ id }) => !WITHOUT.has(id)),
  ...inboxCommands.filter(({ id }) => id.startsWith('conversation.') || id === 'desk.refresh'),
  ...windowCommands,
  ...ownWindowCommands,
]

/** Whom and which shop it is about: the title of the window, in its bar and for the system. */
const useAbout = () => {
  const { t } = useTranslation()
  const id = useNavigation((state) => state.openId)
  const conversation = useThread(id, 50).thread?.conversation ?? null
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === conversation?.shopId)) ?? null
  return { name: conversation ? customerTitle(t, conversation.customerName) : '', shop }
}

function Bar() {
  const { t } = useTranslation()
  const { name, shop } = useAbout()
  const title = [name, shop?.name].filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = title || 'Dragoman'
  }, [title])
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>
        {shop ? <LetterMark code={shop.code} colour={shop.colour} /> : null}
        <bdi className={styles.text}>{title || t('common.frame.thread')}</bdi>
      </h1>
      <div className={styles.end}>
        <Lamps />
        <QueueCount />
        <IconButton
          icon="keyboard"
          label={t('commands.cheatSheet')}
          keys={useCommandKeys('desk.cheatSheet')}
          onPress={() => void runCommand('desk.cheatSheet')}
        />
        <IconButton
          icon="lock"
          label={t('commands.lock')}
          keys={useCommandKeys('desk.lock')}
          onPress={() => void runCommand('desk.lock')}
        />
      </div>
    </header>
  )
}

/** One conversation in a window of its own: its messages, the place to write, and the panel. */
export function ConversationWindow() {
  const { t } = useTranslation()
  const screen = useNavigation((state) => state.screen)
  const panes = useDesk((desk) => desk.settings.panes)
  const width = useWidth()
  const inPlace = useNavigation((state) => state.inPlace === 'panel') && width < NARROW
  useEffect(() => registerCommands(OWN), [])
  useEffect(() => listenToKeys(), [])
  useEffect(() => {
    readParts()
      .catch(() => undefined)
      .finally(commandsReady)
  }, [])
  useEffect(() => {
    if (screen === 'inbox') focusSoon(() => document.querySelector<HTMLElement>('[data-pane="thread"]')?.focus())
  }, [screen])
  return (
    <main className={styles.frame} aria-label={t('common.frame.thread')}>
      <Bar />
      <Banner />
      <EngineBanner />
      <div className={styles.panes}>
        {screen === 'inbox' ? (
          <>
            {inPlace ? (
              <div className={styles.inPlace}>
                <Back />
                <Panel />
              </div>
            ) : null}
            <div className={styles.messages} hidden={inPlace}>
              <Thread />
            </div>
            {panes.panelShut || width < NARROW ? null : (
              <>
                <Splitter
                  label={t('common.frame.resizePanel')}
                  size={panes.panel}
                  min={LIMITS.panel[0]}
                  max={LIMITS.panel[1]}
                  pane="end"
                  onSize={(panel) => setPanes({ panel })}
                  onReset={() => setPanes({ panel: FIRST.panel })}
                />
                <div className={styles.side} style={{ inlineSize: Math.min(panes.panel, width - NARROW / 2) }}>
                  <Panel />
                </div>
              </>
            )}
          </>
        ) : (
          <Whole screen={screen} />
        )}
      </div>
      <Palette />
      <CheatSheet />
      <SignOutDialog />
      <Choosers />
      <GatherSets />
      <ErrorBoundary>
        <Suspense fallback={null}>
          <NewConversationDialog />
        </Suspense>
      </ErrorBoundary>
    </main>
  )
}
