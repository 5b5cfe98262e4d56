/** What the screen of memory and glossary shows, and what is being written there; leaving the screen takes nothing of it. */
import { create } from 'zustand'
import type { GlossaryTermId, MemoryUnitId } from '../../../shared/domain/ids'
import type { GlossaryTerm, MemoryLayer, MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { now, useDesk } from '../../bridge/deskStore'

export type Tab = 'units' | 'terms' | 'report'
export interface Filters {
  text: string
  layer: MemoryLayer | null
  from: string | null
  to: string | null
  noted: 'good' | 'bad' | null
}
export const noFilters: Filters = { text: '', layer: null, from: null, to: null, noted: null }

interface MemoryState {
  tab: Tab
  filters: Filters
  unit: MemoryUnit | null
  term: GlossaryTerm | null
  /** Edited and not saved. */
  unitEdit: MemoryUnit | null
  termEdit: GlossaryTerm | null
  checked: ReadonlySet<MemoryUnitId>
  dialog: 'import' | 'export' | null
}
const first: MemoryState = {
  tab: 'units',
  filters: noFilters,
  unit: null,
  term: null,
  unitEdit: null,
  termEdit: null,
  checked: new Set(),
  dialog: null,
}
export const useMemory = create<MemoryState>()(() => first)
const set = useMemory.setState

export const showTab = (tab: Tab): void => set({ tab })
export const filterBy = (more: Partial<Filters>): void => set(({ filters }) => ({ filters: { ...filters, ...more }, checked: new Set() }))
export const chooseUnit = (unit: MemoryUnit | null): void => set({ unit, unitEdit: null })
export const chooseTerm = (term: GlossaryTerm | null): void => set({ term, termEdit: null })
export const editUnit = (unitEdit: MemoryUnit | null): void => set({ unitEdit })
export const editTerm = (termEdit: GlossaryTerm | null): void => set({ termEdit })
export const openDialog = (dialog: MemoryState['dialog']): void => set({ dialog })
export const check = (ids: Iterable<MemoryUnitId>): void => set({ checked: new Set(ids) })
export const toggleChecked = (id: MemoryUnitId): void =>
  set(({ checked }) => {
    const next = new Set(checked)
    if (!next.delete(id)) next.add(id)
    return { checked: next }
  })

export const newTerm = (from: string, to: string, layer: MemoryLayer): GlossaryTerm => ({
  id: `g${crypto.randomUUID().replaceAll('-', '')}` as GlossaryTermId,
  layer,
  from,
  source: '',
  targets: [{ to, text: '', use: 'preferred' }],
  never: false,
  caseSensitive: false,
  note: '',
  updatedAt: now(),
})

// Another profile, or a lock: nothing of it stays in this page.
useDesk.subscribe((desk, was) => {
  if (desk.state?.type !== 'open' && was.state?.type === 'open') set(first)
})
