import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'

/** Stands where a text with a card number would go into a record; nothing is handed in before it is masked. */
export function CardWarning({ onMask }: { onMask(): void }) {
  const { t } = useTranslation()
  return (
    <ErrorNote title={t('guard.record.title')} action={<Button onPress={onMask}>{t('guard.record.mask')}</Button>}>
      <p>{t('guard.record.text')}</p>
    </ErrorNote>
  )
}
