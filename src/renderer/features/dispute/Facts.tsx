import { useTranslation } from 'react-i18next'
import { EvidenceFacts } from '../../../shared/domain/dispute/evidence'
import { IconButton } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './Dispute.module.css'
import type { EvidenceDraft } from './useEvidenceDraft'

type Field = keyof EvidenceFacts
const fields = Object.keys(EvidenceFacts.shape) as Field[]
const LONG = new Set<Field>([
  'billingAddress',
  'shippingAddress',
  'product',
  'refundPolicyShown',
  'cancellationPolicyShown',
  'refundRefused',
  'cancellationRefused',
  'otherPaymentWhy',
  'accessLog',
])

/** Single facts the provider keeps apart: what the desk knows is filled in, and nothing leaves that does not stand here. */
export function Facts({ writing }: { writing: EvidenceDraft }) {
  const { t } = useTranslation()
  const { form, change } = writing
  const given = fields.filter((field) => form.facts[field] !== undefined)
  const free = fields.filter((field) => form.facts[field] === undefined)
  const put = (field: Field, text: string) => change({ facts: { ...form.facts, [field]: text } })
  const remove = (field: Field) => {
    const { [field]: _gone, ...rest } = form.facts
    change({ facts: rest })
  }
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.weak}>{t('dispute.facts')}</legend>
      {given.map((field) => (
        <div key={field} className={styles.factField}>
          <TextField
            label={t(`evidence.field.${field}`)}
            multiline={LONG.has(field)}
            rows={2}
            value={form.facts[field] ?? ''}
            onChange={(text) => put(field, text)}
          />
          <IconButton icon="close" label={t('dispute.removeFact', { name: t(`evidence.field.${field}`) })} onPress={() => remove(field)} />
        </div>
      ))}
      {free.length > 0 ? (
        <Select
          label={t('dispute.addFact')}
          options={free.map((field) => ({ id: field, label: t(`evidence.field.${field}`) }))}
          value={null}
          onChange={(field) => put(field, '')}
        />
      ) : null}
    </fieldset>
  )
}
