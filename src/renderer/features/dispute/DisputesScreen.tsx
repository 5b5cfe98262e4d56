import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../../shared/domain/order/types'
import { useDesk } from '../../bridge/deskStore'
import { useDisputes } from '../../data/queries'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { showDispute, useNavigation } from '../../state/navigation'
import { cx } from '../../ui/classes'
import { EmptyState } from '../../ui/EmptyState'
import { LetterMark } from '../../ui/LetterMark'
import { Pill } from '../../ui/Pill'
import styles from './Dispute.module.css'
import { DisputeRoom } from './DisputeRoom'
import { byDeadline, isOpen, WHOLE_MS } from './order'
import { moneyOf, reasonOf } from './words'

/** Every dispute of every shop: those that want an answer first, the nearest deadline at the top. */
export function DisputesScreen() {
  const { t } = useTranslation()
  const disputes = useDisputes()
  const chosen = useNavigation((state) => state.disputeId)
  const ordered = useMemo(() => byDeadline(disputes ?? []), [disputes])
  const shown = ordered.find(({ id }) => id === chosen) ?? ordered[0] ?? null
  // The room stays where it was opened: what is handed in moves down the list, and the agent must see that it arrived.
  const shownId = shown?.id ?? null
  useEffect(() => {
    if (chosen === null && shownId !== null) showDispute(shownId)
  }, [chosen, shownId])
  const groups = [
    { id: 'open', items: ordered.filter(isOpen) },
    { id: 'closed', items: ordered.filter((dispute) => !isOpen(dispute)) },
  ].filter(({ items }) => items.length > 0)
  const step = (by: number) => {
    const at = ordered.findIndex(({ id }) => id === shown?.id)
    const next = ordered[Math.min(ordered.length - 1, Math.max(0, at + by))]
    if (!next) return
    showDispute(next.id)
    document.getElementById(`dispute-${next.id}`)?.focus()
  }
  return (
    <section className={styles.screen} aria-label={t('dispute.title')} aria-busy={disputes === null}>
      {disputes !== null && ordered.length === 0 ? (
        <EmptyState icon="shield" title={t('dispute.empty')} text={t('dispute.emptyText')} />
      ) : (
        <>
          <nav className={styles.side} aria-label={t('dispute.title')}>
            <h1 className={styles.title}>{t('dispute.title')}</h1>
            {groups.map(({ id, items }) => (
              <section key={id} aria-labelledby={`disputes-${id}`}>
                <h2 id={`disputes-${id}`} className={styles.group}>
                  {t(`dispute.group.${id}`)} <span className={styles.count}>{items.length}</span>
                </h2>
                <ul
                  className={styles.list}
                  onKeyDown={(event) => {
                    const by = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
                    if (by === 0 || event.ctrlKey || event.metaKey || event.altKey) return
                    event.preventDefault()
                    event.stopPropagation()
                    step(by)
                  }}
                >
                  {items.map((dispute) => (
                    <Entry key={dispute.id} dispute={dispute} on={dispute.id === shown?.id} />
                  ))}
                </ul>
              </section>
            ))}
          </nav>
          {shown ? <DisputeRoom key={shown.id} id={shown.id} /> : <div aria-busy />}
        </>
      )}
    </section>
  )
}

function Entry({ dispute, on }: { dispute: Dispute; on: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === dispute.shopId))
  const due = isOpen(dispute) && dispute.dueAt !== null ? format.due(dispute.dueAt, WHOLE_MS, minute) : null
  return (
    <li>
      <button
        type="button"
        id={`dispute-${dispute.id}`}
        className={cx(styles.entry, on && styles.on)}
        aria-current={on ? 'true' : undefined}
        onClick={() => showDispute(dispute.id)}
      >
        <span className={styles.entryHead}>
          {shop ? <LetterMark code={shop.code} colour={shop.colour} size={16} /> : null}
          <span className={styles.who} dir="auto">
            {dispute.buyer.name ?? dispute.orderNumber ?? dispute.remoteId}
          </span>
          {due ? (
            <Pill tone={due.tone} icon="clock">
              {due.text}
            </Pill>
          ) : (
            <span className={styles.weak}>{t(`customer.disputeState.${dispute.state}`)}</span>
          )}
        </span>
        <span className={styles.entryLine}>
          <span className={styles.cut}>{reasonOf(t, dispute.reason)}</span>
          <span className={styles.amount}>{moneyOf(format, dispute.amount)}</span>
        </span>
      </button>
    </li>
  )
}
