import { useTranslation } from 'react-i18next'
import { amountOf } from '../../../shared/domain/order/amount'
import type { Dispute } from '../../../shared/domain/order/types'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { Pill } from '../../ui/Pill'
import styles from './Customer.module.css'

const DAY = 86_400_000

export function DisputeCard({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const open = dispute.state === 'needsResponse'
  const due = open && dispute.dueAt !== null ? format.due(dispute.dueAt, 15 * DAY, minute) : null
  return (
    <section className={styles.section} aria-label={t('customer.dispute')}>
      <div className={styles.head}>
        <h3>{t('customer.dispute')}</h3>
        <span className={styles.amount}>{format.money(amountOf(dispute.amount), dispute.amount.currency)}</span>
      </div>
      <p dir="auto">{t(`customer.disputeReason.${dispute.reason}`, { defaultValue: dispute.reason.replaceAll('_', ' ').toLowerCase() })}</p>
      <p className={styles.weak}>
        {[
          t(`customer.disputeStage.${dispute.stage}`),
          t(`customer.disputeState.${dispute.state}`),
          dispute.orderNumber ? t('customer.order', { number: dispute.orderNumber }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {due && dispute.dueAt !== null ? (
        <p className={styles.tracking}>
          <Pill tone={due.tone} icon="clock">
            {due.text}
          </Pill>
          <span className={styles.weak}>{t('customer.answerUntil', { when: format.dateTime(dispute.dueAt) })}</span>
        </p>
      ) : null}
      {open && dispute.dueAt === null ? <p className={styles.soon}>{t('customer.noDate')}</p> : null}
    </section>
  )
}
