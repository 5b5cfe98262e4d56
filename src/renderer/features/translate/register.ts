/** How a customer is spoken to, and who said so. */
import { useMemo } from 'react'
import { wordsByCase } from '../../../shared/domain/case/assess'
import type { ConversationId, ShopId } from '../../../shared/domain/ids'
import type { Register } from '../../../shared/domain/template/types'
import type { TranslationPolicy } from '../../../shared/domain/translation/types'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import { primary } from './modes'
import { usePolicies } from './useTranslation'

export interface Chosen {
  register: Register | null
  /** `engine`: nobody said; the engine's own custom. */
  by: 'customer' | 'shop' | 'engine'
  /** What shop and people said has been read. */
  known: boolean
}

const two: readonly Register[] = ['familiar', 'polite']
const three: readonly Register[] = ['familiar', 'polite', 'humble']
/** Languages whose grammar tells familiar from polite, as engines take it (DeepL's formality; du/Sie, tú/usted, tu/vous …), and those with a humble form (keigo, Korean honorifics). */
const tells: Readonly<Record<string, readonly Register[]>> = {
  de: two,
  es: two,
  fr: two,
  it: two,
  nl: two,
  pl: two,
  pt: two,
  ru: two,
  uk: two,
  cs: two,
  sk: two,
  tr: two,
  ro: two,
  hu: two,
  el: two,
  sv: two,
  da: two,
  hi: two,
  vi: two,
  zh: two,
  ja: three,
  ko: three,
}
export const registersOf = (language: string): readonly Register[] => tells[primary(language)] ?? []

export const chosenRegister = (
  said: Register | undefined,
  policy: Pick<TranslationPolicy, 'registers'> | undefined,
  language: string | null,
): Omit<Chosen, 'known'> => {
  if (language === null || registersOf(language).length === 0) return { register: null, by: 'engine' }
  if (said) return { register: said, by: 'customer' }
  const shops = policy?.registers[primary(language)] ?? policy?.registers[language]
  return shops ? { register: shops, by: 'shop' } : { register: null, by: 'engine' }
}

export const useRegister = (conversationId: ConversationId | null, shopId: ShopId | null, language: string | null): Chosen => {
  const words = useDesk((desk) => desk.policies?.words)
  const policies = usePolicies()
  return useMemo(() => {
    const policy = policies?.find((one) => one.shopId === shopId)
    const said = conversationId && words ? wordsByCase(words).get(conversationId)?.register : undefined
    return { ...chosenRegister(said, policy, language), known: words !== undefined && policies !== null }
  }, [words, policies, shopId, conversationId, language])
}

/** For this customer, until somebody says otherwise; null: as the shop does. */
export const sayRegister = async (
  conversationId: ConversationId,
  register: Register | null,
  was: Register | null,
  words: { says: string; saysUndone: string },
): Promise<void> => {
  const say = (next: Register | null) =>
    calls().cases.say({ word: { type: 'register', conversationId, register: next, at: now() }, undo: false })
  await say(register)
  pushDeed({ ...words, undo: async () => void (await say(was)) })
}
