/** Which templates come first: what was typed, where it fits, then what the agent takes most. */
import type { Channel } from '../conversation/types'
import type { BackendId, ShopId } from '../ids'
import type { Template, TemplateOwner } from './types'

export interface Scope {
  shopId: ShopId | null
  backendId: BackendId | null
  channel: Channel | null
  tag: string | null
  owner: TemplateOwner | null
  approvedOnly: boolean
}

/** Approved templates of a messenger are no free text: they are offered only where nothing else may go, and there alone. */
export const fits = (template: Template, scope: Scope): boolean => {
  const approved = template.remote?.approved != null
  if (approved !== scope.approvedOnly) return false
  if (scope.owner !== null && template.owner !== scope.owner) return false
  if (scope.tag !== null && !template.tags.includes(scope.tag)) return false
  if (scope.shopId !== null && template.shopIds.length > 0 && !template.shopIds.includes(scope.shopId)) return false
  if (scope.channel !== null && template.channels.length > 0 && !template.channels.includes(scope.channel)) return false
  // What belongs to one backend is that one's language: another shop's help desk does not know it.
  if (template.owner === 'backend' && scope.backendId !== null && template.backendId !== scope.backendId) return false
  return true
}

export interface Use {
  count: number
  /** Epoch ms of the last one. */
  at: number
}

const DAY = 86_400_000
/** Up to 30: as much as half a title's word. */
const used = (use: Use | undefined, now: number): number =>
  use ? Math.min(14, 3 * Math.log2(1 + use.count)) + 16 * 2 ** (-Math.max(0, now - use.at) / (7 * DAY)) : 0

const isSubsequence = (part: string, of: string): boolean => {
  let at = 0
  for (const letter of of) if (letter === part[at]) at += 1
  return at >= part.length
}

/** How a shortcut meets what was typed: whole, its beginning, inside, its letters in their order. 0: not at all. */
export const shortcutScore = (shortcut: string, typed: string): number => {
  if (shortcut === '' || typed === '') return 0
  if (shortcut === typed) return 1_000
  if (shortcut.startsWith(typed)) return 500 - Math.min(100, shortcut.length - typed.length)
  if (shortcut.includes(typed)) return 120
  return typed.length >= 2 && shortcut.startsWith(typed.charAt(0)) && isSubsequence(typed, shortcut) ? 80 : 0
}

/** What does not hang on the words: her language, her shop and channel, her habit. `languages`: primary codes of the bodies. */
export const habitScore = (
  template: Template,
  languages: readonly string[],
  wanted: { shopId: ShopId | null; channel: Channel | null; language: string | null },
  use: Use | undefined,
  now: number,
): number =>
  used(use, now) +
  (wanted.shopId !== null && template.shopIds.includes(wanted.shopId) ? 8 : 0) +
  (wanted.channel !== null && template.channels.includes(wanted.channel) ? 4 : 0) +
  (wanted.language !== null && languages.includes(wanted.language) ? 12 : 0) +
  (template.owner === 'personal' ? 3 : template.owner === 'team' ? 2 : 0)
