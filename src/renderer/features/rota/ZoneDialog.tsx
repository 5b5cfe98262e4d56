import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cityOfZone } from '../../../shared/domain/clock/zoneCity'
import { useFormat, useZone } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { Dialog } from '../../ui/Dialog'
import { type PickItem, PickList } from '../../ui/PickList'
import type { Plan } from './current'
import { openPlanDialog, setView } from './view'
import { zoneChoices } from './zones'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
const find = (query: string, items: readonly PickItem[]): PickItem[] => {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return items.filter((item) => words.every((word) => plain(`${item.label} ${item.also ?? ''}`).includes(word))).slice(0, 120)
}

/** In whose time the plan is read: mine, a person's, or any city's. */
export function ZoneDialog({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const mine = useZone()
  const minute = useMinute()
  const choices = useMemo(() => zoneChoices(plan.state.rota.people.filter(({ left }) => !left)), [plan.state.rota.people])
  const items = useMemo<PickItem[]>(
    () => [
      { id: '', label: t('rota.zone.mine', { city: cityOfZone(mine) }), detail: format.time(minute, mine), icon: 'user' },
      ...choices.map(({ zone, name, people }, at) => ({
        id: String(at),
        label: name,
        also: zone,
        detail: format.time(minute, zone),
        icon: people > 0 ? ('users' as const) : ('globe' as const),
        group: t(people > 0 ? 'rota.zone.team' : 'rota.zone.all'),
      })),
      ...plan.state.rota.people
        .filter(({ left }) => !left)
        .map(({ id, name, zone, city }) => ({
          id: `person ${id}`,
          label: name,
          also: city,
          detail: format.time(minute, zone),
          icon: 'user' as const,
          group: t('rota.zone.people'),
        })),
    ],
    [choices, plan.state.rota.people, mine, minute, format, t],
  )
  const pick = (id: string) => {
    const person = plan.state.rota.people.find((one) => id === `person ${one.id}`)
    const choice = choices[Number(id)]
    if (person) setView({ zone: { zone: person.zone, name: `${person.name} (${person.city})` } })
    else setView({ zone: id === '' || !choice ? null : { zone: choice.zone, name: choice.name } })
    openPlanDialog(null)
  }
  return (
    <Dialog title={t('rota.command.zone')} isOpen onClose={() => openPlanDialog(null)} bare size="medium">
      <PickList
        label={t('rota.command.zone')}
        placeholder={t('rota.zone.placeholder')}
        items={items}
        find={find}
        onPick={pick}
        none={t('rota.zone.none')}
      />
    </Dialog>
  )
}
