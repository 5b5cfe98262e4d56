import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../shared/domain/backend/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls } from '../../bridge/deskStore'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { type Payer, readPolicy, type TypedPolicy, typedPolicy } from './policyForm'
import { ReturnFigures } from './ReturnFigures'
import styles from './Settings.module.css'

const payers = ['none', 'shop', 'customer'] as const satisfies readonly Payer[]

/** A shop's terms: what the panel shows, what the return calculator and the evidence pack reckon with. */
export function PolicyDialog({ shop, onClose }: { shop: Shop; onClose: () => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<TypedPolicy>(() => typedPolicy(shop))
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const { faults, value } = readPolicy(typed)
  const set = (change: Partial<TypedPolicy>) => setTyped({ ...typed, ...change })
  const bad = (field: string, word: string): string | undefined => (tried && faults.includes(field) ? word : undefined)
  const save = async () => {
    setTried(true)
    if (!value) return
    setBusy(true)
    try {
      const { returns: _old, ...rest } = shop
      await calls().backends.saveShop({
        ...rest,
        policy: value.policy,
        currency: value.currency,
        ...(value.returns ? { returns: value.returns } : {}),
      })
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(false)
    }
  }
  const whoPays = (label: string, field: 'whoPaysReturn' | 'whoPaysDuty') => (
    <Select
      label={label}
      value={typed[field]}
      options={payers.map((id) => ({ id, label: t(`settings.policy.payer.${id}`) }))}
      onChange={(who) => set({ [field]: who })}
    />
  )
  return (
    <Dialog
      title={t('settings.policy.title', { shop: shop.name })}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <Button kind="primary" onPress={() => void save()} isPending={busy}>
          {t('common.save')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t('settings.policy.text')}</p>
        <div className={styles.pair}>
          <TextField
            label={t('settings.policy.returnDays')}
            hint={t('settings.policy.emptyDays')}
            error={bad('returnDays', t('settings.policy.bad.days'))}
            inputMode="numeric"
            value={typed.returnDays}
            onChange={(returnDays) => set({ returnDays })}
          />
          <TextField
            label={t('settings.policy.promised')}
            hint={t('settings.policy.emptyDays')}
            error={bad('promisedDeliveryDays', t('settings.policy.bad.days'))}
            inputMode="numeric"
            value={typed.promisedDeliveryDays}
            onChange={(promisedDeliveryDays) => set({ promisedDeliveryDays })}
          />
          {whoPays(t('settings.policy.whoPaysReturn'), 'whoPaysReturn')}
          {whoPays(t('settings.policy.whoPaysDuty'), 'whoPaysDuty')}
        </div>
        <TextField
          label={t('settings.policy.words')}
          hint={t('settings.policy.wordsHint')}
          multiline
          rows={3}
          maxLength={4_000}
          value={typed.text}
          onChange={(text) => set({ text })}
        />
        <ReturnFigures typed={typed} bad={bad} onChange={setTyped} />
        {tried && faults.length > 0 ? <p role="alert">{t('settings.policy.bad.some', { count: faults.length })}</p> : null}
        {problem ? <ErrorNote title={t('settings.notSaved')} problem={problem} /> : null}
      </div>
    </Dialog>
  )
}
