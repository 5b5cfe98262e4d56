import type { Shop } from './types'

/**
 * The shop's signature in the language of the conversation: `pt-BR`, then `pt`, then `*`. `{{agent}}` becomes the
 * agent's name at this backend. Empty where the shop has none.
 */
export const signatureFor = (shop: Pick<Shop, 'signatures'> | undefined, language: string | null, agent: string): string => {
  const signatures = shop?.signatures ?? {}
  const primary = language?.split(/[-_]/)[0]
  const found = (language && signatures[language]) || (primary && signatures[primary]) || signatures['*'] || ''
  return found.replaceAll(/\{\{\s*agent\s*\}\}/g, agent).trim()
}
