import { useTranslation } from 'react-i18next'
import { Channel, ConversationStatus } from '../../../shared/domain/conversation/types'
import { OrderState, ParcelState } from '../../../shared/domain/order/types'
import type { Condition } from '../../../shared/domain/rules/types'
import { useDesk } from '../../bridge/deskStore'
import { minorDigits } from '../../i18n/ruleWords'
import { useFormat } from '../../i18n/useFormat'
import { Choices } from '../../ui/Choices'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { FigureField } from './FigureField'
import styles from './Rules.module.css'
import { TextFields } from './TextFields'
import { TimeFields } from './TimeFields'

type Of<T extends Condition['type']> = Extract<Condition, { type: T }>
interface Props<C> {
  value: C
  onChange: (condition: Condition) => void
}

/** «Is one of these», or none of them. */
function Negated({ not, has, onChange }: { not: boolean; has?: boolean; onChange: (not: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('rule.not.label')}
      value={not ? 'no' : 'yes'}
      options={[
        { id: 'yes', label: t(has ? 'rule.not.has' : 'rule.not.is') },
        { id: 'no', label: t(has ? 'rule.not.hasNone' : 'rule.not.isNone') },
      ]}
      onChange={(id) => onChange(id === 'no')}
    />
  )
}

const spoken = ['en', 'de', 'fr', 'es', 'pt', 'it', 'pl', 'ja', 'zh', 'ar', 'nl', 'sv', 'tr', 'ko', 'ru']

function LanguageFields({ value, onChange }: Props<Of<'language'>>) {
  const { t } = useTranslation()
  const format = useFormat()
  const codes = [...new Set([...spoken, ...value.languages])]
  return (
    <>
      <Negated not={value.not} onChange={(not) => onChange({ ...value, not })} />
      <Choices
        label={t('rule.condition.language')}
        options={codes.map((id) => ({ id, label: format.language(id) }))}
        value={value.languages}
        onChange={(languages) => onChange({ ...value, languages })}
      />
    </>
  )
}

function ShopFields({ value, onChange }: Props<Of<'shop'>>) {
  const { t } = useTranslation()
  const shops = useDesk((desk) => desk.shops)
  return (
    <>
      <Negated not={value.not} onChange={(not) => onChange({ ...value, not })} />
      <Choices
        label={t('rule.condition.shop')}
        options={shops.map(({ id, name }) => ({ id, label: name }))}
        value={value.shopIds}
        onChange={(shopIds) => onChange({ ...value, shopIds })}
      />
    </>
  )
}

function ChannelFields({ value, onChange }: Props<Of<'channel'>>) {
  const { t } = useTranslation()
  return (
    <>
      <Negated not={value.not} onChange={(not) => onChange({ ...value, not })} />
      <Choices
        label={t('rule.condition.channel')}
        options={Channel.options.map((id) => ({ id, label: t(`common.channel.${id}`) }))}
        value={value.channels}
        onChange={(channels) => onChange({ ...value, channels })}
      />
    </>
  )
}

function LabelFields({ value, onChange }: Props<Of<'label'>>) {
  const { t } = useTranslation()
  return (
    <div className={styles.pair}>
      <Negated not={value.not} has onChange={(not) => onChange({ ...value, not })} />
      <TextField
        label={t('rule.labels')}
        defaultValue={value.labels.join(', ')}
        onChange={(text) => onChange({ ...value, labels: listOf(text) })}
      />
    </div>
  )
}
/** Names parted by commas of any script. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、،]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]

function MoneyFields({ value, onChange }: Props<Of<'spent' | 'orderTotal'>>) {
  const { t } = useTranslation()
  const shops = useDesk((desk) => desk.shops)
  const currencies = [...new Set(shops.map(({ currency }) => currency))]
  const digits = minorDigits(currencies[0] ?? 'EUR')
  const currency = currencies.length === 1 ? (currencies[0] ?? '') : t('rule.anyShopMoney')
  return (
    <div className={styles.pair}>
      <FigureField
        label={t('rule.minMoney', { currency })}
        digits={digits}
        value={value.minMinor}
        onChange={(minMinor) => onChange({ ...value, minMinor })}
      />
      <FigureField
        label={t('rule.maxMoney', { currency })}
        digits={digits}
        value={value.maxMinor}
        onChange={(maxMinor) => onChange({ ...value, maxMinor })}
      />
    </div>
  )
}

function OrderStateFields({ value, onChange }: Props<Of<'orderState'>>) {
  const { t } = useTranslation()
  return (
    <>
      <Choices
        label={t('rule.states')}
        hint={t('rule.anyState')}
        options={OrderState.options.map((id) => ({ id, label: t(`customer.orderState.${id}`) }))}
        value={value.states}
        onChange={(states) => onChange({ ...value, states })}
      />
      <FigureField
        label={t('rule.olderThan')}
        value={value.olderThanHours}
        onChange={(olderThanHours) => onChange({ ...value, olderThanHours })}
      />
    </>
  )
}

function ParcelStateFields({ value, onChange }: Props<Of<'parcelState'>>) {
  const { t } = useTranslation()
  return (
    <>
      <Choices
        label={t('rule.states')}
        hint={t('rule.anyState')}
        options={ParcelState.options.map((id) => ({ id, label: t(`customer.parcelState.${id}`) }))}
        value={value.states}
        onChange={(states) => onChange({ ...value, states })}
      />
      <FigureField label={t('rule.noScan')} value={value.noScanHours} onChange={(noScanHours) => onChange({ ...value, noScanHours })} />
    </>
  )
}

const kinds = ['any', 'image', 'audio', 'video', 'file'] as const

/** The fields of one condition, whatever its kind; `any` draws its own. */
export function ConditionFields({ value, onChange }: Props<Exclude<Condition, { type: 'any' }>>) {
  const { t } = useTranslation()
  const name = t(`rule.condition.${value.type}`)
  switch (value.type) {
    case 'text':
      return <TextFields value={value} onChange={onChange} />
    case 'language':
      return <LanguageFields value={value} onChange={onChange} />
    case 'shop':
      return <ShopFields value={value} onChange={onChange} />
    case 'channel':
      return <ChannelFields value={value} onChange={onChange} />
    case 'status':
      return (
        <Choices
          label={name}
          options={ConversationStatus.options.map((id) => ({ id, label: t(`common.status.${id}`) }))}
          value={value.statuses}
          onChange={(statuses) => onChange({ ...value, statuses })}
        />
      )
    case 'label':
      return <LabelFields value={value} onChange={onChange} />
    case 'highValue':
      return (
        <Select
          label={name}
          value={value.not ? 'no' : 'yes'}
          options={[
            { id: 'yes', label: t('rule.value.high') },
            { id: 'no', label: t('rule.value.notHigh') },
          ]}
          onChange={(id) => onChange({ ...value, not: id === 'no' })}
        />
      )
    case 'spent':
    case 'orderTotal':
      return <MoneyFields value={value} onChange={onChange} />
    case 'orderCount':
      return (
        <div className={styles.pair}>
          <FigureField label={t('rule.min')} value={value.min} onChange={(min) => onChange({ ...value, min })} />
          <FigureField label={t('rule.max')} value={value.max} onChange={(max) => onChange({ ...value, max })} />
        </div>
      )
    case 'orderState':
      return <OrderStateFields value={value} onChange={onChange} />
    case 'parcelState':
      return <ParcelStateFields value={value} onChange={onChange} />
    case 'dispute':
      return (
        <Select
          label={name}
          value={value.open ? 'yes' : 'no'}
          options={[
            { id: 'yes', label: t('rule.disputeOpen') },
            { id: 'no', label: t('rule.disputeNone') },
          ]}
          onChange={(id) => onChange({ ...value, open: id === 'yes' })}
        />
      )
    case 'contacts':
      return (
        <div className={styles.pair}>
          <FigureField label={t('rule.times')} value={value.min} onChange={(min) => onChange({ ...value, min: min ?? 0 })} />
          <FigureField label={t('rule.withinDays')} value={value.days} onChange={(days) => onChange({ ...value, days: days ?? 0 })} />
        </div>
      )
    case 'waiting':
      return (
        <FigureField
          label={t('rule.minutes')}
          value={value.minMinutes}
          onChange={(minutes) => onChange({ ...value, minMinutes: minutes ?? 0 })}
        />
      )
    case 'attachment':
      return (
        <Select
          label={name}
          value={value.kind}
          options={kinds.map((id) => ({ id, label: t(`rule.kind.${id}`) }))}
          onChange={(kind) => onChange({ ...value, kind })}
        />
      )
    case 'time':
      return <TimeFields value={value} onChange={onChange} />
    case 'coverage':
      return (
        <Select
          label={name}
          value={value.covered ? 'yes' : 'no'}
          options={[
            { id: 'yes', label: t('rule.covered') },
            { id: 'no', label: t('rule.notCovered') },
          ]}
          onChange={(id) => onChange({ ...value, covered: id === 'yes' })}
        />
      )
  }
}
