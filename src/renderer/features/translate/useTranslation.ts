/** What main keeps of translation, as this screen asks for it: read again when main says that it changed. */
import { useSyncExternalStore } from 'react'
import type { EngineState } from '../../../shared/contract/translation'
import type { GlossaryTerm } from '../../../shared/domain/translation/memoryTypes'
import type { TranslationPolicy } from '../../../shared/domain/translation/types'
import { calls, onDeskEvent, useDesk } from '../../bridge/deskStore'

/** One answer for all who ask; null until it came. */
const kept = <T>(ask: () => Promise<T>, on: 'translation' | 'memory') => {
  let value: T | null = null
  let asking = false
  let stale = true
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const read = () => {
    if (asking || !stale) return
    asking = true
    stale = false
    ask()
      .then((answer) => {
        value = answer
      })
      // Locked, or not there yet: the next event asks again.
      .catch(() => undefined)
      .finally(() => {
        asking = false
        tell()
        if (stale && listeners.size > 0) read()
      })
  }
  return {
    watch(): void {
      onDeskEvent((event) => {
        if (event.type !== on && event.type !== 'hello') return
        stale = true
        if (listeners.size > 0) read()
      })
      useDesk.subscribe((desk, was) => {
        if (desk.state === was.state) return
        stale = true
        if (desk.state?.type !== 'open') value = null
      })
    },
    now: () => value,
    hear(listener: () => void): () => void {
      listeners.add(listener)
      read()
      return () => void listeners.delete(listener)
    },
  }
}

const policies = kept(async () => (await calls().translation.policies()).policies as readonly TranslationPolicy[], 'translation')
const engines = kept(async () => (await calls().translation.engines()).engines as readonly EngineState[], 'translation')
const terms = kept(async () => (await calls().memory.terms({ layer: null })).terms as readonly GlossaryTerm[], 'memory')

export const usePolicies = () => useSyncExternalStore(policies.hear, policies.now)
export const useEngines = () => useSyncExternalStore(engines.hear, engines.now)
export const useTerms = () => useSyncExternalStore(terms.hear, terms.now)
export const watchTranslation = (): void => {
  for (const one of [policies, engines, terms]) one.watch()
}
