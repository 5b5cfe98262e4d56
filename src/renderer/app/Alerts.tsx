import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DueAlert } from '../../shared/contract/cases'
import { aboutOf } from '../../shared/domain/case/about'
import { now, onDeskEvent, useDesk } from '../bridge/deskStore'
import { useCommandKeys } from '../commands/runner'
import { useRows } from '../data/queries'
import type { ListRow } from '../data/types'
import { customerTitle } from '../i18n/customerWords'
import { useFormat } from '../i18n/useFormat'
import { readConversation } from '../state/acts'
import { addAlerts, alertKey, dismissAlerts, showAlerts, useAlerts } from '../state/alerts'
import { useMinute } from '../state/clock'
import { showToast, useToasts } from '../state/toasts'
import { Button, IconButton } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'
import { Icon } from '../ui/Icon'
import { LetterMark } from '../ui/LetterMark'
import { say } from '../ui/liveRegion'
import { Pill } from '../ui/Pill'
import styles from './Alerts.module.css'
import { showAbout } from './useWanted'

/** Of several windows only one draws the toast: the one that is looked at, else whichever is first. */
const once = async (key: string, work: () => Promise<void>): Promise<void> => {
  if (!document.hasFocus()) await new Promise((resolve) => setTimeout(resolve, 120))
  await navigator.locks.request(`alert ${key}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    await work()
    // Held until the others have had their turn.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  })
}

/** Takes what main tells; says it once by a toast and to screen readers. */
const useTold = (): void => {
  const { t } = useTranslation()
  const format = useFormat()
  useEffect(() => {
    const tell = async (alerts: readonly DueAlert[]) => {
      const [first] = alerts
      if (!first) return
      const conversation = first.conversationId ? await readConversation(first.conversationId) : null
      const shop = useDesk.getState().shops.find(({ id }) => id === first.shopId)
      const name = conversation?.customerName || shop?.name || t('inbox.nobody')
      const kind = t(`clock.kind.${first.kind}`)
      const left = first.at - now()
      const one = left > 0 ? t('case.alert.due', { name, kind, span: format.span(left) }) : t('case.alert.late', { name, kind })
      const text = alerts.length === 1 ? one : `${t('case.alert.count', { count: alerts.length })}: ${one}`
      // What can be undone keeps its place: the bell says this too.
      if (useToasts.getState().toasts.length < 2)
        showToast({ text, action: { text: t('case.alert.open'), run: () => showAbout(aboutOf(alerts)) } })
      say(text, 'assertive')
    }
    return onDeskEvent((event) => {
      if (event.type === 'erased') {
        const gone = new Set<string>(event.conversationIds)
        dismissAlerts(({ conversationId }) => conversationId !== null && gone.has(conversationId))
      }
      if (event.type !== 'alerts') return
      addAlerts(event.alerts)
      void once(event.alerts.map(alertKey).join(), () => tell(event.alerts)).catch(() => undefined)
    })
  }, [t, format])
}
function Line({ alert, row, minute }: { alert: DueAlert; row: ListRow | undefined; minute: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shop = useDesk((desk) => desk.shops.find(({ id }) => id === alert.shopId))
  const about = aboutOf([alert])
  const words = format.due(alert.at, Number.POSITIVE_INFINITY, minute)
  return (
    <li className={styles.line}>
      {shop ? <LetterMark code={shop.code} colour={shop.colour} /> : null}
      <div className={styles.text}>
        <strong dir="auto">{alert.conversationId ? customerTitle(t, row?.customerName) : (shop?.name ?? '')}</strong>
        <span>{t(`clock.kind.${alert.kind}`)}</span>
      </div>
      <Pill tone={words.tone === 'late' ? 'late' : 'soon'} icon={words.tone === 'late' ? 'alert' : 'clock'}>
        {words.text}
      </Pill>
      {about.type === 'alerts' ? null : <Button onPress={() => showAbout(about)}>{t('case.alert.open')}</Button>}
      <IconButton icon="close" label={t('case.alert.dismiss')} onPress={() => dismissAlerts((one) => alertKey(one) === alertKey(alert))} />
    </li>
  )
}

function AlertList() {
  const { t } = useTranslation()
  const minute = useMinute()
  const alerts = useAlerts((state) => state.alerts)
  const ids = useMemo(() => [...new Set(alerts.flatMap(({ conversationId }) => conversationId ?? []))], [alerts])
  const rows = useRows(ids)
  return (
    <>
      {alerts.length === 0 ? <EmptyState icon="bell" title={t('case.alert.none')} text={t('case.alert.note')} /> : null}
      <ul className={styles.list}>
        {alerts.map((alert) => (
          <Line
            key={alertKey(alert)}
            alert={alert}
            row={alert.conversationId ? rows.get(alert.conversationId) : undefined}
            minute={minute}
          />
        ))}
      </ul>
      {alerts.length > 0 ? <p className={styles.note}>{t('case.alert.note')}</p> : null}
      {alerts.length > 1 ? (
        <Button kind="quiet" onPress={() => dismissAlerts(() => true)}>
          {t('case.alert.dismissAll')}
        </Button>
      ) : null}
    </>
  )
}

/** The bell of the top bar with how many stand, and their list. */
export function Alerts() {
  const { t } = useTranslation()
  const format = useFormat()
  const count = useAlerts((state) => state.alerts.length)
  const open = useAlerts((state) => state.open)
  const keys = useCommandKeys('go.alerts')
  useTold()
  return (
    <>
      {count > 0 ? (
        <button type="button" className={styles.bell} title={keys} onClick={() => showAlerts(true)}>
          <Icon name="bell" />
          <span>{t('case.alert.count', { count })}</span>
          <span className={styles.number}>{format.number(count)}</span>
        </button>
      ) : null}
      <Dialog title={t('case.alert.title')} size="medium" isOpen={open} onClose={() => showAlerts(false)}>
        {open ? <AlertList /> : null}
      </Dialog>
    </>
  )
}
