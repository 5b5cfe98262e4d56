/** What can be done to memory and glossary, each with its undo. */
import i18next from 'i18next'
import type { MemoryUnitId } from '../../../shared/domain/ids'
import type { GlossaryTerm, MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { calls } from '../../bridge/deskStore'
import { expectDeed, pushDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'
import { check, chooseTerm, chooseUnit, editTerm, editUnit, useMemory } from './store'

const t = i18next.t.bind(i18next)

const unitNow = async (unit: MemoryUnit): Promise<MemoryUnit | undefined> => {
  const asked = { text: '', layer: unit.layer, from: unit.from, to: unit.to, noted: null, limit: 200, offset: 0 } as const
  return (await calls().memory.list(asked)).units.find(({ id }) => id === unit.id)
}

/** False: it is told why, and what was written stands. */
export const saveUnit = async (before: MemoryUnit, unit: MemoryUnit): Promise<boolean> => {
  const work = calls().memory.save(unit)
  expectDeed(work)
  try {
    await work
    const saved = (await unitNow(unit)) ?? unit
    chooseUnit(saved)
    pushDeed({
      says: t('memory.did.saved'),
      saysUndone: t('memory.did.unsaved'),
      undo: async () => {
        await calls().memory.save({ ...before, updatedAt: saved.updatedAt })
        chooseUnit((await unitNow(before)) ?? null)
        editUnit(null)
      },
    })
    return true
  } catch (error) {
    tellTrouble(t('memory.notSaved'), error)
    return false
  }
}

export const noteUnit = async (unit: MemoryUnit, verdict: 'good' | 'bad' | null, why: string): Promise<void> => {
  const before = unit.note
  const work = calls().memory.note({ id: unit.id, verdict, why })
  expectDeed(work)
  try {
    await work
    chooseUnit({ ...unit, note: verdict && { verdict, why } })
    pushDeed({
      says: t(verdict === null ? 'memory.did.unnoted' : `memory.did.noted.${verdict}`),
      saysUndone: t('memory.did.noteBack'),
      undo: async () => {
        await calls().memory.note({ id: unit.id, verdict: before?.verdict ?? null, why: before?.why ?? '' })
        chooseUnit(unit)
      },
    })
  } catch (error) {
    tellTrouble(t('memory.notNoted'), error)
  }
}

export const removeUnits = async (ids: readonly MemoryUnitId[]): Promise<void> => {
  if (ids.length === 0) return
  const parts: MemoryUnitId[][] = []
  for (let at = 0; at < ids.length; at += 500) parts.push(ids.slice(at, at + 500))
  const each = async (undo: boolean) => {
    for (const part of parts) await calls().memory.remove({ ids: part, undo })
  }
  const work = each(false)
  expectDeed(work)
  try {
    await work
    const { unit } = useMemory.getState()
    if (unit && ids.includes(unit.id)) chooseUnit(null)
    check([])
    pushDeed({ says: t('memory.did.removed', { count: ids.length }), saysUndone: t('memory.did.back'), undo: () => each(true) })
  } catch (error) {
    tellTrouble(t('memory.notRemoved'), error)
  }
}

const termNow = async (id: GlossaryTerm['id']): Promise<GlossaryTerm | undefined> =>
  (await calls().memory.terms({ layer: null })).terms.find((term) => term.id === id)

export const saveTerm = async (before: GlossaryTerm | null, term: GlossaryTerm): Promise<boolean> => {
  const work = calls().memory.saveTerm(term)
  expectDeed(work)
  try {
    await work
    const saved = (await termNow(term.id)) ?? term
    chooseTerm(saved)
    pushDeed({
      says: t('memory.did.termSaved', { term: term.source }),
      saysUndone: t('memory.did.unsaved'),
      undo: async () => {
        if (before) await calls().memory.saveTerm({ ...before, updatedAt: saved.updatedAt })
        else await calls().memory.removeTerm({ id: term.id, undo: false })
        chooseTerm(before ? ((await termNow(before.id)) ?? null) : null)
      },
    })
    return true
  } catch (error) {
    tellTrouble(t('memory.notSaved'), error)
    return false
  }
}

export const removeTerm = async (term: GlossaryTerm): Promise<void> => {
  const work = calls().memory.removeTerm({ id: term.id, undo: false })
  expectDeed(work)
  try {
    await work
    chooseTerm(null)
    editTerm(null)
    pushDeed({
      says: t('memory.did.termRemoved', { term: term.source }),
      saysUndone: t('memory.did.back'),
      undo: async () => {
        await calls().memory.removeTerm({ id: term.id, undo: true })
        chooseTerm(term)
      },
    })
  } catch (error) {
    tellTrouble(t('memory.notRemoved'), error)
  }
}
