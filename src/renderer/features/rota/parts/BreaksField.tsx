import { useTranslation } from 'react-i18next'
import type { Break } from '../../../../shared/domain/rota/plan'
import { Button, IconButton } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { Select } from '../../../ui/Select'
import people from '../people/People.module.css'
import { NumberBox } from './NumberBox'
import styles from './Parts.module.css'

/** Pauses and lessons of a shift, in elapsed minutes since its start. */
export function BreaksField({
  breaks,
  onChange,
  error,
}: {
  breaks: readonly Break[]
  onChange: (breaks: Break[]) => void
  error?: string | undefined
}) {
  const { t } = useTranslation()
  const change = (at: number, part: Partial<Break>) => onChange(breaks.map((one, place) => (place === at ? { ...one, ...part } : one)))
  const last = breaks.at(-1)
  return (
    <fieldset className={people.plain}>
      <legend className={people.legend}>{t('rotaPeople.type.breaks')}</legend>
      {breaks.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a break has no name but its place
        <div key={at} className={styles.breakRow}>
          <Select
            label={t('rotaPeople.break.kind')}
            options={(['break', 'lunch', 'training'] as const).map((id) => ({ id, label: t(`rotaPeople.break.${id}`) }))}
            value={one.kind}
            onChange={(kind) => change(at, { kind })}
          />
          <NumberBox
            label={t('rotaPeople.break.after')}
            value={one.afterMinutes / 60}
            min={0}
            max={24}
            digits={2}
            onChange={(hours) => change(at, { afterMinutes: Math.round(hours * 60) })}
          />
          <NumberBox
            label={t('rotaPeople.break.minutes')}
            value={one.minutes}
            min={5}
            max={720}
            onChange={(minutes) => change(at, { minutes })}
          />
          <div className={styles.breakEnd}>
            <Checkbox isSelected={one.paid} onChange={(paid) => change(at, { paid })}>
              {t('rotaPeople.break.paid')}
            </Checkbox>
            <IconButton
              icon="close"
              label={t('rotaPeople.break.drop')}
              onPress={() => onChange(breaks.filter((_, place) => place !== at))}
            />
          </div>
        </div>
      ))}
      {error ? <p className={people.bad}>{error}</p> : null}
      <div>
        <Button
          icon="plus"
          isDisabled={breaks.length >= 12}
          onPress={() =>
            onChange([
              ...breaks,
              { kind: 'break', afterMinutes: last ? last.afterMinutes + last.minutes + 90 : 120, minutes: 15, paid: true },
            ])
          }
        >
          {t('rotaPeople.break.add')}
        </Button>
      </div>
    </fieldset>
  )
}
