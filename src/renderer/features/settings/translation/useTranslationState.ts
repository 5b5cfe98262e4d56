import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { EngineKindInfo, EngineState } from '../../../../shared/contract/translation'
import type { TranslationPolicy } from '../../../../shared/domain/translation/types'
import { calls, onDeskEvent } from '../../../bridge/deskStore'
import { ask, queryClient } from '../../../bridge/queries'
import { pushDeed } from '../../../commands/deeds'
import { tellTrouble } from '../../../commands/runner'

const meterMs = 10_000

export interface TranslationState {
  kinds: EngineKindInfo[]
  engines: EngineState[]
  policies: TranslationPolicy[]
}

/** Engines and policies as main has them; read anew with each of its words. */
export const useTranslationState = (): { state: TranslationState | null; error: unknown; retry(): void } => {
  useEffect(
    () =>
      onDeskEvent((event) => {
        if (event.type === 'translation' || event.type === 'backends')
          void queryClient.invalidateQueries({ queryKey: ask().translation.key() })
      }),
    [],
  )
  const kinds = useQuery(ask().translation.kinds.queryOptions())
  // Meters move with every call, and no event tells of each.
  const engines = useQuery({ ...ask().translation.engines.queryOptions(), staleTime: 0, refetchInterval: meterMs })
  const policies = useQuery({ ...ask().translation.policies.queryOptions(), staleTime: 0 })
  const all = kinds.data && engines.data && policies.data
  return {
    state: all ? { kinds: kinds.data.kinds, engines: engines.data.engines, policies: policies.data.policies } : null,
    error: kinds.error ?? engines.error ?? policies.error,
    retry: () => void queryClient.invalidateQueries({ queryKey: ask().translation.key() }),
  }
}

/** Shown at once; where main could not keep it, what stood comes back and it is said. */
const keep = async (policy: TranslationPolicy) => {
  const { queryKey } = ask().translation.policies.queryOptions()
  const before = queryClient.getQueryData<{ policies: TranslationPolicy[] }>(queryKey)
  await queryClient.cancelQueries({ queryKey })
  if (before) queryClient.setQueryData(queryKey, { policies: before.policies.map((one) => (one.shopId === policy.shopId ? policy : one)) })
  try {
    await calls().translation.savePolicy(policy)
  } catch (error) {
    if (before) queryClient.setQueryData(queryKey, before)
    throw error
  }
}

/** Saves a policy. With `says` it can be taken back: `before` is what stands again then. */
export const useKeepPolicy = (): ((
  policy: TranslationPolicy,
  undo?: { says: string; saysUndone: string; before: TranslationPolicy },
) => void) => {
  const { t } = useTranslation()
  return (policy, undo) => {
    keep(policy).then(
      () => {
        if (undo) pushDeed({ says: undo.says, saysUndone: undo.saysUndone, undo: () => keep(undo.before) })
      },
      (error: unknown) => tellTrouble(t('settings.notSaved'), error),
    )
  }
}
