import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../../shared/domain/backend/types'
import type { ShopPlan } from '../../../../shared/domain/clock/types'
import { calls, now, useDesk } from '../../../bridge/deskStore'
import { pushDeed } from '../../../commands/deeds'
import { tellTrouble } from '../../../commands/runner'

export type SavePlan = (change: Partial<Omit<ShopPlan, 'shopId' | 'updatedAt'>>) => void

/** A shop's plan, and how it is changed: kept at once, with its undo. Null while it is being read. */
export const usePlan = (shop: Shop | undefined): { plan: ShopPlan | null; save: SavePlan } => {
  const { t } = useTranslation()
  const plan = useDesk((desk) => desk.policies?.plans.find(({ shopId }) => shopId === shop?.id) ?? null)
  const save: SavePlan = (change) => {
    if (!plan || !shop) return
    const keep = (next: ShopPlan) => calls().cases.savePlan({ ...next, updatedAt: now() })
    keep({ ...plan, ...change })
      .then(() =>
        pushDeed({
          says: t('clock.edit.saved', { shop: shop.name }),
          saysUndone: t('clock.edit.undone', { shop: shop.name }),
          undo: async () => void (await keep(plan)),
        }),
      )
      .catch((error: unknown) => tellTrouble(t('clock.edit.notSaved'), error))
  }
  return { plan, save }
}
