import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { Break, ShiftType } from '../../../../shared/domain/rota/plan'
import { Button } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { act } from '../parts/act'
import { BreaksField } from '../parts/BreaksField'
import { EditDialog } from '../parts/EditDialog'
import { Segments } from '../parts/Segments'
import { TimeBox } from '../parts/TimeBox'
import { ZonePicker } from '../parts/ZonePicker'
import people from '../people/People.module.css'

const colours = ['iris', 'amber', 'teal', 'red', 'slate'] as const
const wallMinutes = ({ start, end }: Pick<ShiftType, 'start' | 'end'>): number => {
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return end > start ? at(end) - at(start) : 1440 - at(start) + at(end)
}
export type TypeFault = 'name' | 'breaks'
/** Why it cannot be kept: no name; a break that begins before the shift or ends after it. */
export const typeFaults = (type: ShiftType): TypeFault[] => [
  ...(type.name.trim() === '' ? (['name'] as const) : []),
  ...(type.breaks.some(({ afterMinutes, minutes }: Break) => afterMinutes + minutes > wallMinutes(type)) ? (['breaks'] as const) : []),
]

export function TypeDialog({
  type,
  fresh,
  state,
  readOnly,
  onClose,
}: {
  type: ShiftType
  fresh: boolean
  state: RotaState
  readOnly: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(type)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<ShiftType>) => setDraft({ ...draft, ...part })
  const faults = tried ? typeFaults(draft) : []
  const save = async () => {
    setTried(true)
    if (typeFaults(draft).length > 0) return false
    const body = { ...draft, name: draft.name.trim() }
    return act([{ do: 'put', thing: { kind: 'type', body } }], 'typeSaved', { name: body.name })
  }
  const inRotation = state.rota.rotations.some(({ cycle }) => cycle.includes(type.id))
  return (
    <EditDialog
      title={fresh ? t('rotaPeople.type.new') : type.name}
      dirty={JSON.stringify(draft) !== JSON.stringify(type)}
      fresh={fresh}
      readOnly={readOnly}
      onSave={save}
      onClose={onClose}
      start={
        fresh ? null : (
          <>
            <Button
              kind="quiet"
              icon="trash"
              isDisabled={inRotation}
              onPress={() =>
                void act([{ do: 'remove', kind: 'type', id: type.id }], 'typeRemoved', { name: type.name }).then((done) =>
                  done ? onClose() : undefined,
                )
              }
            >
              {t('rotaPeople.remove')}
            </Button>
            {inRotation ? <span className={people.weak}>{t('rotaPeople.type.inRotation')}</span> : null}
          </>
        )
      }
    >
      <div className={people.form}>
        <TextField
          label={t('rotaPeople.field.name')}
          value={draft.name}
          maxLength={60}
          onChange={(name) => set({ name })}
          error={faults.includes('name') ? t('rotaPeople.bad.name') : undefined}
        />
        <div className={people.triple}>
          <TimeBox label={t('rotaPeople.field.start')} value={draft.start} onChange={(start) => set({ start })} />
          <TimeBox
            label={t('rotaPeople.field.end')}
            {...(draft.end <= draft.start ? { hint: t('rotaPeople.week.nextDay') } : {})}
            value={draft.end}
            onChange={(end) => set({ end })}
          />
          <ZonePicker
            label={t('rotaPeople.type.clock')}
            zone={draft.zone}
            none={t('rotaPeople.type.ownClock')}
            onPick={(zone) => set({ zone })}
          />
        </div>
        <p className={people.weak}>{t('rotaPeople.type.clockHint')}</p>
        <div className={people.pair}>
          <div>
            <p className={people.weak}>{t('rotaPeople.type.work')}</p>
            <Segments
              label={t('rotaPeople.type.work')}
              options={(['service', 'training'] as const).map((id) => ({ id, label: t(`rotaPeople.type.${id}`) }))}
              value={draft.work}
              onChange={(work) => set({ work })}
            />
          </div>
          <Select
            label={t('rotaPeople.type.colour')}
            options={colours.map((id) => ({ id, label: t(`rotaPeople.colour.${id}`) }))}
            value={draft.colour}
            onChange={(colour) => set({ colour })}
          />
        </div>
        <BreaksField
          breaks={draft.breaks}
          onChange={(breaks) => set({ breaks })}
          error={faults.includes('breaks') ? t('rotaPeople.bad.breaks') : undefined}
        />
      </div>
    </EditDialog>
  )
}
