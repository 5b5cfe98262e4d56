import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matchReason } from '../../../shared/domain/case/matching'
import type { Customer } from '../../../shared/domain/conversation/types'
import { amountOf } from '../../../shared/domain/order/amount'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'
import type { Linked } from '../../data/read/twins'
import { useLinked, useTwins } from '../../data/useLinked'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { openConversation } from '../../state/navigation'
import { Button, IconButton } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { LetterMark } from '../../ui/LetterMark'
import styles from './Customer.module.css'

const put = async (a: Customer, b: Customer, undo: boolean): Promise<void> => {
  const link = { customerIds: [a.id, b.id] as [Customer['id'], Customer['id']], at: now() }
  const say = (back: boolean) => calls().cases.link({ link, undo: back })
  try {
    await say(undo)
    pushDeed({
      says: i18next.t(undo ? 'customer.link.cut' : 'customer.link.made'),
      saysUndone: i18next.t('customer.link.undone'),
      undo: async () => void (await say(!undo)),
    })
  } catch (error) {
    tellTrouble(i18next.t('customer.link.failed'), error)
  }
}

function OneLinked({ customer, linked }: { customer: Customer; linked: Linked }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const { customer: other, records } = linked
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === other.shopId))
  return (
    <div className={styles.linked}>
      <div className={styles.head}>
        <span className={styles.otherHead}>
          {shop ? <LetterMark code={shop.code} colour={shop.colour} size={16} /> : null}
          <span dir="auto">{shop?.name}</span>
        </span>
        <IconButton
          icon="close"
          label={t('customer.link.cutIt', { shop: shop?.name ?? '' })}
          onPress={() => void put(customer, other, true)}
        />
      </div>
      <ul>
        {records.orders.slice(0, 5).map((order) => (
          <li key={order.id}>
            {t('customer.order', { number: order.number })} · {format.money(amountOf(order.total), order.total.currency)} ·{' '}
            {t(`customer.orderState.${order.state}`)}
          </li>
        ))}
        {records.otherConversations.slice(0, 5).map((row) => (
          <li key={row.id}>
            <button type="button" className={styles.other} onClick={() => openConversation(row.id)}>
              <span className={styles.preview} dir="auto">
                {row.subject ?? row.preview?.text ?? customerTitle(t, row.customerName)}
              </span>
              <span className={styles.weak}>{format.when(row.lastActivityAt, minute)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The same person at other shops: only by the agent's word, since shops are different companies. */
export function OtherShops({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const linked = useLinked(customer)
  const twins = useTwins(customer)
  const shops = useDesk((desk) => desk.shops)
  const [asked, setAsked] = useState<Customer | null>(null)
  const known = new Set(linked.map((one) => one.customer.id))
  const open = twins.filter(({ id }) => !known.has(id))
  const nameOf = (one: Customer | null) => shops.find((shop) => shop.id === one?.shopId)?.name ?? ''
  if (linked.length === 0 && open.length === 0) return null
  return (
    <section className={styles.section} aria-label={t('customer.link.title')}>
      <div className={styles.head}>
        <h3>{t('customer.link.title')}</h3>
      </div>
      {linked.map((one) => (
        <OneLinked key={one.customer.id} customer={customer} linked={one} />
      ))}
      {open.map((twin) => (
        <div key={twin.id} className={styles.twin}>
          <p className={styles.weak}>{t(`customer.link.same.${matchReason(customer, twin)}`, { shop: nameOf(twin) })}</p>
          <Button icon="users" onPress={() => setAsked(twin)}>
            {t('customer.link.do')}
          </Button>
        </div>
      ))}
      <Confirm
        title={t('customer.link.ask', { shop: nameOf(asked) })}
        text={t('customer.link.askText', { shop: nameOf(asked) })}
        yes={t('customer.link.yes')}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onYes={() => {
          if (asked) void put(customer, asked, false)
        }}
      />
    </section>
  )
}
