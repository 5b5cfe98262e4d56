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
/** What the agent takes most and took last: up to 30, as much as half a title's word. */
export const habitScore = (use: Use, now: number): number =>
  Math.min(14, 3 * Math.log2(1 + use.count)) + 16 * 2 ** (-Math.max(0, now - use.at) / (7 * DAY))

/** What hangs neither on the words nor on her habit: her language, her shop and channel. At most 27, whole. `languages`: primary codes of the bodies. */
export const placeScore = (
  template: Template,
  languages: readonly string[],
  wanted: { shopId: ShopId | null; channel: Channel | null; language: string | null },
): number =>
  (wanted.shopId !== null && template.shopIds.includes(wanted.shopId) ? 8 : 0) +
  (wanted.channel !== null && template.channels.includes(wanted.channel) ? 4 : 0) +
  (wanted.language !== null && languages.includes(wanted.language) ? 12 : 0) +
  (template.owner === 'personal' ? 3 : template.owner === 'team' ? 2 : 0)
