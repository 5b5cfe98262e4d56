import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { cx } from '../../../ui/classes'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { freshId } from '../parts/act'
import { ask, freshRequest } from '../parts/requests'
import { shiftThere, shiftWords } from '../parts/words'
import people from '../people/People.module.css'
import { AskDialog } from './AskDialog'
import styles from './Mine.module.css'
import { type Candidate, candidatesOf } from './swaps'
import type { MyShift } from './week'

/** With whom a shift can be swapped on a day: those first whom the rules allow, and of the others why not. */
export function SwapDialog({
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
  const given = coming.find(({ shift }) => shift.id === give)?.shift ?? null
  const [day, setDay] = useState(given?.date ?? '')
  const [chosen, setChosen] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const { rota } = state
  const candidates = useMemo(() => (given ? candidatesOf(rota, me, given, day, minute) : []), [rota, me, given, day, minute])
  const picked = candidates.find(({ key }) => key === chosen && !candidates.find((one) => one.key === chosen)?.refused)
  const why = (one: Candidate): string =>
    one.refused === null
      ? ''
      : one.broken.length > 0
        ? format.list([
            ...new Set(
              one.broken.map(
                ({ rule, personId }) => t(`rotaPeople.rule.${rule}`) + (personId === me.id ? ` (${t('rotaPeople.person.you')})` : ''),
              ),
            ),
          ])
        : t(`rotaPeople.refused.${one.refused}`)
  const send = async () => {
    if (!given || !picked) return false
    const wants = { type: 'swap' as const, giveShiftId: given.id, withPersonId: picked.person.id, takeShiftId: picked.take?.id ?? null }
    return ask(freshRequest(me.id, minute, freshId(), note, wants), 'askedSwap', { name: picked.person.name })
  }
  return (
    <AskDialog
      title={t('rotaPeople.ask.swap')}
      size="medium"
      action={t('rotaPeople.ask.send')}
      able={picked !== undefined}
      onAsk={send}
      onClose={onClose}
    >
      <div className={people.pair}>
        <Select
          label={t('rotaPeople.ask.mine')}
          options={coming.map(({ shift }) => ({ id: shift.id, label: shiftWords(shift, format) }))}
          value={give}
          onChange={(id) => {
            setGive(id)
            setChosen(null)
            setDay(coming.find(({ shift }) => shift.id === id)?.shift.date ?? day)
          }}
        />
        <TextField
          label={t('rotaPeople.ask.theirDay')}
          type="date"
          value={day}
          onChange={(next) => {
            setDay(next)
            setChosen(null)
          }}
        />
      </div>
      <fieldset className={people.plain}>
        <legend className={people.legend}>{t('rotaPeople.ask.with')}</legend>
        <div className={styles.candidates}>
          {candidates.length === 0 ? <p className={people.weak}>{t('rotaPeople.ask.nobody')}</p> : null}
          {candidates.map((one) => (
            <label key={one.key} className={cx(styles.candidate, one.refused !== null && styles.cannot)}>
              <input
                type="radio"
                name="swap-with"
                disabled={one.refused !== null}
                checked={chosen === one.key}
                onChange={() => setChosen(one.key)}
              />
              <bdi className={styles.candidateName}>{one.person.name}</bdi>
              <span>{one.take ? shiftThere(one.take, state.rota, format) : t('rotaPeople.ask.gift')}</span>
              {one.refused !== null ? <span className={styles.why}>{t('rotaPeople.ask.notWith', { why: why(one) })}</span> : null}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField label={t('rotaPeople.request.note')} multiline rows={2} maxLength={2000} value={note} onChange={setNote} />
      <p className={people.weak}>{t(rota.settings.swapsNeedLead ? 'rotaPeople.ask.swapLead' : 'rotaPeople.ask.swapFree')}</p>
    </AskDialog>
  )
}
