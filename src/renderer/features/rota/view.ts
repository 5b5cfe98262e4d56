/** What of the plan is looked at, and where its cursor stands. Nothing of it outlives the desk's lock. */
import { create } from 'zustand'
import type { PersonId } from '../../../shared/domain/ids'
import type { RotaShift } from '../../../shared/domain/rota/plan'
import type { Region } from '../../../shared/domain/rota/types'
import { useDesk } from '../../bridge/deskStore'
import { awaitField, DIALOG } from '../../ui/typeAhead'
import type { Scale } from './timeline/axis'

/** A row's shift, or a day of it on which none begins. */
export interface Cursor {
  personId: PersonId
  /** Of the view's zone. */
  date: string
  shiftId: string | null
}
export type PlanDialog =
  | { is: 'publish' | 'versions' | 'rehearse' | 'fill' | 'copyWeek' | 'zone' | 'discard' | 'exchange' }
  /** `shift` as it would be kept; `isNew`: there is none yet. */
  | { is: 'shift'; shift: RotaShift; isNew: boolean }
  | { is: 'type'; personId: PersonId; date: string }

/** Changes by shift that are shown and not kept yet: while something is dragged, and while a key is pressed again and again. */
export type Preview = ReadonlyMap<string, RotaShift | null>

interface RotaView {
  scale: Scale
  /** Null: today. */
  date: string | null
  /** Null: the reader's own. */
  zone: { zone: string; name: string } | null
  region: Region | 'all'
  find: string
  shut: ReadonlySet<Region>
  cursor: Cursor | null
  selected: ReadonlySet<string>
  copied: readonly RotaShift[]
  preview: Preview
  dialog: PlanDialog | null
  findings: boolean
  coverage: boolean
  /** In px. */
  coverageHeight: number
}

export const noPreview: Preview = new Map()
const nobody: Pick<RotaView, 'cursor' | 'selected' | 'copied' | 'preview' | 'dialog' | 'find'> = {
  cursor: null,
  selected: new Set(),
  copied: [],
  preview: noPreview,
  dialog: null,
  find: '',
}
/** On a low screen the timeline has all of it until somebody wants the map. */
const roomy = (): boolean => typeof window === 'undefined' || window.innerHeight >= 760
const first: RotaView = {
  scale: 'week',
  date: null,
  zone: null,
  region: 'all',
  shut: new Set(),
  findings: false,
  coverage: roomy(),
  coverageHeight: 330,
  ...nobody,
}

export const useRotaView = create<RotaView>()(() => first)
export const setView = useRotaView.setState
export const openPlanDialog = (dialog: PlanDialog | null): void => {
  // Its code may still have to be read.
  if (dialog) awaitField(DIALOG)
  setView({ dialog })
}
export const pointAt = (cursor: Cursor | null): void => setView({ cursor })
export const choose = (ids: Iterable<string>): void => setView({ selected: new Set(ids) })
export const toggleChosen = (id: string): void =>
  setView(({ selected }) => {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    return { selected: next }
  })

// Another profile knows other people.
useDesk.subscribe(({ state }, was) => {
  if (state?.type !== 'open' && was.state?.type === 'open') setView(first, true)
})
