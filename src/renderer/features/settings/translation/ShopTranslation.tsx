import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EngineState } from '../../../../shared/contract/translation'
import type { Shop } from '../../../../shared/domain/backend/types'
import { Register } from '../../../../shared/domain/template/types'
import { MayLeave, type TranslationPolicy } from '../../../../shared/domain/translation/types'
import { useFormat } from '../../../i18n/useFormat'
import { Checkbox } from '../../../ui/Checkbox'
import { Progress } from '../../../ui/Progress'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import settings from '../Settings.module.css'
import { unitsOf, withBudget } from './policyEdit'
import { Routes } from './Routes'
import styles from './Translation.module.css'
import { useKeepPolicy } from './useTranslationState'

const leavable = MayLeave.unwrap().options
const OWN = 'own'

/** What one shop wants of translation. */
export function ShopTranslation({ shop, policy, engines }: { shop: Shop; policy: TranslationPolicy; engines: readonly EngineState[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const keep = useKeepPolicy()
  const inUse = engines.filter(({ engine }) => policy.routes.some((route) => route.engines.includes(engine.id)))
  const paid = inUse.filter(({ abilities }) => abilities && abilities.costUnit !== 'none')
  const languages = [...new Set(shop.languages.map((code) => code.split('-')[0] ?? code))]
  return (
    <section className={settings.form} aria-label={shop.name}>
      <div className={styles.switches}>
        <Checkbox isSelected={policy.on} onChange={(on) => keep({ ...policy, on })}>
          {t('translationSettings.on')}
        </Checkbox>
        <Checkbox isSelected={policy.readAhead} isDisabled={!policy.on} onChange={(readAhead) => keep({ ...policy, readAhead })}>
          {t('translationSettings.readAhead')}
          <span className={styles.under}>{t('translationSettings.readAheadHint')}</span>
        </Checkbox>
      </div>

      <h4 className={styles.part}>{t('translationSettings.route.title')}</h4>
      <p className={settings.hint}>{t('translationSettings.route.text')}</p>
      <Routes shop={shop} policy={policy} engines={engines} keep={keep} />

      <h4 className={styles.part}>{t('translationSettings.leave.title')}</h4>
      <p className={settings.hint}>{t('translationSettings.leave.text')}</p>
      <div className={styles.switches}>
        {leavable.map((kind) => (
          <Checkbox
            key={kind}
            isSelected={policy.mayLeave.includes(kind)}
            onChange={(on) =>
              keep({ ...policy, mayLeave: on ? [...policy.mayLeave, kind] : policy.mayLeave.filter((one) => one !== kind) })
            }
          >
            {t(`translationSettings.leave.${kind}`)}
            <span className={styles.under}>{t(`translationSettings.leave.hint.${kind}`)}</span>
          </Checkbox>
        ))}
      </div>

      <h4 className={styles.part}>{t('translationSettings.budget.title')}</h4>
      <p className={settings.hint}>{t(paid.length > 0 ? 'translationSettings.budget.text' : 'translationSettings.budget.none')}</p>
      {paid.map((state) => (
        <Budget
          key={state.engine.id}
          state={state}
          shop={shop}
          most={policy.budgets[state.engine.id] ?? null}
          onMost={(units) => keep(withBudget(policy, state.engine.id, units))}
        />
      ))}

      <h4 className={styles.part}>{t('translationSettings.register.title')}</h4>
      <p className={settings.hint}>{t('translationSettings.register.text')}</p>
      <div className={styles.registers}>
        {languages.map((language) => (
          <Select
            key={language}
            label={format.language(language)}
            value={policy.registers[language] ?? OWN}
            options={[
              { id: OWN, label: t('translationSettings.register.own') },
              ...Register.options.map((one) => ({ id: one as string, label: t(`library.registers.${one}`) })),
            ]}
            onChange={(id) => {
              const { [language]: _was, ...others } = policy.registers
              const chosen = Register.safeParse(id)
              keep({ ...policy, registers: chosen.success ? { ...others, [language]: chosen.data } : others })
            }}
          />
        ))}
      </div>
    </section>
  )
}

/** The most that a shop may use of one engine in a month; kept when the field is left. */
function Budget({
  state: { engine, abilities, used },
  shop,
  most,
  onMost,
}: {
  state: EngineState
  shop: Shop
  most: number | null
  onMost(units: number | null): void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const stored = most === null ? '' : format.number(most)
  const [text, setText] = useState(stored)
  useEffect(() => setText(stored), [stored])
  const typed = unitsOf(text)
  const count = used.find(({ shopId }) => shopId === shop.id)?.units ?? 0
  const unit = abilities?.costUnit ?? 'characters'
  const units = (number: number) => t(`translationSettings.units.${unit}`, { count: number, shown: format.number(number) })
  return (
    <div className={styles.budget}>
      <TextField
        label={t(`translationSettings.budget.most.${unit}`, { engine: engine.name })}
        error={typed === undefined ? t('translationSettings.budget.bad') : undefined}
        placeholder={t('translationSettings.budget.unlimited')}
        inputMode="numeric"
        value={text}
        onChange={setText}
        onBlur={() => {
          if (typed !== undefined && typed !== most) onMost(typed)
        }}
      />
      {most === null ? (
        <p className={settings.hint}>{t('translationSettings.usedNow', { units: units(count) })}</p>
      ) : (
        <Progress
          label={t('translationSettings.thisMonth')}
          value={Math.min(count, most)}
          max={most}
          words={t('translationSettings.usedOf', { used: format.number(count), most: units(most) })}
        />
      )}
    </div>
  )
}
