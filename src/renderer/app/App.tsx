import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { connect } from '../bridge/client'
import { startDesk, useDesk } from '../bridge/deskStore'
import { forgetDeeds } from '../commands/deeds'
import { runCommand } from '../commands/runner'
import { FirstRun, LockScreen } from '../features/onboarding'
import { setLanguage } from '../i18n/setup'
import { forgetAlerts } from '../state/alerts'
import { forgetInserted } from '../state/inserted'
import { resetNavigation } from '../state/navigation'
import { forgetOverlays } from '../state/overlay'
import { startedAgain } from '../state/ownConversation'
import { deskLocked } from '../state/placeKept'
import { endReading } from '../state/reading'
import { closeToast, showToast, useToasts } from '../state/toasts'
import { tourTo } from '../state/tour'
import { Button } from '../ui/Button'
import { chunk } from '../ui/chunk'
import { say } from '../ui/liveRegion'
import { ToastRegion } from '../ui/ToastRegion'
import { setDensity, setTheme } from '../ui/theme'
import { ErrorBoundary } from './ErrorBoundary'
import { Notice } from './Notice'

/** Most of the program's text: not needed by the first screen, and read while that one waits for a person. */
const { Chunk: OpenDesk, read: readDesk } = chunk(() => import('./OpenDesk').then((part) => part.OpenDesk))

/** Language, theme and density follow the desk, locked or open. */
const useAppearance = (): void => {
  const state = useDesk((desk) => desk.state)
  const settings = useDesk((desk) => desk.settings)
  const look = state === null ? null : state.type === 'open' ? settings : state
  const language = look?.language
  const theme = look?.theme
  useEffect(() => {
    if (language) void setLanguage(language)
  }, [language])
  useEffect(() => {
    if (theme) setTheme(theme)
  }, [theme])
  useEffect(() => setDensity(settings.density), [settings.density])
}

function Door() {
  const { t } = useTranslation()
  const state = useDesk((desk) => desk.state)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let stop: (() => void) | null = null
    let over = false
    connect()
      .then((bridge) => startDesk(bridge, (id) => void runCommand(id)))
      .then((end) => {
        if (over) end()
        else stop = end
      })
      .catch(() => setFailed(true))
    return () => {
      over = true
      stop?.()
    }
  }, [])
  const open = state?.type === 'open'
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    if (open) setOpened(true)
  }, [open])
  const shut = state !== null && !open
  useEffect(() => {
    if (!shut) return
    // A failure here is told when the desk opens.
    const read = () => void readDesk().catch(() => undefined)
    const idle = requestIdleCallback(read, { timeout: 500 })
    return () => cancelIdleCallback(idle)
  }, [shut])
  useEffect(() => {
    if (open) return
    if (state) deskLocked(state.type === 'locked' ? state.profile.id : null)
    resetNavigation()
    forgetDeeds()
    endReading()
    forgetOverlays()
    forgetAlerts()
    forgetInserted()
    tourTo(null)
  }, [open, state])
  useEffect(() => {
    if (!state || !startedAgain()) return
    const text = t('common.frame.startedAgain')
    showToast({ text })
    say(text)
  }, [state, t])
  useAppearance()
  if (failed)
    return (
      <Notice
        title={t('common.frame.noBridge')}
        text={t('common.frame.noBridgeText')}
        action={<Button onPress={() => location.reload()}>{t('common.retry')}</Button>}
      />
    )
  // A lock or sign-out starts this page again (host/run.ts): what were typed into a form shown until then would go with it.
  if (!state || (opened && !open)) return null
  if (state.type === 'closed') return <FirstRun />
  if (state.type === 'locked') return <LockScreen />
  return <OpenDesk key={state.profile.id} profileId={state.profile.id} />
}

function Toasts() {
  const toasts = useToasts((state) => state.toasts)
  return <ToastRegion toasts={toasts} onClose={closeToast} />
}

/** Boot order: bridge, desk state, then first run, lock screen or workstation. */
export function App() {
  return (
    <ErrorBoundary whole>
      <Door />
      <Toasts />
    </ErrorBoundary>
  )
}
