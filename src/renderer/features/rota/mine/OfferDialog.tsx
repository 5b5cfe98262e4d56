import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { freshId } from '../parts/act'
import { ask, freshRequest } from '../parts/requests'
import { shiftWords } from '../parts/words'
import people from '../people/People.module.css'
import { AskDialog } from './AskDialog'
import type { MyShift } from './week'

/** A shift that anybody may take whom no rule forbids it. It stays hers until somebody does. */
export function OfferDialog({
  state,
  me,
  coming,
  shiftId,
  onClose,
}: {
  state: RotaState
  me: RotaPerson
  coming: readonly MyShift[]
  shiftId: string | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const [give, setGive] = useState(shiftId ?? coming[0]?.shift.id ?? null)
  const [note, setNote] = useState('')
  const send = async () =>
    give !== null && ask(freshRequest(me.id, minute, freshId(), note, { type: 'offer', giveShiftId: give, takenBy: null }), 'offered')
  return (
    <AskDialog title={t('rotaPeople.ask.offer')} action={t('rotaPeople.ask.offerSend')} able={give !== null} onAsk={send} onClose={onClose}>
      <p className={people.weak}>{t(state.rota.settings.offersNeedLead ? 'rotaPeople.ask.offerLead' : 'rotaPeople.ask.offerFree')}</p>
      <Select
        label={t('rotaPeople.ask.mine')}
        options={coming.map(({ shift }) => ({ id: shift.id, label: shiftWords(shift, format) }))}
        value={give}
        onChange={setGive}
      />
      <TextField label={t('rotaPeople.request.note')} multiline rows={2} maxLength={2000} value={note} onChange={setNote} />
    </AskDialog>
  )
}
