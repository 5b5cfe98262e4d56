/** Shifts, leave and requests as sentences. */
import type { TFunction } from 'i18next'
import { cityOfZone } from '../../../../shared/domain/clock/zoneCity'
import { leaveDays } from '../../../../shared/domain/rota/leave'
import type { Rota, RotaLeave, RotaRequest, RotaShift } from '../../../../shared/domain/rota/plan'
import type { Format } from '../../../i18n/format'
import type { Tone } from '../../../ui/Pill'
import { dateWords } from './days'

export const nameOf = (rota: Pick<Rota, 'people'>, id: string | null, t: TFunction): string =>
  rota.people.find((person) => person.id === id)?.name ?? t('rotaPeople.person.gone')

/** The same within a sentence, whatever way that runs. */
export const nameIn = (rota: Pick<Rota, 'people'>, id: string | null, t: TFunction): string => `\u2068${nameOf(rota, id, t)}\u2069`

/** «Tue 24 Nov, 06:00–14:30». Times are of the shift's own zone. */
export const shiftWords = (shift: RotaShift, format: Format): string =>
  `${dateWords(shift.date, format)}, \u2066${shift.start}–${shift.end}\u2069`

/** The same where it is not the reader's own: with the city whose clock it is by, hers where that is her zone. */
export const shiftThere = (shift: RotaShift, rota: Pick<Rota, 'people'>, format: Format): string => {
  const person = rota.people.find(({ id }) => id === shift.personId)
  const city = person?.zone === shift.zone && person.city ? person.city : cityOfZone(shift.zone)
  return `${shiftWords(shift, format)} \u2068${city}\u2069`
}

export const leaveWords = (leave: RotaLeave, t: TFunction, format: Format): string => {
  const from = dateWords(leave.startDate, format) + (leave.startTime ? ` ${leave.startTime}` : '')
  const until = dateWords(leave.endDate, format) + (leave.endTime ? ` ${leave.endTime}` : '')
  const days = leaveDays(leave)
  const span = leave.startDate === leave.endDate && !leave.startTime && !leave.endTime ? from : t('rotaPeople.leave.span', { from, until })
  return `${span} · ${t('rotaPeople.leave.days', { count: days, days: format.number(days) })}`
}

/** What somebody asks for, in one line. */
export const wantsWords = ({ wants }: RotaRequest, rota: Pick<Rota, 'people' | 'shifts'>, t: TFunction, format: Format): string => {
  const shift = (id: string): string => {
    const found = rota.shifts.find((one) => one.id === id)
    return found ? shiftThere(found, rota, format) : t('rotaPeople.request.goneShift')
  }
  switch (wants.type) {
    case 'leave':
    case 'sick':
      return leaveWords(wants.leave, t, format)
    case 'swap':
      return wants.takeShiftId === null
        ? t('rotaPeople.request.gives', { give: shift(wants.giveShiftId), name: nameIn(rota, wants.withPersonId, t) })
        : t('rotaPeople.request.swaps', {
            give: shift(wants.giveShiftId),
            name: nameIn(rota, wants.withPersonId, t),
            take: shift(wants.takeShiftId),
          })
    case 'offer':
      return shift(wants.giveShiftId)
  }
}
export const stateTone: Record<RotaRequest['state'], Tone> = {
  open: 'soon',
  taken: 'held',
  approved: 'good',
  declined: 'late',
  withdrawn: 'calm',
}
export const kindOf = ({ wants }: RotaRequest): string => (wants.type === 'swap' && wants.takeShiftId === null ? 'give' : wants.type)
