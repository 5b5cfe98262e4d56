import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { cityOfZone } from '../../../../shared/domain/clock/zoneCity'
import type { ShiftType } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { cx } from '../../../ui/classes'
import { Pill } from '../../../ui/Pill'
import { freshId } from '../parts/act'
import parts from '../parts/Parts.module.css'
import { ThingsPane } from '../parts/ThingsPane'
import people from '../people/People.module.css'
import { TypeDialog } from './TypeDialog'

const freshType = (): ShiftType => ({
  id: freshId(),
  name: '',
  start: '09:00',
  end: '17:30',
  zone: null,
  breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }],
  work: 'service',
  colour: 'iris',
})

/** Kinds of shifts: wall-clock times, in a zone or on each person's own clock. */
export function TypesPane({ state, choice, focusAdd }: { state: RotaState; choice: ReactNode; focusAdd: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [edited, setEdited] = useState<{ type: ShiftType; fresh: boolean } | null>(null)
  const { types } = state.rota
  const add = () => setEdited({ type: freshType(), fresh: true })
  return (
    <ThingsPane
      choice={choice}
      add={state.mayPlan ? { text: t('rotaPeople.type.add'), isDisabled: false, run: add } : null}
      focusAdd={focusAdd}
      empty={{ icon: 'clock', title: t('rotaPeople.empty.types'), text: t('rotaPeople.empty.typesText') }}
      heads={[
        t('rotaPeople.field.name'),
        t('rotaPeople.type.time'),
        t('rotaPeople.type.clock'),
        t('rotaPeople.type.breaks'),
        t('rotaPeople.type.used'),
      ]}
      rows={[...types]
        .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.name.localeCompare(b.name)))
        .map((type) => (
          <tr key={type.id} onDoubleClick={() => setEdited({ type, fresh: false })}>
            <th scope="row">
              <span aria-hidden className={cx(parts.swatch, parts[type.colour])} style={{ display: 'inline-block', marginInlineEnd: 8 }} />
              <button type="button" className={people.name} onClick={() => setEdited({ type, fresh: false })}>
                <bdi>{type.name}</bdi>
              </button>
              {type.work === 'training' ? <Pill outline>{t('rotaPeople.type.training')}</Pill> : null}
            </th>
            <td>
              <bdi dir="ltr">{`${type.start}–${type.end}`}</bdi>{' '}
              <span className={people.weak}>{type.end <= type.start ? t('rotaPeople.week.nextDay') : null}</span>
            </td>
            <td>
              {type.zone === null ? (
                <span className={people.weak}>{t('rotaPeople.type.ownClock')}</span>
              ) : (
                <span title={type.zone}>{cityOfZone(type.zone)}</span>
              )}
            </td>
            <td>
              {type.breaks.length === 0
                ? '–'
                : t('rotaPeople.type.breakSum', {
                    count: type.breaks.length,
                    minutes: format.number(type.breaks.reduce((sum, { minutes }) => sum + minutes, 0)),
                  })}
            </td>
            <td className={people.number}>{format.number(state.rota.shifts.filter(({ typeId }) => typeId === type.id).length)}</td>
          </tr>
        ))}
    >
      {edited ? (
        <TypeDialog
          key={edited.type.id}
          type={edited.type}
          fresh={edited.fresh}
          state={state}
          readOnly={!state.mayPlan}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </ThingsPane>
  )
}
