import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cityOfZone } from '../../../shared/domain/clock/zoneCity'
import type { DisputeId } from '../../../shared/domain/ids'
import { useDesk } from '../../bridge/deskStore'
import { useDisputeCase } from '../../data/queries'
import type { DisputeCase } from '../../data/read/disputes'
import { useFormat, useZone } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { openConversation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { Checklist } from './Checklist'
import styles from './Dispute.module.css'
import { clocksOfDeadline } from './deadline'
import { Evidence } from './Evidence'
import { Hurts } from './Hurts'
import { isOpen, WHOLE_MS } from './order'
import { Standing } from './Standing'
import { moneyOf, reasonOf } from './words'

/** One dispute: until when and what then, what proves the shop's side and what is missing, what may hurt, and what is handed in. */
export function DisputeRoom({ id }: { id: DisputeId }) {
  const { t } = useTranslation()
  const found = useDisputeCase(id)
  if (!found) return <div className={styles.room} aria-busy />
  return (
    <article className={styles.room} aria-label={t('dispute.room', { number: found.dispute.remoteId })}>
      <Head found={found} />
      <Deadline found={found} />
      <Standing dispute={found.dispute} />
      <Checklist found={found} />
      <Hurts found={found} />
      <Evidence found={found} />
    </article>
  )
}

function Head({ found }: { found: DisputeCase }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { dispute, order, conversations } = found
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === dispute.shopId))
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === dispute.backendId))
  const facts = [
    shop?.name,
    backend?.name,
    t(`customer.disputeStage.${dispute.stage}`),
    order
      ? t('customer.order', { number: order.number })
      : dispute.orderNumber
        ? t('customer.order', { number: dispute.orderNumber })
        : null,
    dispute.remoteId,
  ].filter((fact): fact is string => Boolean(fact))
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <h2 className={styles.name}>
          <bdi>{dispute.buyer.name ?? found.customer?.name ?? dispute.remoteId}</bdi>
        </h2>
        <span className={styles.sum}>{moneyOf(format, dispute.amount)}</span>
        <Pill tone={isOpen(dispute) ? 'soon' : 'plain'}>{t(`customer.disputeState.${dispute.state}`)}</Pill>
      </div>
      <p>{reasonOf(t, dispute.reason)}</p>
      <p className={styles.weak}>
        {facts.map((fact, at) => (
          <span key={fact}>
            {at > 0 ? ' · ' : ''}
            <bdi>{fact}</bdi>
          </span>
        ))}
      </p>
      {conversations.length > 0 ? (
        <p className={styles.links}>
          {conversations.slice(0, 4).map((row) => (
            <Button key={row.id} kind="quiet" icon="message" onPress={() => openConversation(row.id)}>
              {row.subject ?? t(`common.channel.${row.channel}`)}
            </Button>
          ))}
        </p>
      ) : (
        <p className={styles.weak}>{t('dispute.noConversation')}</p>
      )}
    </header>
  )
}

function Deadline({ found }: { found: DisputeCase }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const zone = useZone()
  const { dispute, customer } = found
  const clocks = useMemo(() => clocksOfDeadline(zone, customer?.zone ?? null), [zone, customer?.zone])
  if (!isOpen(dispute)) return null
  const { dueAt } = dispute
  const due = dueAt === null ? null : format.due(dueAt, WHOLE_MS, minute)
  return (
    <section className={styles.block} aria-label={t('dispute.deadline')}>
      <h3 className={styles.blockHead}>
        {t('dispute.deadline')}
        {due ? (
          <Pill tone={due.tone} icon="clock">
            {due.text}
          </Pill>
        ) : null}
      </h3>
      {dueAt === null ? (
        <p>{t('dispute.noDate')}</p>
      ) : (
        <dl className={styles.facts}>
          {clocks.map(({ whose, zone: at }) => (
            <div key={whose} className={styles.fact}>
              <dt>{t(`dispute.clock.${whose}`)}</dt>
              <dd>
                {format.dateTime(dueAt, at)}
                {whose === 'utc' ? '' : ` (${cityOfZone(at)})`}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.weak}>{t(dueAt !== null && dueAt < minute ? 'dispute.late' : 'dispute.then')}</p>
    </section>
  )
}
