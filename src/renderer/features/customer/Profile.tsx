import { useTranslation } from 'react-i18next'
import { nextHoliday } from '../../../shared/domain/clock/holidays/next'
import type { Conversation, Customer } from '../../../shared/domain/conversation/types'
import { hintsFor } from '../../../shared/domain/culture/hints'
import { amountOf } from '../../../shared/domain/order/amount'
import type { Order } from '../../../shared/domain/order/types'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { IconButton } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import styles from './Customer.module.css'
import { returnsOf, spentOf } from './caseWords'
import { copyText } from './copy'

/** An address that is too long for its line breaks after its sign, before it breaks within a word. */
function Copied({ text, what }: { text: string; what: string }) {
  const [name, ...rest] = text.split('@')
  return (
    <dd className={styles.copied}>
      <span dir="ltr" data-selectable>
        {name}
        {rest.length > 0 ? (
          <>
            @<wbr />
            {rest.join('@')}
          </>
        ) : null}
      </span>
      <IconButton icon="copy" label={what} onPress={() => void copyText(text)} />
    </dd>
  )
}

/** Who she is, and what her clock says. */
export function Profile({
  conversation,
  customer,
  orders,
}: {
  conversation: Conversation
  customer: Customer | null
  orders: readonly Order[]
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const name = customerTitle(t, customer?.name || conversation.customerName)
  const language = customer?.language ?? conversation.language
  const place = [customer?.city, customer?.country ? format.country(customer.country) : null].filter((one): one is string => Boolean(one))
  const spent = spentOf(orders)
  const returned = returnsOf(orders)
  const country = customer?.country ?? orders[0]?.country ?? null
  const holiday = country && customer?.zone ? nextHoliday(country.toUpperCase(), customer.zone, minute) : null
  const hints = hintsFor(language, country)
  return (
    <section className={styles.section} aria-label={t('customer.profile')}>
      <div className={styles.head}>
        <h3 dir="auto" data-selectable>
          {name}
        </h3>
        {customer?.createdAt ? (
          <span className={styles.weak}>{t('customer.since', { year: new Date(customer.createdAt).getUTCFullYear() })}</span>
        ) : null}
      </div>
      {customer?.blocked ? <Pill tone="late">{t('customer.blocked')}</Pill> : null}
      <dl className={styles.facts}>
        {language ? (
          <div>
            <dt>{t('customer.language')}</dt>
            <dd>{format.language(language)}</dd>
          </div>
        ) : null}
        {place.length > 0 || customer?.zone ? (
          <div>
            <dt>{t('customer.place')}</dt>
            <dd>
              {/* Each name in its own direction, the order of the screen's. */}
              {place.map((one, at) => (
                <span key={one}>
                  {at > 0 ? ', ' : ''}
                  <bdi>{one}</bdi>
                </span>
              ))}
              {customer?.zone ? `${place.length > 0 ? ', ' : ''}${t('customer.now', { time: format.time(minute, customer.zone) })}` : ''}
            </dd>
          </div>
        ) : null}
        {customer?.email ? (
          <div>
            <dt>{t('customer.email')}</dt>
            <Copied text={customer.email} what={t('customer.copyEmail')} />
          </div>
        ) : null}
        {customer?.phone ? (
          <div>
            <dt>{t('customer.phone')}</dt>
            <Copied text={customer.phone} what={t('customer.copyPhone')} />
          </div>
        ) : null}
        {spent.map(({ currency, minor, orders: count }) => (
          <div key={currency}>
            <dt>{t('customer.spent')}</dt>
            <dd>{t('customer.spentIn', { amount: format.money(amountOf({ minor, currency }), currency), count })}</dd>
          </div>
        ))}
        {returned ? (
          <div>
            <dt>{t('customer.returns')}</dt>
            <dd>
              {t('customer.returnsOf', {
                share: format.percent(returned.count / returned.of),
                count: returned.count,
                all: format.number(returned.of),
              })}
            </dd>
          </div>
        ) : null}
        {holiday ? (
          <div>
            <dt>{t('customer.holiday')}</dt>
            <dd>{holiday.today ? t('customer.holidayToday') : format.date(holiday.at, customer?.zone ?? undefined)}</dd>
          </div>
        ) : null}
        {customer?.facts.map(({ label, value }) => (
          <div key={label}>
            <dt dir="auto">{label}</dt>
            <dd dir="auto" data-selectable>
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {hints.length > 0 ? (
        <details className={styles.hints}>
          <summary>{t('customer.culture')}</summary>
          <ul>
            {hints.map(({ id, source }) => (
              <li key={id}>
                {t(`culture.${id}`)} <span className={styles.weak}>{t('customer.source', { source })}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
