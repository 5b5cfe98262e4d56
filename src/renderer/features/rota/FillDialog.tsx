import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveSpan } from '../../../shared/domain/rota/leave'
import type { RotaShift } from '../../../shared/domain/rota/plan'
import { planned } from '../../../shared/domain/rota/planned'
import { shiftsOfRotation, shiftsOfWeek } from '../../../shared/domain/rota/rotations'
import type { Region } from '../../../shared/domain/rota/types'
import { dayAfter, spanOf } from '../../../shared/domain/rota/when'
import { REGIONS } from '../../state/shiftNow'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { commit } from './acts'
import type { Plan } from './current'
import styles from './Dialogs.module.css'
import { openPlanDialog } from './view'

/** No call takes more. */
const MOST = 5_000

/** Drafts from rotations, or from each person's weekly pattern, for a span; what is planned already stays. */
export function FillDialog({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const { rota, drafts } = plan.state
  const [from, setFrom] = useState(plan.period.days[0]?.date ?? '')
  const [weeks, setWeeks] = useState<'1' | '2' | '4' | '8'>(plan.period.scale === 'fourWeeks' ? '4' : '1')
  const [source, setSource] = useState(rota.rotations.length > 0 ? 'rotations' : 'patterns')
  const [region, setRegion] = useState<Region | 'all'>('all')
  const [overLeave, setOverLeave] = useState(false)
  const right = /^\d{4}-\d\d-\d\d$/.test(from)
  const shifts = useMemo(() => {
    if (!right) return []
    const days = { from, until: dayAfter(from, Number(weeks) * 7 - 1) }
    const people = rota.people.filter((person) => !person.left && (region === 'all' || person.region === region))
    const made: RotaShift[] =
      source === 'patterns'
        ? people.flatMap((person) => shiftsOfWeek(person, days))
        : rota.rotations
            .filter(({ id }) => source === 'rotations' || source === id)
            .flatMap((rotation) => shiftsOfRotation(rotation, { people, types: rota.types }, days))
    const taken = new Set(planned(rota, drafts).map(({ personId, date }) => `${personId} ${date}`))
    const off = new Map<string, { startAt: number; endAt: number }[]>()
    for (const one of rota.leave) {
      const span = leaveSpan(one)
      if (span) off.set(one.personId, [...(off.get(one.personId) ?? []), span])
    }
    return made.filter((shift) => {
      if (taken.has(`${shift.personId} ${shift.date}`)) return false
      const span = spanOf(shift)
      return span && (overLeave || !off.get(shift.personId)?.some(({ startAt, endAt }) => startAt < span.endAt && endAt > span.startAt))
    })
  }, [rota, drafts, from, right, weeks, source, region, overLeave])
  const people = new Set(shifts.map(({ personId }) => personId)).size
  const close = () => openPlanDialog(null)
  const fill = () => {
    close()
    void commit(
      shifts.slice(0, MOST).map((shift) => ({ id: shift.id, after: shift })),
      'filled',
    )
  }
  return (
    <Dialog
      title={t('rota.command.fill')}
      isOpen
      onClose={close}
      size="medium"
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="primary" autoFocus isDisabled={shifts.length === 0} onPress={fill}>
            {t('rota.fillYes', { count: Math.min(MOST, shifts.length) })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.two}>
          <TextField label={t('rota.fillFrom')} type="date" value={from} onChange={setFrom} />
          <Select
            label={t('rota.fillWeeks')}
            options={(['1', '2', '4', '8'] as const).map((id) => ({ id, label: t('rota.weeks', { count: Number(id) }) }))}
            value={weeks}
            onChange={setWeeks}
          />
          <Select
            label={t('rota.fillOf')}
            options={[
              ...(rota.rotations.length > 0 ? [{ id: 'rotations', label: t('rota.allRotations') }] : []),
              { id: 'patterns', label: t('rota.patterns') },
              ...rota.rotations.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={source}
            onChange={setSource}
          />
          <Select
            label={t('rota.region')}
            options={[
              { id: 'all' as const, label: t('rota.allRegions') },
              ...REGIONS.map((id) => ({ id, label: t(`common.strip.${id}`) })),
            ]}
            value={region}
            onChange={setRegion}
          />
        </div>
        <Checkbox isSelected={overLeave} onChange={setOverLeave}>
          {t('rota.overLeave')}
        </Checkbox>
        <p className={styles.reckoned} role="status">
          {shifts.length === 0
            ? t('rota.fillNothing')
            : t('rota.fillWhat', { count: Math.min(MOST, shifts.length), people: t('common.people', { count: people }) })}
        </p>
      </div>
    </Dialog>
  )
}
