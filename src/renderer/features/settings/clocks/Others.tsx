import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../../shared/domain/backend/types'
import { FixedClock, type ShopPlan } from '../../../../shared/domain/clock/types'
import { useFormat } from '../../../i18n/useFormat'
import { Checkbox } from '../../../ui/Checkbox'
import { TextField } from '../../../ui/TextField'
import styles from './Clocks.module.css'
import type { SavePlan } from './usePlan'

const points = [0, 300, 900, 1800, 3600, 7200, 14_400, 86_400] as const
const MOST_POINTS = 5

/** Rules that are not the shop's, each of which it may have no use for. */
export function FixedClocks({ plan, save }: { plan: ShopPlan; save: SavePlan }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-label={t('clock.edit.fixed')}>
      <h3 className={styles.title}>{t('clock.edit.fixed')}</h3>
      <p className={styles.hint}>{t('clock.edit.fixedText')}</p>
      <div className={styles.columns}>
        {FixedClock.options.map((kind) => (
          <Checkbox
            key={kind}
            isSelected={!plan.off.includes(kind)}
            onChange={(on) => save({ off: on ? plan.off.filter((one) => one !== kind) : [...plan.off, kind] })}
          >
            {t(`clock.kind.${kind}`)}
          </Checkbox>
        ))}
      </div>
    </section>
  )
}

/** When to be told before a deadline. */
export function AlertPoints({ plan, save }: { plan: ShopPlan; save: SavePlan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const all = [...new Set([...points, ...plan.alertSeconds])].sort((a, b) => a - b)
  return (
    <section className={styles.section} aria-label={t('clock.edit.alerts')}>
      <h3 className={styles.title}>{t('clock.edit.alerts')}</h3>
      <p className={styles.hint}>{t('clock.edit.alertsText')}</p>
      <div className={styles.columns}>
        {all.map((seconds) => {
          const on = plan.alertSeconds.includes(seconds)
          return (
            <Checkbox
              key={seconds}
              isSelected={on}
              isDisabled={!on && plan.alertSeconds.length >= MOST_POINTS}
              onChange={(ticked) =>
                save({ alertSeconds: ticked ? [...plan.alertSeconds, seconds] : plan.alertSeconds.filter((one) => one !== seconds) })
              }
            >
              {seconds === 0 ? t('clock.edit.atDeadline') : t('clock.edit.before', { time: format.span(seconds * 1000) })}
            </Checkbox>
          )
        })}
      </div>
    </section>
  )
}

/** Minor units in one unit of the currency: 100 of the euro, 1 of the yen. */
const minorOf = (currency: string): number => {
  try {
    return 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
  } catch {
    return 100
  }
}

/** From which sum of orders a customer counts as of high value; kept when the field is left. */
export function HighValue({ shop, plan, save }: { shop: Shop; plan: ShopPlan; save: SavePlan }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const minor = minorOf(shop.currency)
  const amount = typed === null ? null : Math.round(Number(typed.replace(',', '.')) * minor)
  const good = amount === null || (Number.isSafeInteger(amount) && amount >= 0 && typed?.trim() !== '')
  return (
    <section className={styles.section} aria-label={t('clock.edit.highValue')}>
      <div className={styles.short}>
        <TextField
          label={t('clock.edit.highValue')}
          hint={t('clock.edit.highValueHint', { currency: shop.currency })}
          inputMode="decimal"
          value={typed ?? String(plan.highValueMinor / minor)}
          onChange={setTyped}
          onBlur={() => {
            if (!good) return
            if (amount !== null && amount !== plan.highValueMinor) save({ highValueMinor: amount })
            setTyped(null)
          }}
          error={good ? undefined : t('clock.edit.bad.amount')}
        />
      </div>
    </section>
  )
}
