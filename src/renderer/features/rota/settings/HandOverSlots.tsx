import { useTranslation } from 'react-i18next'
import type { RotaSettings } from '../../../../shared/domain/rota/plan'
import { instantAt } from '../../../../shared/domain/rota/when'
import { useFormat, useZone } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Button, IconButton } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import { TimeBox } from '../parts/TimeBox'
import people from '../people/People.module.css'
import styles from './RotaSettings.module.css'

type Slot = RotaSettings['handOvers'][number]
const regions = ['apac', 'eu', 'americas'] as const

/** Instants of each day at which work changes hands: UTC, with what that is on the reader's own clock today. */
export function HandOverSlots({ slots, onChange }: { slots: readonly Slot[]; onChange: (slots: Slot[]) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const minute = useMinute()
  const today = new Date(minute).toISOString().slice(0, 10)
  const change = (at: number, part: Partial<Slot>) => onChange(slots.map((one, place) => (place === at ? { ...one, ...part } : one)))
  const options = regions.map((id) => ({ id, label: t(`common.strip.${id}`) }))
  return (
    <div className={people.form}>
      {slots.map((slot, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot has no name but its place
        <div key={at} className={styles.slot}>
          <Select label={t('rotaPeople.settings.from')} options={options} value={slot.from} onChange={(from) => change(at, { from })} />
          <Select label={t('rotaPeople.settings.to')} options={options} value={slot.to} onChange={(to) => change(at, { to })} />
          <TimeBox
            label={t('rotaPeople.settings.utc')}
            hint={t('rotaPeople.settings.here', { time: format.time(instantAt(today, slot.time, 'UTC'), zone) })}
            value={slot.time}
            onChange={(time) => change(at, { time })}
          />
          <IconButton
            icon="close"
            label={t('rotaPeople.settings.dropSlot')}
            onPress={() => onChange(slots.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          isDisabled={slots.length >= 12}
          onPress={() => onChange([...slots, { from: slots.at(-1)?.to ?? 'apac', to: slots[0]?.from ?? 'eu', time: '06:00' }])}
        >
          {t('rotaPeople.settings.addSlot')}
        </Button>
      </div>
    </div>
  )
}
