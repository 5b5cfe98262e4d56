import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { leaveSpan } from '../../../../shared/domain/rota/leave'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { RotaLeave } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Checkbox } from '../../../ui/Checkbox'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { freshId } from '../parts/act'
import { dateIn } from '../parts/days'
import { ask, freshRequest } from '../parts/requests'
import { TimeBox } from '../parts/TimeBox'
import { leaveWords } from '../parts/words'
import people from '../people/People.module.css'
import { AskDialog } from './AskDialog'
import { shiftsOf } from './week'

const kinds = ['holiday', 'training', 'parental', 'unpaid', 'other'] as const

/** Whole days, or from and until a time on the first and last of them. */
export function LeaveDialog({ state, me, onClose }: { state: RotaState; me: RotaPerson; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const tomorrow = dateIn(minute + 86_400_000, me.zone)
  const [leave, setLeave] = useState<RotaLeave>({
    id: freshId(),
    personId: me.id,
    kind: 'holiday',
    startDate: tomorrow,
    endDate: tomorrow,
    startTime: null,
    endTime: null,
    zone: me.zone,
    note: '',
  })
  const set = (part: Partial<RotaLeave>) => setLeave({ ...leave, ...part })
  const span = leave.startDate && leave.endDate ? leaveSpan(leave) : null
  const over = span !== null && span.endAt <= minute
  const hit = span ? shiftsOf(state.rota, me.id).filter(({ startAt, endAt }) => startAt < span.endAt && endAt > span.startAt).length : 0
  const send = () => ask(freshRequest(me.id, minute, freshId(), leave.note, { type: 'leave', leave }), 'asked')
  return (
    <AskDialog
      title={t('rotaPeople.ask.leave')}
      action={t('rotaPeople.ask.send')}
      able={span !== null && !over}
      onAsk={send}
      onClose={onClose}
    >
      <Select
        label={t('rotaPeople.leave.what')}
        options={kinds.map((id) => ({ id, label: t(`rotaPeople.leave.kind.${id}`) }))}
        value={leave.kind === 'sick' ? 'other' : leave.kind}
        onChange={(kind) => set({ kind })}
      />
      <div className={people.pair}>
        <TextField
          label={t('rotaPeople.leave.first')}
          type="date"
          value={leave.startDate}
          onChange={(startDate) => set({ startDate, ...(leave.endDate < startDate ? { endDate: startDate } : {}) })}
        />
        <TextField label={t('rotaPeople.leave.last')} type="date" value={leave.endDate} onChange={(endDate) => set({ endDate })} />
        <Checkbox isSelected={leave.startTime !== null} onChange={(on) => set({ startTime: on ? '12:00' : null })}>
          {t('rotaPeople.leave.fromTime')}
        </Checkbox>
        <Checkbox isSelected={leave.endTime !== null} onChange={(on) => set({ endTime: on ? '12:00' : null })}>
          {t('rotaPeople.leave.untilTime')}
        </Checkbox>
        {leave.startTime !== null ? (
          <TimeBox label={t('rotaPeople.leave.from')} value={leave.startTime} onChange={(startTime) => set({ startTime })} />
        ) : (
          <span />
        )}
        {leave.endTime !== null ? (
          <TimeBox label={t('rotaPeople.leave.until')} value={leave.endTime} onChange={(endTime) => set({ endTime })} />
        ) : null}
      </div>
      <TextField
        label={t('rotaPeople.request.note')}
        multiline
        rows={2}
        maxLength={2000}
        value={leave.note}
        onChange={(note) => set({ note })}
      />
      <p className={people.weak} role="status">
        {!span
          ? t('rotaPeople.bad.until')
          : over
            ? t('rotaPeople.bad.over')
            : `${leaveWords(leave, t, format)} · ${t('rotaPeople.leave.hits', { count: hit })}`}
      </p>
    </AskDialog>
  )
}
