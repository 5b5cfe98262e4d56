/** What was told to be due soon, until it is looked at or dismissed. Kept by main as told, so nothing here must survive a restart. */
import { create } from 'zustand'
import type { DueAlert } from '../../shared/contract/cases'

interface Alerts {
  alerts: readonly DueAlert[]
  open: boolean
}
export const useAlerts = create<Alerts>(() => ({ alerts: [], open: false }))

/** More are a list that nobody reads. */
const most = 100
/** One clock of one conversation: a later point of the same takes its place. */
const placeOf = ({ conversationId, disputeId, kind, at }: DueAlert): string => `${disputeId ?? conversationId}|${kind}|${at}`
export const alertKey = (alert: DueAlert): string => `${placeOf(alert)}|${alert.before}`

export const addAlerts = (added: readonly DueAlert[]): void =>
  useAlerts.setState(({ alerts }) => {
    const places = new Set(added.map(placeOf))
    return { alerts: [...alerts.filter((one) => !places.has(placeOf(one))), ...added].sort((a, b) => a.at - b.at).slice(-most) }
  })
export const dismissAlerts = (which: (alert: DueAlert) => boolean): void =>
  useAlerts.setState(({ alerts }) => {
    const left = alerts.filter((alert) => !which(alert))
    return left.length === alerts.length ? {} : { alerts: left, ...(left.length === 0 ? { open: false } : {}) }
  })
export const showAlerts = (open: boolean): void => useAlerts.setState({ open })
/** On lock. */
export const forgetAlerts = (): void => useAlerts.setState({ alerts: [], open: false })
