import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../shared/domain/backend/types'
import { matchReason } from '../../../shared/domain/case/matching'
import { customerZoneOf } from '../../../shared/domain/clock/region'
import type { Customer } from '../../../shared/domain/conversation/types'
import { amountOf } from '../../../shared/domain/order/amount'
import type { Order, Parcel } from '../../../shared/domain/order/types'
import { calls } from '../../bridge/deskStore'
import { tellTrouble, useCommandKeys } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { Button, IconButton } from '../../ui/Button'
import { cx } from '../../ui/classes'
import styles from './Customer.module.css'
import { clockOf, type OneScan, quietDays, returnUntil, scansOf } from './caseWords'
import { copyText } from './copy'
import { OrderDeeds, OrderWords } from './OrderWords'

export function OrderCard({
  order,
  parcels,
  shop,
  customer,
}: {
  order: Order
  parcels: readonly Parcel[]
  shop: Shop | undefined
  customer: Customer | null
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = customerZoneOf({ customer, orders: [order] }) ?? 'UTC'
  const until = returnUntil(order, parcels, shop?.policy.returnDays ?? null, zone)
  const { url } = order
  const steps = [
    (order.state === 'paid' && order.paidAt) || (order.state === 'shipped' && order.shippedAt)
      ? null
      : t(`customer.orderState.${order.state}`),
    order.paidAt ? t('customer.paid', { date: format.date(order.paidAt) }) : null,
    order.shippedAt ? t('customer.shipped', { date: format.date(order.shippedAt) }) : null,
    until ? t(until.delivered ? 'customer.returnUntil' : 'customer.returnFromShipping', { date: format.date(until.at, zone) }) : null,
    order.refunded ? t('customer.refunded', { amount: format.money(amountOf(order.refunded), order.refunded.currency) }) : null,
  ].filter((step): step is string => step !== null)
  return (
    <section className={styles.section} aria-label={t('customer.order', { number: order.number })}>
      <div className={styles.head}>
        <h3>
          <bdi data-selectable>{t('customer.order', { number: order.number })}</bdi>
        </h3>
        <span className={styles.acts}>
          <OrderDeeds order={order} />
          <IconButton icon="copy" label={t('customer.copyOrder')} onPress={() => void copyText(order.number)} />
          {url ? (
            <IconButton
              icon="external"
              label={t('customer.openOrder')}
              onPress={() =>
                void calls()
                  .desk.openLink({ url })
                  .catch((error: unknown) => tellTrouble(t('customer.notOpened'), error))
              }
            />
          ) : null}
          <span className={styles.amount}>{format.money(amountOf(order.total), order.total.currency)}</span>
        </span>
      </div>
      <ul>
        {order.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of an order have no id and never change places
          <li key={at} className={styles.line} dir="auto">
            {line.quantity > 1 ? `${line.quantity} × ` : ''}
            {line.title}
          </li>
        ))}
      </ul>
      <p className={styles.weak}>{steps.join(' · ')}</p>
      {order.shopTotal ? (
        <p className={styles.weak}>
          {t('customer.shopTotal', { amount: format.money(amountOf(order.shopTotal), order.shopTotal.currency) })}
        </p>
      ) : null}
      {customer ? <p className={styles.weak}>{t(`customer.matched.${matchReason(customer, order.buyer)}`)}</p> : null}
      <OrderWords order={order} />
    </section>
  )
}

const SHOWN = 4

export function ParcelCard({ parcel, first }: { parcel: Parcel; first: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const [all, setAll] = useState(false)
  const keys = useCommandKeys('conversation.copyTracking')
  const scans = scansOf(parcel)
  const quiet = quietDays(parcel, minute)
  const scanTime = (scan: OneScan) => {
    const { zone, local } = clockOf(scan)
    const when = `${format.date(scan.at, zone)} ${format.time(scan.at, zone)}`
    return local ? t('customer.local', { when }) : when
  }
  const shown = all ? scans : scans.slice(0, SHOWN)
  return (
    <section className={styles.section} aria-label={t('customer.parcel')}>
      <div className={styles.head}>
        <h3>{t('customer.parcel')}</h3>
        <span className={quiet === null ? styles.weak : styles.soon}>
          {quiet === null ? t(`customer.parcelState.${parcel.state}`) : t('customer.noScan', { count: quiet })}
        </span>
      </div>
      <p className={styles.tracking}>
        <span dir="ltr" data-selectable>
          {parcel.trackingNumber}
        </span>
        <span className={styles.weak}>{parcel.carrier.length <= 4 ? parcel.carrier.toUpperCase() : parcel.carrier}</span>
        <IconButton
          icon="copy"
          label={t('customer.copyTracking')}
          keys={first ? keys : undefined}
          onPress={() => void copyText(parcel.trackingNumber)}
        />
      </p>
      {parcel.expectedAt && !parcel.deliveredAt ? (
        <p className={styles.weak}>{t('customer.expected', { date: format.date(parcel.expectedAt) })}</p>
      ) : null}
      {scans.length === 0 ? <p className={styles.weak}>{t('customer.noScans')}</p> : null}
      <ol className={styles.scans}>
        {shown.map((scan, at) => (
          <li key={`${scan.at} ${scan.text}`} className={cx(styles.scan, at === 0 && (quiet === null ? styles.latest : styles.stuck))}>
            <span dir="auto">{[scan.text, scan.place].filter(Boolean).join(', ')}</span>
            <span
              className={styles.weak}
              title={scan.zone === null ? undefined : t('customer.utc', { when: format.dateTime(scan.at, 'UTC') })}
            >
              {scanTime(scan)}
            </span>
          </li>
        ))}
      </ol>
      {scans.length > SHOWN ? (
        <Button kind="quiet" onPress={() => setAll(!all)}>
          {all ? t('customer.fewerScans') : t('customer.moreScans', { count: scans.length - SHOWN })}
        </Button>
      ) : null}
    </section>
  )
}
