import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Calendar, CustomerRegion, type Hours, ServiceClass, Target } from '../../../../shared/domain/clock/types'
import { Channel } from '../../../../shared/domain/conversation/types'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { Dialog } from '../../../ui/Dialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import styles from './Clocks.module.css'

const units = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const
type Unit = keyof typeof units
const unitNames = ['seconds', 'minutes', 'hours', 'days'] as const satisfies readonly Unit[]
const CALENDAR = 'calendar:'

/** The largest unit that leaves no rest. */
const unitOf = (seconds: number): Unit => [...unitNames].reverse().find((unit) => seconds % units[unit] === 0) ?? 'seconds'
const hoursId = (hours: Hours): string => (hours.type === 'calendar' ? CALENDAR + hours.calendarId : hours.type)
const hoursOf = (id: string): Hours =>
  id.startsWith(CALENDAR)
    ? { type: 'calendar', calendarId: id.slice(CALENDAR.length) }
    : { type: id === 'coverage' ? 'coverage' : 'always' }
const fresh = (): Target => ({
  id: `own-${crypto.randomUUID().slice(0, 12)}`,
  metric: 'firstReply',
  classes: [],
  channels: [],
  regions: [],
  highValueOnly: false,
  seconds: 4 * 3600,
  hours: { type: 'always' },
  pausedWhile: ['pending', 'snoozed'],
  source: '',
})

function Ticks<T extends string>({
  legend,
  all,
  ticked,
  word,
  onChange,
}: {
  legend: string
  all: readonly T[]
  ticked: readonly T[]
  word: (one: T) => string
  onChange: (ticked: T[]) => void
}) {
  return (
    <fieldset className={styles.ticks}>
      <legend>{legend}</legend>
      {all.map((one) => (
        <Checkbox
          key={one}
          isSelected={ticked.includes(one)}
          onChange={(on) => onChange(all.filter((other) => (other === one ? on : ticked.includes(other))))}
        >
          {word(one)}
        </Checkbox>
      ))}
    </fieldset>
  )
}

export function TargetDialog({
  target,
  calendars,
  onClose,
  onSave,
}: {
  target: Target | null
  calendars: readonly Calendar[]
  onClose: () => void
  onSave: (target: Target) => void
}) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<Target>(target ?? fresh)
  const [unit, setUnit] = useState<Unit>(unitOf(edited.seconds))
  const [amount, setAmount] = useState(String(edited.seconds / units[unit]))
  const [tried, setTried] = useState(false)
  const set = (change: Partial<Target>) => setEdited({ ...edited, ...change })
  const parsed = Target.safeParse({ ...edited, seconds: Math.round(Number(amount.replace(',', '.')) * units[unit]) })
  const gone = edited.hours.type === 'calendar' && !calendars.some(({ id }) => CALENDAR + id === hoursId(edited.hours))
  return (
    <Dialog
      title={t(target ? 'clock.edit.editTarget' : 'clock.edit.newTarget')}
      isOpen
      onClose={onClose}
      size="medium"
      actions={
        <Button kind="primary" onPress={() => (parsed.success ? onSave(parsed.data) : setTried(true))}>
          {t('common.save')}
        </Button>
      }
    >
      <div className={styles.form}>
        <div className={styles.triple}>
          <Select
            label={t('clock.edit.metric')}
            value={edited.metric}
            options={(['firstReply', 'nextReply', 'resolution'] as const).map((id) => ({ id, label: t(`clock.kind.${id}`) }))}
            onChange={(metric) => set({ metric })}
          />
          <TextField
            label={t('clock.edit.amount')}
            inputMode="decimal"
            value={amount}
            onChange={setAmount}
            error={tried && !parsed.success ? t('clock.edit.bad.time') : undefined}
          />
          <Select
            label={t('clock.edit.unit')}
            value={unit}
            options={unitNames.map((id) => ({ id, label: t(`clock.edit.units.${id}`) }))}
            onChange={setUnit}
          />
        </div>
        <Select
          label={t('clock.edit.hours')}
          value={hoursId(edited.hours)}
          options={[
            { id: 'always', label: t('clock.edit.always') },
            { id: 'coverage', label: t('clock.edit.coverage') },
            ...calendars.map(({ id, name }) => ({ id: CALENDAR + id, label: name })),
            ...(gone ? [{ id: hoursId(edited.hours), label: t('clock.edit.calendarGone') }] : []),
          ]}
          onChange={(id) => set({ hours: hoursOf(id) })}
        />
        <p className={styles.hint}>{t('clock.edit.anyHint')}</p>
        <Ticks
          legend={t('clock.edit.classes')}
          all={ServiceClass.options}
          ticked={edited.classes}
          word={(one) => t(`clock.class.${one}`)}
          onChange={(classes) => set({ classes })}
        />
        <Ticks
          legend={t('clock.edit.regions')}
          all={CustomerRegion.options}
          ticked={edited.regions}
          word={(one) => t(`clock.region.${one}`)}
          onChange={(regions) => set({ regions })}
        />
        <Ticks
          legend={t('clock.edit.channels')}
          all={Channel.options}
          ticked={edited.channels}
          word={(one) => t(`common.channel.${one}`)}
          onChange={(channels) => set({ channels })}
        />
        <Checkbox isSelected={edited.highValueOnly} onChange={(highValueOnly) => set({ highValueOnly })}>
          {t('clock.edit.highValueOnly')}
        </Checkbox>
        {edited.metric === 'resolution' ? (
          <Ticks
            legend={t('clock.edit.pausedWhile')}
            all={['pending', 'snoozed'] as const}
            ticked={edited.pausedWhile}
            word={(one) => t(`common.status.${one}`)}
            onChange={(pausedWhile) => set({ pausedWhile })}
          />
        ) : null}
        <TextField
          label={t('clock.edit.source')}
          hint={t('clock.edit.sourceHint')}
          value={edited.source}
          maxLength={300}
          onChange={(source) => set({ source })}
        />
      </div>
    </Dialog>
  )
}
