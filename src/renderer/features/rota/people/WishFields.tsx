import { useTranslation } from 'react-i18next'
import type { Wish } from '../../../../shared/domain/rota/person'
import type { ShiftType } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { Button, IconButton } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { freshId } from '../parts/act'
import { isoWeekdays, weekdayName } from '../parts/days'
import { NumberBox } from '../parts/NumberBox'
import styles from './People.module.css'
import type { PersonFieldsProps } from './PersonDialog'

const anyType = 'any'

/** Wishes cost when they are broken; they forbid nothing. */
export function WishFields({ person, set, types }: PersonFieldsProps & { types: readonly ShiftType[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = (id: string, part: Partial<Wish>) =>
    set({ wishes: person.wishes.map((one) => (one.id === id ? { ...one, ...part } : one)) })
  return (
    <div className={styles.form}>
      <p className={styles.weak}>{t('rotaPeople.wish.hint')}</p>
      {person.wishes.map((wish, place) => (
        <fieldset key={wish.id} className={styles.card}>
          <legend className="visuallyHidden">{t('rotaPeople.wish.number', { number: format.number(place + 1) })}</legend>
          <div className={styles.triple}>
            <Select
              label={t('rotaPeople.wish.wants')}
              options={(['off', 'work'] as const).map((id) => ({ id, label: t(`rotaPeople.wish.${id}`) }))}
              value={wish.wants}
              onChange={(wants) => change(wish.id, { wants })}
            />
            <Select
              label={t('rotaPeople.wish.type')}
              options={[{ id: anyType, label: t('rotaPeople.wish.anyType') }, ...types.map(({ id, name }) => ({ id, label: name }))]}
              value={wish.typeId ?? anyType}
              onChange={(typeId) => change(wish.id, { typeId: typeId === anyType ? null : typeId })}
            />
            <NumberBox
              label={t('rotaPeople.wish.weight')}
              value={wish.weight}
              min={1}
              max={100}
              onChange={(weight) => change(wish.id, { weight })}
            />
          </div>
          <TextField
            label={t('rotaPeople.wish.date')}
            hint={t('rotaPeople.wish.dateHint')}
            type="date"
            value={wish.date ?? ''}
            onChange={(date) => change(wish.id, { date: date || null })}
          />
          {wish.date === null ? (
            <Choices
              label={t('rotaPeople.wish.weekdays')}
              options={isoWeekdays.map((day) => ({ id: String(day), label: weekdayName(day, format) }))}
              value={wish.weekdays.map(String)}
              onChange={(days) => change(wish.id, { weekdays: days.map(Number).sort() })}
            />
          ) : null}
          <div className={styles.end}>
            <IconButton
              icon="trash"
              label={t('rotaPeople.wish.drop')}
              onPress={() => set({ wishes: person.wishes.filter(({ id }) => id !== wish.id) })}
            />
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          icon="plus"
          isDisabled={person.wishes.length >= 60}
          onPress={() =>
            set({ wishes: [...person.wishes, { id: freshId(), date: null, weekdays: [7], typeId: null, wants: 'off', weight: 10 }] })
          }
        >
          {t('rotaPeople.wish.add')}
        </Button>
      </div>
    </div>
  )
}
