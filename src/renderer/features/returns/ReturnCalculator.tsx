import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerZoneOf } from '../../../shared/domain/clock/region'
import { amountOf, minorOf } from '../../../shared/domain/order/amount'
import type { Money, Order } from '../../../shared/domain/order/types'
import { calculateReturn } from '../../../shared/domain/returns/calculate'
import { freightFrom, inOrderCurrency, starterReturns } from '../../../shared/domain/returns/starter'
import { GoodsState, type ReturnOption } from '../../../shared/domain/returns/types'
import type { Case } from '../../data/useCase'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { cx } from '../../ui/classes'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { Pill } from '../../ui/Pill'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { insertReturn } from './insert'
import styles from './Returns.module.css'

const arrivalOf = (order: Order, parcels: Case['facts']['parcels']): number | null => {
  if (order.deliveredAt) return order.deliveredAt
  const known = parcels.flatMap((parcel) =>
    parcel.deliveredAt !== null &&
    parcel.direction !== 'return' &&
    (parcel.orderNumber === order.number || order.trackingNumbers.includes(parcel.trackingNumber))
      ? [parcel.deliveredAt]
      : [],
  )
  return known.length > 0 ? Math.max(...known) : null
}

/** Return, keep with part of the money back, or a coupon: what each costs the shop and the customer, and the text for it. */
export function ReturnCalculator({ given, onClose }: { given: Case; onClose: () => void }) {
  const { t } = useTranslation()
  const { orders } = given.facts
  const [orderId, setOrderId] = useState(orders[0]?.id ?? null)
  const order = orders.find(({ id }) => id === orderId) ?? null
  return (
    <Dialog title={t('returns.title')} size="large" isOpen onClose={onClose}>
      {order === null ? (
        <EmptyState icon="package" title={t('returns.noOrder')} text={t('returns.noOrderText')} />
      ) : (
        <div className={styles.form}>
          {orders.length > 1 ? (
            <Select
              label={t('returns.order')}
              options={orders
                .slice(0, 30)
                .map((one) => ({ id: one.id as string, label: `${one.number}: ${one.lines.map(({ title }) => title).join(', ')}` }))}
              value={order.id as string}
              onChange={(id) => setOrderId(orders.find((one) => one.id === id)?.id ?? null)}
            />
          ) : null}
          <OfOrder key={order.id} given={given} order={order} onClose={onClose} />
        </div>
      )}
    </Dialog>
  )
}

function OfOrder({ given, order, onClose }: { given: Case; order: Order; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const { facts, assessment } = given
  const { shop } = facts
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set(order.lines.map((_line, at) => at)))
  const [state, setState] = useState<GoodsState>('opened')
  const country = order.country ?? facts.customer?.country ?? null
  const plan = useMemo(() => shop.returns ?? starterReturns(shop.currency), [shop])
  const found = useMemo(() => {
    const shopFreight = freightFrom(plan, country, shop.currency)
    const own = shopFreight ? inOrderCurrency(shopFreight.amount, order.total, order.shopTotal) : null
    return own && shopFreight ? { amount: own, source: shopFreight.source } : null
  }, [plan, country, shop.currency, order])
  const [typed, setTyped] = useState<string | null>(null)
  const { currency } = order.total
  const typedMinor = typed === null ? null : minorOf(typed, currency)
  const freight: Money | null = typed === null ? (found?.amount ?? null) : typedMinor === null ? null : { minor: typedMinor, currency }
  const chosen = order.lines.filter((_line, at) => taken.has(at))
  const value: Money = {
    minor: order.lines.length === 0 ? order.total.minor : chosen.reduce((sum, line) => sum + line.price.minor * line.quantity, 0),
    currency: order.lines[0]?.price.currency ?? currency,
  }
  const whole = chosen.length === order.lines.length
  const withdrawal = assessment.clocks.find(({ kind, why }) => kind === 'withdrawal' && why.params.order === order.number)
  const deliveredAt = arrivalOf(order, facts.parcels)
  const answer = calculateReturn(
    {
      value,
      state,
      deliveredAt,
      returnDays: shop.policy.returnDays,
      whoPaysReturn: shop.policy.whoPaysReturn,
      withdrawalEndsAt: withdrawal?.at ?? null,
      zone: customerZoneOf(facts) ?? 'UTC',
      outbound:
        whole && value.currency === currency && order.total.minor > value.minor
          ? { minor: order.total.minor - value.minor, currency }
          : null,
      freight,
    },
    plan,
    minute,
  )
  const money = (amount: Money) => format.money(amountOf(amount), amount.currency)
  const facts_ = [
    deliveredAt === null
      ? t('returns.notArrived')
      : t('returns.arrived', { when: format.date(deliveredAt), ago: format.ago(deliveredAt, minute) }),
    shop.policy.returnDays === null ? t('returns.noPolicy') : t('customer.policyReturn', { count: shop.policy.returnDays }),
    ...answer.rights.map((right) => t(`returns.right.${right}`, { date: withdrawal ? format.date(withdrawal.at) : '' })),
  ]
  return (
    <>
      {order.lines.length > 1 ? (
        <fieldset className={styles.lines}>
          <legend className={styles.weak}>{t('returns.items')}</legend>
          {order.lines.map((line, at) => (
            <Checkbox
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of an order have no id and never change places
              key={at}
              isSelected={taken.has(at)}
              onChange={(on) => setTaken(new Set(on ? [...taken, at] : [...taken].filter((one) => one !== at)))}
            >
              {`${line.quantity > 1 ? `${line.quantity} × ` : ''}${line.title} (${money({ minor: line.price.minor * line.quantity, currency: line.price.currency })})`}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      <div className={styles.asked}>
        <Select
          label={t('returns.state.label')}
          options={GoodsState.options.map((one) => ({ id: one, label: t(`returns.state.${one}`) }))}
          value={state}
          onChange={setState}
        />
        <TextField
          label={t('returns.freight', { currency })}
          hint={
            typed !== null
              ? t('returns.typed')
              : found === null
                ? t('returns.freightUnknown')
                : t(`returns.freightSource.${found.source}`, { country: country ? format.country(country) : '' })
          }
          error={typed !== null && typed.trim() !== '' && typedMinor === null ? t('returns.badAmount') : undefined}
          inputMode="decimal"
          value={typed ?? (found ? String(amountOf(found.amount)) : '')}
          onChange={setTyped}
        />
      </div>
      <ul className={styles.rights}>
        {facts_.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div className={styles.options}>
        {answer.options.map((option) => (
          <Option
            key={option.way}
            option={option}
            advised={answer.advised === option.way}
            money={money}
            disabled={value.minor <= 0}
            onInsert={() => {
              const item = (chosen.length > 0 ? chosen : order.lines).map(({ title }) => title)
              insertReturn(facts, option.way, {
                order: order.number,
                item: item.join(', '),
                given: option.given,
                paidBy: option.customerCost.minor > 0 || option.why.includes('customerPays') ? 'customer' : 'shop',
              })
              onClose()
            }}
          />
        ))}
      </div>
      <p className={styles.weak}>
        {t(shop.returns ? 'returns.byOwnTable' : 'returns.byStarter', { shop: shop.name })} {t('returns.note')}
      </p>
    </>
  )
}

function Option({
  option,
  advised,
  money,
  disabled,
  onInsert,
}: {
  option: ReturnOption
  advised: boolean
  money: (amount: Money) => string
  disabled: boolean
  onInsert: () => void
}) {
  const { t } = useTranslation()
  const { way, given, shopCost, customerCost, parts, why } = option
  return (
    <section className={cx(styles.option, advised && styles.advised)} aria-label={t(`returns.way.${way}`)}>
      <h3 className={styles.wayHead}>
        {t(`returns.way.${way}`)}
        {advised ? <Pill tone="good">{t('returns.advised')}</Pill> : null}
      </h3>
      <dl className={styles.sums}>
        <dt>{t(way === 'exchange' ? 'returns.coupon' : 'returns.refund')}</dt>
        <dd>{money(given)}</dd>
        <dt>{t('returns.customerCost')}</dt>
        <dd>{money(customerCost)}</dd>
        <dt className={styles.strong}>{t('returns.shopCost')}</dt>
        <dd className={styles.strong}>{money(shopCost)}</dd>
      </dl>
      <p className={styles.weak}>
        {parts
          .map(({ what, minor }) => t(`returns.part.${what}`, { amount: money({ minor: Math.abs(minor), currency: shopCost.currency }) }))
          .join(' ')}
      </p>
      <ul className={styles.why}>
        {why.map((code) => (
          <li key={code}>{t(`returns.why.${code}`)}</li>
        ))}
      </ul>
      <Button kind={advised ? 'primary' : 'plain'} icon="pen" isDisabled={disabled} onPress={onInsert}>
        {t('returns.insert')}
      </Button>
    </section>
  )
}
