import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Customer } from '../../../shared/domain/conversation/types'
import { useDesk } from '../../bridge/deskStore'
import { registerCommands } from '../../commands/registry'
import { useCustomerRecords } from '../../data/queries'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { openConversation } from '../../state/navigation'
import { Icon } from '../../ui/Icon'
import { Pill } from '../../ui/Pill'
import styles from './Customer.module.css'
import { copyText } from './copy'
import { DisputeCard } from './Disputes'
import { Holds } from './Holds'
import { OrderDialogs } from './OrderDialogs'
import { OrderCard, ParcelCard } from './Orders'
import { OtherShops } from './OtherShops'
import { Profile } from './Profile'

/** Older than this, what a backend said is told with its age. */
const OLD_MS = 10 * 60_000

export function CustomerTab({ conversation, customer }: { conversation: Conversation; customer: Customer | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === conversation.shopId))
  const { orders, parcels, disputes, otherConversations } = useCustomerRecords(conversation.customerId)
  const others = otherConversations.filter((row) => row.id !== conversation.id)
  const tracking = parcels[0]?.trackingNumber ?? null
  useEffect(() => {
    if (!tracking) return
    return registerCommands([
      {
        id: 'conversation.copyTracking',
        title: 'customer.command.copyTracking',
        section: 'conversation',
        icon: 'copy',
        keys: ['Mod+Shift+C'],
        whileTyping: true,
        run: () => copyText(tracking),
      },
    ])
  }, [tracking])
  const policy = shop?.policy
  const { returnDays = null, whoPaysReturn = null, whoPaysDuty = null, promisedDeliveryDays = null, text = '' } = policy ?? {}
  const ruled = returnDays !== null || whoPaysReturn || whoPaysDuty || promisedDeliveryDays !== null || text
  return (
    <div className={styles.tab}>
      <Age conversation={conversation} />
      <OrderDialogs conversation={conversation} orders={orders} />
      <Holds conversation={conversation} />
      <Profile conversation={conversation} customer={customer} orders={orders} />
      {disputes.map((dispute) => (
        <DisputeCard key={dispute.id} dispute={dispute} />
      ))}
      {orders.slice(0, 8).map((order) => (
        <OrderCard key={order.id} order={order} parcels={parcels} shop={shop} customer={customer} />
      ))}
      {parcels.slice(0, 8).map((parcel, at) => (
        <ParcelCard key={parcel.id} parcel={parcel} first={at === 0} />
      ))}
      <OrderDays conversation={conversation} />
      {orders.length + parcels.length + disputes.length === 0 ? (
        <section className={styles.section}>
          <p className={styles.weak}>{t('customer.noRecords')}</p>
        </section>
      ) : null}
      {others.length > 0 ? (
        <section className={styles.section} aria-label={t('customer.others')}>
          <div className={styles.head}>
            <h3>{t('customer.others')}</h3>
            <span className={styles.weak}>{format.number(others.length)}</span>
          </div>
          <ul>
            {others.slice(0, 12).map((row) => (
              <li key={row.id}>
                <button type="button" className={styles.other} onClick={() => openConversation(row.id)}>
                  <span className={styles.otherHead}>
                    <Pill outline>{t(`common.channel.${row.channel}`)}</Pill>
                    <span className={styles.weak}>{t(`common.status.${row.status}`)}</span>
                    <span className={styles.weak}>{format.when(row.lastActivityAt, minute)}</span>
                  </span>
                  <span className={styles.preview} dir="auto">
                    {row.subject ?? row.preview?.text ?? customerTitle(t, row.customerName)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {customer ? <OtherShops customer={customer} /> : null}
      {policy && ruled ? (
        <section className={styles.section} aria-label={t('customer.policy', { shop: shop.name })}>
          <div className={styles.head}>
            <h3>{t('customer.policy', { shop: shop.name })}</h3>
          </div>
          <ul className={styles.policy}>
            {policy.returnDays === null ? null : <li>{t('customer.policyReturn', { count: policy.returnDays })}</li>}
            {policy.whoPaysReturn ? <li>{t(`customer.returnPaid.${policy.whoPaysReturn}`)}</li> : null}
            {policy.whoPaysDuty ? <li>{t(`customer.dutyPaid.${policy.whoPaysDuty}`)}</li> : null}
            {policy.promisedDeliveryDays === null ? null : <li>{t('customer.policyDelivery', { count: policy.promisedDeliveryDays })}</li>}
          </ul>
          {policy.text ? (
            <p className={styles.weak} dir="auto" data-selectable>
              {policy.text}
            </p>
          ) : null}
        </section>
      ) : null}
    </div>
  )
}

/** A system that shows orders of a while only says so: an older one is not missing. */
function OrderDays({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const backends = useDesk((desk) => desk.backends)
  const short = backends.flatMap(({ id, shopId, name, capabilities }) =>
    shopId === conversation.shopId && capabilities.orderDays ? [{ id, name, days: capabilities.orderDays }] : [],
  )
  if (short.length === 0) return null
  return (
    <section className={styles.section}>
      {short.map(({ id, name, days }) => (
        <p key={id} className={styles.weak}>
          {t('customer.orderDays', { name, count: days })}
        </p>
      ))}
    </section>
  )
}

/** Which of the shop's systems have not answered lately: what stands here may have changed there. */
function Age({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const backends = useDesk((desk) => desk.backends)
  const lamps = useDesk((desk) => desk.lamps.backends)
  const old = backends.flatMap((backend) => {
    const lamp = lamps.find((one) => one.backendId === backend.id)
    if (backend.shopId !== conversation.shopId || !lamp || lamp.state === 'up' || lamp.state === 'unknown') return []
    if (lamp.answeredAt === null || minute - lamp.answeredAt < OLD_MS) return []
    return [{ name: backend.name, at: lamp.answeredAt }]
  })
  if (old.length === 0) return null
  return (
    <p className={styles.age}>
      <Icon name="clock" />
      {old.map(({ name, at }) => t('customer.asOf', { name, ago: format.ago(at, minute) })).join(' ')}
    </p>
  )
}
