import { useTranslation } from 'react-i18next'
import { knownCountries } from '../../../shared/domain/clock/region'
import { GoodsState } from '../../../shared/domain/returns/types'
import { useFormat } from '../../i18n/useFormat'
import { IconButton } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { inCurrency, type ShareColumn, shareColumns, type TypedPolicy } from './policyForm'
import styles from './ReturnFigures.module.css'

const REST = '*'
/** Every currency the runtime knows, and the shop's own where it does not. */
const currencies = (own: string): string[] => [...new Set([own, ...Intl.supportedValuesOf('currency')])].sort()

/** What the return calculator reckons with: freight by country, handling, and shares by the state of the goods. */
export function ReturnFigures({
  typed,
  bad,
  onChange,
}: {
  typed: TypedPolicy
  bad: (field: string, word: string) => string | undefined
  onChange: (typed: TypedPolicy) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { currency, freight, shares } = typed
  const nameOf = (country: string) => (country === REST ? t('settings.policy.rest') : format.country(country))
  const left = [REST, ...knownCountries()]
    .filter((country) => !freight.some((one) => one.country === country))
    .map((id) => ({ id, label: nameOf(id) }))
    .sort((a, b) => (a.id === REST ? -1 : b.id === REST ? 1 : a.label.localeCompare(b.label)))
  const put = (country: string, amount: string) =>
    onChange({ ...typed, freight: freight.map((one) => (one.country === country ? { country, amount } : one)) })
  const share = (column: ShareColumn, state: GoodsState, text: string) =>
    onChange({ ...typed, shares: { ...shares, [column]: { ...shares[column], [state]: text } } })
  return (
    <fieldset className={styles.figures}>
      <legend className={styles.title}>{t('settings.policy.returns')}</legend>
      <Select
        label={t('settings.policy.currency')}
        hint={t('settings.policy.currencyHint')}
        value={currency}
        options={currencies(currency).map((id) => ({ id, label: id }))}
        onChange={(id) => onChange(inCurrency(typed, id))}
      />
      <Checkbox isSelected={typed.own} onChange={(own) => onChange({ ...typed, own })}>
        {t('settings.policy.own')}
      </Checkbox>
      {typed.own ? (
        <>
          <h4 className={styles.part}>{t('settings.policy.freight')}</h4>
          {freight.length === 0 ? <p className={styles.hint}>{t('settings.policy.noFreight')}</p> : null}
          <ul className={styles.freight}>
            {freight.map(({ country, amount }) => (
              <li key={country} className={styles.row}>
                <TextField
                  label={nameOf(country)}
                  error={bad(`freight.${country}`, t('returns.badAmount'))}
                  inputMode="decimal"
                  value={amount}
                  onChange={(text) => put(country, text)}
                />
                <IconButton
                  icon="close"
                  label={t('settings.policy.remove', { country: nameOf(country) })}
                  onPress={() => onChange({ ...typed, freight: freight.filter((one) => one.country !== country) })}
                />
              </li>
            ))}
          </ul>
          <div className={styles.pair}>
            <Select
              label={t('settings.policy.addCountry')}
              value={null}
              options={left}
              onChange={(country) => onChange({ ...typed, freight: [...freight, { country, amount: '' }] })}
            />
            <TextField
              label={t('settings.policy.handling')}
              error={bad('handling', t('returns.badAmount'))}
              inputMode="decimal"
              value={typed.handling}
              onChange={(handling) => onChange({ ...typed, handling })}
            />
          </div>
          <table className={styles.table}>
            <caption className={styles.part}>{t('settings.policy.shares')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('returns.state.label')}</th>
                {shareColumns.map((column) => (
                  <th key={column} scope="col">
                    {t(`settings.policy.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {GoodsState.options.map((state) => (
                <tr key={state}>
                  <th scope="row">{t(`returns.state.${state}`)}</th>
                  {shareColumns.map((column) => (
                    <td key={column}>
                      <TextField
                        label={`${t(`returns.state.${state}`)}: ${t(`settings.policy.column.${column}`)}`}
                        hideLabel
                        error={bad(`${column}.${state}`, t('settings.policy.bad.share'))}
                        inputMode="decimal"
                        value={shares[column][state]}
                        onChange={(text) => share(column, state, text)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <TextField
            label={t('settings.policy.couponCost')}
            hint={t('settings.policy.couponCostHint')}
            error={bad('couponCost', t('settings.policy.bad.share'))}
            inputMode="decimal"
            value={typed.couponCost}
            onChange={(couponCost) => onChange({ ...typed, couponCost })}
          />
        </>
      ) : (
        <p className={styles.hint}>{t('settings.policy.estimates')}</p>
      )}
    </fieldset>
  )
}
