import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cityOfZone } from '../../../shared/domain/clock/zoneCity'
import type { PersonId } from '../../../shared/domain/ids'
import { asType, between } from '../../../shared/domain/rota/edit'
import { shiftOfType } from '../../../shared/domain/rota/rotations'
import { instantAt } from '../../../shared/domain/rota/when'
import { fuzzyFilter } from '../../commands/fuzzy'
import { Dialog } from '../../ui/Dialog'
import { type PickItem, PickList } from '../../ui/PickList'
import { commit, targets } from './acts'
import type { Plan } from './current'
import { openPlanDialog, pointAt } from './view'

const HOUR = 3_600_000

/** Which kind of shift: for a day on which there is none, or instead of what the selected ones are. */
export function TypeDialog({ plan, personId, date }: { plan: Plan; personId: PersonId; date: string }) {
  const { t } = useTranslation()
  const person = plan.rowOf.get(personId)?.person
  const chosen = useMemo(() => targets(plan), [plan])
  const items = useMemo<PickItem[]>(
    () => [
      ...[...plan.types.values()].map((type) => ({
        id: type.id,
        label: type.name,
        detail: `${type.start}–${type.end} ${type.zone ? cityOfZone(type.zone) : t('rota.ownClock')}`,
        icon: type.work === 'training' ? ('fileText' as const) : ('clock' as const),
      })),
      ...(chosen.length === 0 ? [{ id: '', label: t('rota.freeTimes'), icon: 'pen' as const }] : []),
    ],
    [plan.types, chosen.length, t],
  )
  if (!person) return null
  const close = () => openPlanDialog(null)
  const pick = (id: string) => {
    const type = plan.types.get(id)
    close()
    if (type && chosen.length > 0) {
      void commit(
        chosen.map((shift) => ({ id: shift.id, after: asType(shift, type, plan.rowOf.get(shift.personId)?.person ?? person) })),
        'changed',
      )
      return
    }
    const fresh = crypto.randomUUID()
    if (!type) {
      const at = instantAt(date, '09:00', person.zone)
      openPlanDialog({ is: 'shift', shift: between(person, at, at + 8 * HOUR, fresh), isNew: true })
      return
    }
    void commit([{ id: fresh, after: shiftOfType(type, person, date, fresh) }], 'made')
    pointAt({ personId, date, shiftId: fresh })
  }
  return (
    <Dialog title={t('rota.command.kind')} isOpen onClose={close} bare size="medium">
      <PickList
        label={chosen.length > 0 ? t('rota.kindOf', { count: chosen.length }) : t('rota.kindFor', { name: person.name })}
        placeholder={chosen.length > 0 ? t('rota.kindOf', { count: chosen.length }) : t('rota.kindFor', { name: person.name })}
        items={items}
        find={(query, all) => fuzzyFilter(query, all, ({ label }) => label)}
        onPick={pick}
        none={t('commands.noneFound')}
      />
    </Dialog>
  )
}
