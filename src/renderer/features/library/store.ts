/**
 * What the library's screen shows, and the texts that are being written there. Those live on with main, stroke by stroke, so
 * that leaving the screen, a lock or a restart takes nothing.
 */
import { create } from 'zustand'
import type { UnsavedTemplate } from '../../../shared/contract/library'
import type { Channel } from '../../../shared/domain/conversation/types'
import type { ShopId, TemplateId } from '../../../shared/domain/ids'
import type { Template, TemplateOwner } from '../../../shared/domain/template/types'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { beforeLeaving } from '../../state/leaving'

export interface Filters {
  text: string
  owner: TemplateOwner | 'approved' | null
  tag: string | null
  language: string | null
  channel: Channel | null
  shopId: ShopId | null
  staleOnly: boolean
}
export const noFilters: Filters = { text: '', owner: null, tag: null, language: null, channel: null, shopId: null, staleOnly: false }

export type LibraryDialog = 'import' | 'export' | 'sync' | 'conflicts' | 'pins' | 'tags' | null

interface Library {
  filters: Filters
  chosen: TemplateId | null
  checked: ReadonlySet<TemplateId>
  /** By id; what stands here is shown instead of what is kept. */
  unsaved: ReadonlyMap<TemplateId, UnsavedTemplate>
  /** Those of them that main has written down as they stand: only of these the screen says that they are kept. */
  kept: ReadonlySet<TemplateId>
  /** The unsaved texts of the profile have been read. */
  read: boolean
  /** What stands in the library instead of what was edited, after a save that came too late. */
  meanwhile: Template | null
  dialog: LibraryDialog
}
const first: Library = {
  filters: noFilters,
  chosen: null,
  checked: new Set(),
  unsaved: new Map(),
  kept: new Set(),
  read: false,
  meanwhile: null,
  dialog: null,
}
export const useLibrary = create<Library>()(() => first)
const set = useLibrary.setState

export const filterBy = (more: Partial<Filters>): void => set(({ filters }) => ({ filters: { ...filters, ...more }, checked: new Set() }))
export const choose = (chosen: TemplateId | null): void => set({ chosen, meanwhile: null })
export const check = (ids: Iterable<TemplateId>): void => set({ checked: new Set(ids) })
export const toggleChecked = (id: TemplateId): void =>
  set(({ checked }) => {
    const next = new Set(checked)
    if (!next.delete(id)) next.add(id)
    return { checked: next }
  })
export const openDialog = (dialog: LibraryDialog): void => set({ dialog })
export const showMeanwhile = (meanwhile: Template | null): void => set({ meanwhile })

const KEEP_MS = 250
const waiting = new Map<TemplateId, ReturnType<typeof setTimeout>>()
/** One text after the other: the last stroke must be the last written. */
let line: Promise<unknown> = Promise.resolve()

const keepNow = (id: TemplateId): Promise<void> => {
  clearTimeout(waiting.get(id))
  waiting.delete(id)
  const one = useLibrary.getState().unsaved.get(id)
  const work = line.then(() => calls().library.keepUnsaved({ id, unsaved: one ? { template: one.template, basedOn: one.basedOn } : null }))
  line = work.catch(() => undefined)
  return work.then(() => set(({ unsaved, kept }) => (one && unsaved.get(id) === one ? { kept: new Set(kept).add(id) } : {})))
}
/** What cannot be kept is tried again with the next stroke; until then the screen still has it. */
const keepSoon = (id: TemplateId): void => {
  clearTimeout(waiting.get(id))
  waiting.set(
    id,
    setTimeout(() => void keepNow(id).catch(() => undefined), KEEP_MS),
  )
}
beforeLeaving(async () => {
  await Promise.all([...waiting.keys()].map(keepNow))
})

/** The text as it now stands in the editor. `basedOn`: what is being edited; null for a new one. */
export const write = (template: UnsavedTemplate['template'], basedOn: number | null): void => {
  set(({ unsaved, kept }) => ({
    unsaved: new Map(unsaved).set(template.id, { template, basedOn, at: now() }),
    kept: new Set([...kept].filter((id) => id !== template.id)),
  }))
  keepSoon(template.id)
}
/** Saved, or given up: the kept form counts again. */
export const letGo = (id: TemplateId): Promise<void> => {
  set(({ unsaved }) => {
    const next = new Map(unsaved)
    next.delete(id)
    return { unsaved: next }
  })
  return keepNow(id)
}

/** What was left unsaved, here or before a restart. Texts of this window that are newer stay. */
export const readUnsaved = async (): Promise<void> => {
  const { unsaved: kept } = await calls().library.unsaved()
  set(({ unsaved }) => {
    const next = new Map(kept.map((one) => [one.template.id, one]))
    const mine = new Set([...unsaved.keys()].filter((id) => waiting.has(id)))
    for (const [id, one] of unsaved) if (mine.has(id)) next.set(id, one)
    return { unsaved: next, kept: new Set([...next.keys()].filter((id) => !mine.has(id))), read: true }
  })
}

// Another profile, or a lock: nothing of it stays in this page.
useDesk.subscribe((desk, was) => {
  if (desk.state?.type !== 'open' && was.state?.type === 'open') set(first)
})

export const mintId = (): TemplateId => `t${crypto.randomUUID().replaceAll('-', '')}` as TemplateId
