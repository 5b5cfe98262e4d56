import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { freshId } from '../parts/act'
import { ask, freshRequest } from '../parts/requests'
import { shiftWords } from '../parts/words'
import people from '../people/People.module.css'
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
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (!give) return
    setBusy(true)
    const done = await ask(freshRequest(me.id, minute, freshId(), note, { type: 'offer', giveShiftId: give, takenBy: null }), 'offered')
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Dialog
      title={t('rotaPeople.ask.offer')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" isDisabled={busy || !give} onPress={() => void send()}>
            {t('rotaPeople.ask.offerSend')}
          </Button>
        </>
      }
    >
      <div className={people.form}>
        <p className={people.weak}>{t(state.rota.settings.offersNeedLead ? 'rotaPeople.ask.offerLead' : 'rotaPeople.ask.offerFree')}</p>
        <Select
          label={t('rotaPeople.ask.mine')}
          options={coming.map(({ shift }) => ({ id: shift.id, label: shiftWords(shift, format) }))}
          value={give}
          onChange={setGive}
        />
        <TextField label={t('rotaPeople.request.note')} multiline rows={2} maxLength={2000} value={note} onChange={setNote} />
      </div>
    </Dialog>
  )
}
