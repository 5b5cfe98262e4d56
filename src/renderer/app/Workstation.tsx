import { lazy, memo, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { registerCommands } from '../commands/registry'
import { commandsReady, listenToKeys } from '../commands/runner'
import { useThread } from '../data/queries'
import { Choosers, focusListQuietly, Inbox, inboxCommands, useListHasRows } from '../features/inbox'
import { type Screen, useNavigation } from '../state/navigation'
import { ownConversation } from '../state/ownConversation'
import { useTour } from '../state/tour'
import { useAfterFrame } from '../state/useAfterFrame'
import { Button } from '../ui/Button'
import { chunk } from '../ui/chunk'
import { cx } from '../ui/classes'
import { EmptyState } from '../ui/EmptyState'
import { Splitter } from '../ui/Splitter'
import { Banner } from './Banner'
import { CheatSheet } from './CheatSheet'
import { deskCommands } from './commands'
import { EngineBanner } from './EngineBanner'
import { ErrorBoundary } from './ErrorBoundary'
import { Palette } from './Palette'
import { FIRST, fitPanes, fits, LIMITS, setPanes } from './panes'
import { RegionStrip } from './RegionStrip'
import { RoomBanner } from './RoomBanner'
import { SignOutDialog } from './SignOutDialog'
import { leavePlace } from './showPanes'
import { TopBar } from './TopBar'
import { useQuickTrouble } from './useQuickTrouble'
import { useSettled } from './useSettled'
import { useWanted } from './useWanted'
import { useWidth } from './useWidth'
import { Views } from './Views'
import { WordBanner } from './WordBanner'
import styles from './Workstation.module.css'
import { windowCommands } from './windowCommands'

const { Chunk: ConversationPane, read: readConversation } = chunk(() =>
  import('../features/conversation').then((feature) => feature.ConversationPane),
)
const { Chunk: CustomerPanel, read: readCustomer } = chunk(() => import('../features/customer').then((feature) => feature.CustomerPanel))
/** The parts behind the list: they bring their commands with them. */
export const readParts = (): Promise<unknown> => Promise.all([readConversation(), readCustomer()])
const Tour = lazy(() => import('../features/onboarding').then((feature) => ({ default: feature.Tour })))
const NewConversationDialog = lazy(() => import('../features/composer').then((feature) => ({ default: feature.NewConversationDialog })))
const DisputesScreen = lazy(() => import('../features/dispute').then((feature) => ({ default: feature.DisputesScreen })))
const QueueScreen = lazy(() => import('../features/queue').then((feature) => ({ default: feature.QueueScreen })))
const MemoryScreen = lazy(() => import('../features/memory').then((feature) => ({ default: feature.MemoryScreen })))
const LibraryScreen = lazy(() => import('../features/library').then((feature) => ({ default: feature.LibraryScreen })))
const BalanceScreen = lazy(() => import('../features/balance').then((feature) => ({ default: feature.BalanceScreen })))
const RotaScreen = lazy(() => import('../features/rota').then((feature) => ({ default: feature.RotaScreen })))
const SettingsScreen = lazy(() => import('../features/settings').then((feature) => ({ default: feature.SettingsScreen })))

/** A screen that takes another's place takes its focus too, unless something in it has it already. */
const takeFocus = (screen: HTMLElement | null): void => {
  if (screen && !screen.contains(document.activeElement)) screen.focus({ preventScroll: true })
}

/** The list has the focus from the start, and again when the inbox comes back and nothing else asks for it. */
const useListFocus = (): void => {
  const inbox = useNavigation((state) => state.screen === 'inbox')
  useEffect(() => {
    if (!inbox) return
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusListQuietly()
    })
    return () => cancelAnimationFrame(frame)
  }, [inbox])
}

/** The tour begins once rows stand in the list and the inbox is what is seen. */
function TourOfKeys() {
  const inbox = useNavigation((state) => state.screen === 'inbox')
  const rows = useListHasRows()
  const wanted = useDesk((desk) => !desk.settings.tourDone)
  const running = useTour((state) => state.step !== null)
  if (!wanted && !running) return null
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Tour ready={inbox && rows} />
      </Suspense>
    </ErrorBoundary>
  )
}

/** @param read whether the feature stands ready: from then on it draws ahead what will probably be opened */
export function Thread({ read = false }: { read?: boolean }) {
  const { t } = useTranslation()
  const id = useNavigation((state) => state.openId)
  const nothing = <EmptyState icon="message" title={t('common.frame.noThread')} text={t('common.frame.noThreadText')} />
  return (
    <section aria-label={t('common.frame.thread')} data-pane="thread" data-scope="thread" tabIndex={-1} className={styles.thread}>
      <ErrorBoundary resetKey={id ?? ''}>{read || id ? <ConversationPane id={id} /> : nothing}</ErrorBoundary>
    </section>
  )
}

const Side = memo(CustomerPanel)

export function Panel() {
  const { t } = useTranslation()
  const openId = useNavigation((state) => state.openId)
  const { loading } = useThread(openId)
  // The messages first: what stood before stays until they have been read and drawn.
  const last = useRef(openId)
  if (!loading) last.current = openId
  const id = useAfterFrame(last.current, null)
  return (
    <aside aria-label={t('common.frame.panel')} data-scope="panel" className={styles.panel}>
      <ErrorBoundary resetKey={id ?? ''}>{id ? <Side conversationId={id} /> : null}</ErrorBoundary>
    </aside>
  )
}

/** The way back from a pane that stands in the place of another. */
export function Back() {
  const { t } = useTranslation()
  return (
    <div className={styles.back}>
      <Button kind="quiet" icon="back" keys="Escape" onPress={leavePlace}>
        {t(ownConversation() ? 'common.frame.backToMessages' : 'common.frame.backToList')}
      </Button>
    </div>
  )
}

/** A screen that takes the place of all panes. */
export function Whole({ screen }: { screen: Screen }) {
  return (
    <div className={styles.whole} key={screen} ref={takeFocus} tabIndex={-1}>
      <ErrorBoundary resetKey={screen}>
        <Suspense fallback={null}>
          {screen === 'queue' ? <QueueScreen /> : null}
          {screen === 'disputes' ? <DisputesScreen /> : null}
          {screen === 'library' ? <LibraryScreen /> : null}
          {screen === 'memory' ? <MemoryScreen /> : null}
          {screen === 'balance' ? <BalanceScreen /> : null}
          {screen === 'rota' ? <RotaScreen /> : null}
          {screen === 'settings' ? <SettingsScreen /> : null}
        </Suspense>
      </ErrorBoundary>
    </div>
  )
}

function Panes({ read }: { read: boolean }) {
  const { t } = useTranslation()
  const screen = useNavigation((state) => state.screen)
  const wanted = useDesk((desk) => desk.settings.panes)
  const width = useWidth()
  const layout = fitPanes(wanted, width)
  const asked = useNavigation((state) => state.inPlace)
  const inPlace = asked && screen === 'inbox' && !fits(asked, wanted, width) ? asked : null
  return (
    <div className={styles.panes}>
      {inPlace === 'views' ? (
        <div data-pane="views" className={cx(styles.views, styles.inPlace)} style={{ inlineSize: layout.list }}>
          <Back />
          <ErrorBoundary>
            <Views />
          </ErrorBoundary>
        </div>
      ) : null}
      {layout.viewsShut ? null : (
        <>
          <div className={styles.views} style={{ inlineSize: layout.views }}>
            <ErrorBoundary>
              <Views />
            </ErrorBoundary>
          </div>
          <Splitter
            label={t('common.frame.resizeViews')}
            size={layout.views}
            min={LIMITS.views[0]}
            max={LIMITS.views[1]}
            pane="start"
            onSize={(views) => setPanes({ views })}
            onReset={() => setPanes({ views: FIRST.views })}
          />
        </>
      )}
      {screen === 'inbox' ? (
        <>
          <div className={styles.list} style={{ inlineSize: layout.list }} hidden={inPlace !== null}>
            <ErrorBoundary>
              <Inbox />
            </ErrorBoundary>
          </div>
          {inPlace ? null : (
            <Splitter
              label={t('common.frame.resizeList')}
              size={layout.list}
              min={LIMITS.list[0]}
              max={LIMITS.list[1]}
              pane="start"
              onSize={(list) => setPanes({ list })}
              onReset={() => setPanes({ list: FIRST.list })}
            />
          )}
          <Thread read={read} />
          {inPlace === 'panel' ? (
            <div className={cx(styles.side, styles.inPlace)} style={{ inlineSize: layout.list }}>
              <Back />
              <Panel />
            </div>
          ) : null}
          {layout.panelShut ? null : (
            <>
              <Splitter
                label={t('common.frame.resizePanel')}
                size={layout.panel}
                min={LIMITS.panel[0]}
                max={LIMITS.panel[1]}
                pane="end"
                onSize={(panel) => setPanes({ panel })}
                onReset={() => setPanes({ panel: FIRST.panel })}
              />
              <div className={styles.side} style={{ inlineSize: layout.panel }}>
                <Panel />
              </div>
            </>
          )}
        </>
      ) : (
        <Whole screen={screen} />
      )}
    </div>
  )
}

/**
 * Whether the writing feature has been read. It brings its commands with it: r, n and c must act before a conversation
 * was ever opened; but the list, which does without, is drawn first.
 */
const useWritingRead = (): boolean => {
  const [read, setRead] = useState(false)
  const settled = useSettled()
  useEffect(() => {
    if (!settled) return
    readParts()
      .then(
        () => setRead(true),
        () => undefined,
      )
      .finally(commandsReady)
  }, [settled])
  return read
}

/** The frame: bar, strip, banner and panes; with the commands that belong to no feature. */
export function Workstation() {
  const { t } = useTranslation()
  useEffect(() => registerCommands([...deskCommands, ...inboxCommands, ...windowCommands]), [])
  useEffect(() => listenToKeys(), [])
  const writing = useWritingRead()
  useListFocus()
  useWanted()
  useQuickTrouble()
  const wanted = useDesk((desk) => desk.settings.panes)
  const layout = fitPanes(wanted, useWidth())
  return (
    <main className={styles.frame} aria-label={t('common.frame.main')}>
      <TopBar />
      <RegionStrip firstWidth={layout.viewsShut ? 120 : layout.views} />
      <Banner />
      <EngineBanner />
      <RoomBanner />
      <WordBanner />
      <Panes read={writing} />
      <TourOfKeys />
      <Palette />
      <CheatSheet />
      <SignOutDialog />
      <Choosers />
      {writing ? (
        <Suspense fallback={null}>
          <NewConversationDialog />
        </Suspense>
      ) : null}
    </main>
  )
}
