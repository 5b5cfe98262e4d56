import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { leaveSpan } from '../../../../shared/domain/rota/leave'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { RotaLeave } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { TextField } from '../../../ui/TextField'
import { freshId } from '../parts/act'
import { dateIn } from '../parts/days'
import { ask, freshRequest } from '../parts/requests'
import people from '../people/People.module.css'
import { AskDialog } from './AskDialog'
import { shiftsOf } from './week'

/** She cannot come: counts at once. A shift that runs ends now; what was worked of it stays worked. */
export function SickDialog({ state, me, onClose }: { state: RotaState; me: RotaPerson; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const today = dateIn(minute, me.zone)
  const [until, setUntil] = useState(today)
  const [note, setNote] = useState('')
  const running = shiftsOf(state.rota, me.id).some(({ startAt, endAt }) => startAt <= minute && minute < endAt)
  const leave: RotaLeave = {
    id: `sick-${me.id}-${today}-${minute}`,
    personId: me.id,
    kind: 'sick',
    startDate: today,
    endDate: until || today,
    startTime: running
      ? new Intl.DateTimeFormat('en-GB', { timeZone: me.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(minute)
      : null,
    endTime: null,
    zone: me.zone,
    note,
  }
  const span = leaveSpan(leave)
  const hit = span ? shiftsOf(state.rota, me.id).filter(({ startAt, endAt }) => startAt < span.endAt && endAt > span.startAt).length : 0
  const send = () => ask(freshRequest(me.id, minute, freshId(), note, { type: 'sick', leave }), 'calledSick')
  return (
    <AskDialog title={t('rotaPeople.ask.sick')} action={t('rotaPeople.ask.sickSend')} able={span !== null} onAsk={send} onClose={onClose}>
      <p>{t('rotaPeople.ask.sickText')}</p>
      <TextField label={t('rotaPeople.leave.last')} type="date" value={until} onChange={setUntil} />
      <TextField label={t('rotaPeople.request.note')} multiline rows={2} maxLength={2000} value={note} onChange={setNote} />
      <p className={people.weak} role="status">
        {!span
          ? t('rotaPeople.bad.until')
          : [running ? t('rotaPeople.ask.sickNow', { time: format.time(minute, me.zone) }) : '', t('rotaPeople.leave.hits', { count: hit })]
              .filter(Boolean)
              .join(' ')}
      </p>
    </AskDialog>
  )
}
