import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { personOf } from '../../../shared/domain/desk/whoAmI'
import type { AgentId, ConversationId, TeamId } from '../../../shared/domain/ids'
import { now, useDesk } from '../../bridge/deskStore'
import { fuzzyFilter } from '../../commands/fuzzy'
import { tellTrouble } from '../../commands/runner'
import { useRows } from '../../data/queries'
import { useFormat, useZone } from '../../i18n/useFormat'
import { nextShiftAt } from '../../state/shiftNow'
import { Dialog } from '../../ui/Dialog'
import { type PickItem, PickList } from '../../ui/PickList'
import { type Chooser, closeChooser, useChooser } from './choosers'
import * as deeds from './deeds'
import { useGathered } from './sets'
import { snoozeTimes } from './snoozeTimes'

const find = (query: string, items: readonly PickItem[]) => fuzzyFilter(query, items, (item) => `${item.label} ${item.also ?? ''}`)

interface Choice {
  items: PickItem[]
  pick: (id: string) => Promise<void>
}

const useSnooze = (ids: readonly ConversationId[]): Choice => {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  return useMemo(() => {
    const { settings, backends, people, shifts } = useDesk.getState()
    const at = now()
    const times = snoozeTimes(at, zone, nextShiftAt(personOf(settings, backends, people), shifts, at))
    return {
      items: times.map((time) => ({
        id: time.id,
        label: t(`inbox.snooze.${time.id}`),
        detail: time.at === null ? undefined : `${format.day(time.at, at)} ${format.time(time.at)}`,
        icon: time.at === null ? ('reply' as const) : ('moon' as const),
      })),
      pick: (id) => {
        const time = times.find((one) => one.id === id)
        return time ? deeds.snooze(ids, time.at, at) : Promise.resolve()
      },
    }
  }, [ids, zone, format, t])
}

const useAssign = (ids: readonly ConversationId[]): Choice => {
  const { t } = useTranslation()
  const byBackend = useGathered((gathered) => gathered.byBackend)
  return useMemo(() => {
    const backends = deeds.backendsOf(ids)
    const only = backends.length === 1 ? backends[0] : undefined
    const me = ids[0] ? deeds.backendFor(ids[0])?.me?.agentId : undefined
    const agents = (only ? (byBackend.get(only)?.agents ?? []) : []).filter((agent) => agent.id !== me)
    return {
      items: [
        { id: 'me', label: t('inbox.assign.me'), icon: 'user' },
        { id: 'nobody', label: t('inbox.assign.nobody'), icon: 'unassigned' },
        ...agents.map((agent) => ({
          id: agent.id,
          label: agent.name,
          also: agent.email ?? '',
          detail: agent.available ? t('inbox.assign.available') : undefined,
          group: t('inbox.assign.colleagues'),
        })),
      ],
      pick: (id) =>
        id === 'me'
          ? deeds.assignMe(ids)
          : deeds.assignTo(ids, id === 'nobody' ? null : (id as AgentId), agents.find((agent) => agent.id === id)?.name ?? ''),
    }
  }, [ids, byBackend, t])
}

const useTeam = (ids: readonly ConversationId[]): Choice => {
  const { t } = useTranslation()
  const byBackend = useGathered((gathered) => gathered.byBackend)
  return useMemo(() => {
    const backends = deeds.backendsOf(ids)
    const only = backends.length === 1 ? backends[0] : undefined
    const teams = only ? (byBackend.get(only)?.teams ?? []) : []
    return {
      items:
        teams.length === 0
          ? []
          : [
              ...teams.map((team) => ({ id: team.id, label: team.name, icon: 'users' as const })),
              { id: 'none', label: t('inbox.team.nobody'), icon: 'unassigned' as const },
            ],
      pick: (id) =>
        deeds.transfer(
          ids,
          id === 'none' ? null : (id as TeamId),
          id === 'none' ? t('inbox.team.nobody') : (teams.find((team) => team.id === id)?.name ?? ''),
        ),
    }
  }, [ids, byBackend, t])
}

const useLabel = (ids: readonly ConversationId[]): Choice => {
  const byBackend = useGathered((gathered) => gathered.byBackend)
  const rows = useRows(useMemo(() => ids.slice(0, 50), [ids]))
  return useMemo(() => {
    const names = new Set(deeds.backendsOf(ids).flatMap((backend) => (byBackend.get(backend)?.labels ?? []).map((one) => one.name)))
    for (const row of rows.values()) for (const name of row.labels) names.add(name)
    const everywhere = (name: string) => rows.size > 0 && [...rows.values()].every((row) => row.labels.includes(name))
    return {
      items: [...names]
        .sort((a, b) => a.localeCompare(b))
        .map((name) => ({ id: name, label: name, icon: 'tag' as const, checked: everywhere(name) })),
      pick: (name) => deeds.label(ids, name, !everywhere(name)),
    }
  }, [ids, byBackend, rows])
}

const CHOICES: Record<Chooser, (ids: readonly ConversationId[]) => Choice> = {
  snooze: useSnooze,
  assign: useAssign,
  team: useTeam,
  label: useLabel,
}

function Pick({ kind, ids }: { kind: Chooser; ids: readonly ConversationId[] }) {
  const { t } = useTranslation()
  const useChoice = CHOICES[kind]
  const { items, pick } = useChoice(ids)
  return (
    <PickList
      label={t(`inbox.${kind}.title`)}
      placeholder={t(`inbox.${kind}.placeholder`, { count: ids.length })}
      items={items}
      find={find}
      none={items.length === 0 ? t(`inbox.${kind}.none`) : t('commands.noneFound')}
      onPick={(id) => {
        closeChooser()
        pick(id).catch((error: unknown) => tellTrouble(t('inbox.actFailed'), error))
      }}
    />
  )
}

/** Snooze, assign, transfer and label, all by the same box and list. */
export function Choosers() {
  const { t } = useTranslation()
  const open = useChooser((state) => state.open)
  if (!open) return null
  return (
    <Dialog bare isOpen title={t(`inbox.${open.kind}.title`)} onClose={closeChooser}>
      <Pick key={open.kind} kind={open.kind} ids={open.ids} />
    </Dialog>
  )
}
