import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { Rotation } from '../../../../shared/domain/rota/plan'
import { useFormat, useZone } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Button } from '../../../ui/Button'
import { freshId } from '../parts/act'
import { dateIn, dateWords, mondayOf } from '../parts/days'
import { ThingsPane } from '../parts/ThingsPane'
import people from '../people/People.module.css'
import { RotationDialog } from './RotationDialog'

/** Recurring rules: who works which shift on which day of a cycle. */
export function RotationsPane({ state, choice, onTypes }: { state: RotaState; choice: ReactNode; onTypes: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const minute = useMinute()
  const [edited, setEdited] = useState<{ rotation: Rotation; fresh: boolean } | null>(null)
  const { rotations, types } = state.rota
  const add = () => {
    const first = types[0]?.id ?? null
    const cycle = [first, first, first, first, first, null, null]
    const startsOn = mondayOf(dateIn(minute, zone))
    setEdited({ rotation: { id: freshId(), name: '', startsOn, until: null, cycle, members: [], except: [] }, fresh: true })
  }
  return (
    <ThingsPane
      choice={choice}
      add={state.mayPlan ? { text: t('rotaPeople.rotation.add'), isDisabled: types.length === 0, run: add } : null}
      instead={
        state.mayPlan ? (
          <Button icon="clock" onPress={onTypes}>
            {t('rotaPeople.empty.toTypes')}
          </Button>
        ) : null
      }
      empty={{
        icon: 'refresh',
        title: t('rotaPeople.empty.rotations'),
        text: t(types.length === 0 ? 'rotaPeople.empty.rotationsTypes' : 'rotaPeople.empty.rotationsText'),
      }}
      heads={[
        t('rotaPeople.field.name'),
        t('rotaPeople.rotation.cycle'),
        t('rotaPeople.rotation.from'),
        t('rotaPeople.rotation.until'),
        t('rotaPeople.rotation.members'),
      ]}
      rows={[...rotations]
        .sort((a, b) => a.name.localeCompare(b.name))
        .map((rotation) => (
          <tr key={rotation.id} onDoubleClick={() => setEdited({ rotation, fresh: false })}>
            <th scope="row">
              <button type="button" className={people.name} onClick={() => setEdited({ rotation, fresh: false })}>
                <bdi>{rotation.name}</bdi>
              </button>
            </th>
            <td>{t('rotaPeople.rotation.days', { count: rotation.cycle.length })}</td>
            <td>{dateWords(rotation.startsOn, format)}</td>
            <td>
              {rotation.until ? dateWords(rotation.until, format) : <span className={people.weak}>{t('rotaPeople.rotation.open')}</span>}
            </td>
            <td className={people.number}>{format.number(rotation.members.length)}</td>
          </tr>
        ))}
    >
      {edited ? (
        <RotationDialog
          key={edited.rotation.id}
          rotation={edited.rotation}
          fresh={edited.fresh}
          state={state}
          readOnly={!state.mayPlan}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </ThingsPane>
  )
}
