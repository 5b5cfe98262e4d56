/** What is done to the rota from these tabs, told and taken back like everything else. */
import i18next from 'i18next'
import type { RotaDeed } from '../../../../shared/domain/rota/deeds'
import { tellTrouble } from '../../../commands/runner'
import { changeRota } from '../../../state/rota'

/** Words are `rotaPeople.did.<did>`. False: it did not work, and it was said why. */
export const act = async (deeds: RotaDeed[], did: string, params: Record<string, string | number> = {}): Promise<boolean> => {
  try {
    await changeRota(deeds, { says: i18next.t(`rotaPeople.did.${did}`, params), saysUndone: i18next.t('rotaPeople.did.undone') })
    return true
  } catch (error) {
    tellTrouble(i18next.t('rotaPeople.notDone'), error)
    return false
  }
}

/** For things of our own making. */
export const freshId = (): string => crypto.randomUUID()
