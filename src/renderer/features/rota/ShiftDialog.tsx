import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cityOfZone } from '../../../shared/domain/clock/zoneCity'
import { workedMinutes } from '../../../shared/domain/rota/breaks'
import { asType, inZone } from '../../../shared/domain/rota/edit'
import { findingsOfPerson } from '../../../shared/domain/rota/findings'
import type { Break, RotaShift } from '../../../shared/domain/rota/plan'
import { spanOf } from '../../../shared/domain/rota/when'
import { useFormat } from '../../i18n/useFormat'
import { Button, IconButton } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { commit, discard } from './acts'
import type { Plan } from './current'
import styles from './Dialogs.module.css'
import { findingWords, spanOfMinutes } from './findings/words'
import { openRepair } from './generator'
import { openPlanDialog, pointAt } from './view'

const WALL = /^([01]\d|2[0-3]):[0-5]\d$/
/** `9`, `930` and `9:30` are times too. */
const asTime = (text: string): string => {
  const digits = /^(\d{1,2}):?(\d{2})?$/.exec(text.trim())
  return digits ? `${(digits[1] ?? '').padStart(2, '0')}:${digits[2] ?? '00'}` : text.trim()
}
const usual: Break = { kind: 'break', afterMinutes: 120, minutes: 15, paid: true }

function Breaks({ value, onChange, isDisabled }: { value: readonly Break[]; onChange: (next: Break[]) => void; isDisabled: boolean }) {
  const { t } = useTranslation()
  const put = (at: number, part: Partial<Break>) => onChange(value.map((one, place) => (place === at ? { ...one, ...part } : one)))
  const whole = (text: string, least: number, most: number) => Math.min(most, Math.max(least, Math.round(Number(text) || 0)))
  return (
    <fieldset className={styles.breaks} disabled={isDisabled}>
      <legend>{t('rota.breaks')}</legend>
      {value.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: breaks have no names, their place is what they are
        <div key={at} className={styles.breakLine}>
          <Select
            label={t('rota.breakKind')}
            hideLabel
            options={(['break', 'lunch', 'training'] as const).map((id) => ({ id, label: t(`rota.break.${id}`) }))}
            value={one.kind}
            onChange={(kind) => put(at, { kind })}
          />
          <label className={styles.inline}>
            {t('rota.breakAfter')}
            <input
              type="number"
              min={0}
              max={1_440}
              step={15}
              value={one.afterMinutes}
              onChange={(event) => put(at, { afterMinutes: whole(event.target.value, 0, 1_440) })}
            />
          </label>
          <label className={styles.inline}>
            {t('rota.breakMinutes')}
            <input
              type="number"
              min={5}
              max={720}
              step={5}
              value={one.minutes}
              onChange={(event) => put(at, { minutes: whole(event.target.value, 5, 720) })}
            />
          </label>
          <Checkbox isSelected={one.paid} onChange={(paid) => put(at, { paid })}>
            {t('rota.paid')}
          </Checkbox>
          <IconButton icon="trash" label={t('rota.breakAway')} onPress={() => onChange(value.filter((_, place) => place !== at))} />
        </div>
      ))}
      {isDisabled ? null : (
        <Button kind="quiet" icon="plus" isDisabled={value.length >= 12} onPress={() => onChange([...value, usual])}>
          {t('rota.breakNew')}
        </Button>
      )}
    </fieldset>
  )
}

/** One shift with everything it says; what it would break is said while it is written. */
export function ShiftDialog({ plan, shift, isNew }: { plan: Plan; shift: RotaShift; isNew: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [next, setNext] = useState(shift)
  const put = (part: Partial<RotaShift>) => setNext((was) => ({ ...was, ...part }))
  const person = plan.rowOf.get(next.personId)?.person
  const published = plan.state.rota.shifts.find(({ id }) => id === shift.id)
  const isDraft = plan.state.drafts.some(({ before, after }) => (after?.id ?? before?.id) === shift.id)
  const isGone = isDraft && plan.state.drafts.some(({ before, after }) => before?.id === shift.id && after === null)
  const right = WALL.test(next.start) && WALL.test(next.end) && /^\d{4}-\d\d-\d\d$/.test(next.date)
  const span = right ? spanOf(next) : null
  const may = plan.mayPlan && !isGone
  const findings = useMemo(() => {
    const row = plan.rowOf.get(next.personId)
    if (!row || !span || isGone) return []
    const others = row.items.flatMap((item) => (item.is === 'gone' || item.shift.id === next.id ? [] : [item.shift]))
    const all = findingsOfPerson(
      {
        people: [row.person],
        shifts: [...others, next],
        leave: row.leave.map(({ leave }) => leave),
        from: span.startAt - 15 * 86_400_000,
        to: span.endAt + 15 * 86_400_000,
      },
      row.person.id,
    )
    return all.filter(({ shiftIds }) => shiftIds.includes(next.id))
  }, [plan, next, span, isGone])
  const close = () => openPlanDialog(null)
  const keep = () => {
    if (!span) return
    close()
    void commit([{ id: next.id, after: next }], isNew ? 'made' : 'changed')
    pointAt({ personId: next.personId, date: next.date, shiftId: next.id })
  }
  const changeType = (id: string) => {
    const type = plan.types.get(id)
    if (type && person) setNext((was) => asType(was, type, person))
    else put({ typeId: null })
  }
  const zones = [...new Set([next.zone, person?.zone ?? next.zone, 'UTC', plan.zone])]
  return (
    <Dialog
      title={t(isNew ? 'rota.newShift' : may ? 'rota.editShift' : 'rota.shift')}
      isOpen
      onClose={close}
      size="medium"
      actions={
        <>
          <span className={styles.others}>
            {!isNew && plan.mayPlan && isDraft ? (
              <Button
                kind="quiet"
                icon="restore"
                onPress={() => {
                  close()
                  void discard([shift.id])
                }}
              >
                {t(published ? 'rota.asPublished' : 'rota.draftAway')}
              </Button>
            ) : null}
            {!isNew && may ? (
              <Button
                kind="quiet"
                icon="trash"
                onPress={() => {
                  close()
                  void commit([{ id: shift.id, after: null }], 'removed')
                }}
              >
                {t('rota.command.remove')}
              </Button>
            ) : null}
            {!isNew && may && published ? (
              <Button
                kind="quiet"
                icon="users"
                onPress={() => {
                  close()
                  openRepair(shift.personId, shift.date, shift.date)
                }}
              >
                {t('rota.standIns')}
              </Button>
            ) : null}
          </span>
          <span className={styles.keeps}>
            <Button onPress={close}>{t(may ? 'common.cancel' : 'common.close')}</Button>
            {may ? (
              <Button kind="primary" isDisabled={!span} onPress={keep}>
                {t('rota.keepDraft')}
              </Button>
            ) : null}
          </span>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (may) keep()
        }}
      >
        <div className={styles.two}>
          <Select
            label={t('rota.person')}
            isDisabled={!may}
            options={plan.rows.map(({ person: one }) => ({ id: one.id, label: `${one.name} · ${one.city}` }))}
            value={next.personId}
            onChange={(personId) => put({ personId })}
          />
          <Select
            label={t('rota.kind')}
            isDisabled={!may}
            options={[{ id: '', label: t('rota.freeTimes') }, ...[...plan.types.values()].map(({ id, name }) => ({ id, label: name }))]}
            value={next.typeId ?? ''}
            onChange={changeType}
          />
        </div>
        <div className={styles.four}>
          <TextField label={t('rota.date')} type="date" isDisabled={!may} value={next.date} onChange={(date) => put({ date })} />
          <TextField
            label={t('rota.from')}
            isDisabled={!may}
            value={next.start}
            error={WALL.test(next.start) ? undefined : t('rota.noTime')}
            onChange={(start) => put({ start, typeId: null })}
            onBlur={() => put({ start: asTime(next.start) })}
          />
          <TextField
            label={t('rota.until')}
            isDisabled={!may}
            value={next.end}
            error={WALL.test(next.end) ? undefined : t('rota.noTime')}
            onChange={(end) => put({ end, typeId: null })}
            onBlur={() => put({ end: asTime(next.end) })}
          />
          <Select
            label={t('rota.clockOf')}
            isDisabled={!may}
            options={zones.map((id) => ({ id, label: cityOfZone(id) }))}
            value={next.zone}
            onChange={(zone) => setNext((was) => inZone(was, zone))}
          />
        </div>
        {span ? (
          <p className={styles.reckoned}>
            {t('rota.reckoned', {
              hours: spanOfMinutes(t, (span.endAt - span.startAt) / 60_000),
              worked: spanOfMinutes(t, workedMinutes(next.breaks, span)),
              utc: `${format.time(span.startAt, 'UTC')}–${format.time(span.endAt, 'UTC')}`,
              local: person ? `${format.time(span.startAt, person.zone)}–${format.time(span.endAt, person.zone)} ${person.city}` : '',
            })}
          </p>
        ) : null}
        <Breaks value={next.breaks} isDisabled={!may} onChange={(breaks) => put({ breaks })} />
        <Checkbox
          isDisabled={!may}
          isSelected={next.work === 'training'}
          onChange={(training) => put({ work: training ? 'training' : 'service' })}
        >
          {t('rota.isTraining')}
        </Checkbox>
        <TextField label={t('rota.note')} isDisabled={!may} value={next.note} maxLength={2_000} onChange={(note) => put({ note })} />
        {shift.override ? (
          <p className={styles.reckoned}>
            <Icon name="history" size={12} /> {t(`rota.override.${shift.override.why}`)} · {format.dateTime(shift.override.at)}
            {shift.override.note ? ` · ${shift.override.note}` : ''}
          </p>
        ) : null}
        <div role="status" className={styles.findings}>
          {findings.map((finding) => (
            <p key={finding.rule + finding.startAt} className={finding.weight === 'hard' ? styles.hard : styles.soft}>
              <Icon name={finding.weight === 'hard' ? 'alert' : 'info'} size={12} /> {findingWords(t, format, finding, plan.zone)}
            </p>
          ))}
          {findings.length === 0 && span && may ? (
            <p className={styles.fine}>
              <Icon name="check" size={12} /> {t('rota.breaksNothing')}
            </p>
          ) : null}
        </div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
