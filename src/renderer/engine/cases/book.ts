/** The engine's memory of what cases are judged by: plans, rules, people and what persons said. Its truth is main's. */
import type { Shop } from '../../../shared/domain/backend/types'
import { nothingSaid, type Said, wordsByCase } from '../../../shared/domain/case/assess'
import type { CasePolicy, CaseWord, Team } from '../../../shared/domain/case/types'
import { starterPlan } from '../../../shared/domain/clock/starter'
import type { ShopPlan } from '../../../shared/domain/clock/types'
import type { ConversationId, ShopId } from '../../../shared/domain/ids'
import type { Rule } from '../../../shared/domain/rules/types'

export interface Policies {
  plans: readonly ShopPlan[]
  rules: readonly Rule[]
  words: readonly CaseWord[]
  team: Team
  shops: readonly Shop[]
}

/** 53 bits of a text; not for secrets, only to see that it is another. */
const fingerprint = (text: string): string => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

/** The judging code's own number: raised when it judges otherwise, so that every case is looked at again. */
const form = 1

export class CaseBook {
  #policy: CasePolicy = { plans: new Map(), rules: [], team: { people: [], shifts: [] } }
  #words: ReadonlyMap<ConversationId, Said> = new Map()
  #wordTexts = new Map<ConversationId, string>()
  #shops = new Map<string, Shop>()
  #prints = new Map<string, string>()
  #rules = ''

  /** Takes main's whole word. @returns conversations about which something else was said than before */
  set({ plans, rules, words, team, shops }: Policies): ConversationId[] {
    this.#policy = { plans: new Map(plans.map((plan) => [plan.shopId as string, plan])), rules, team }
    this.#shops = new Map(shops.map((shop) => [shop.id as string, shop]))
    this.#words = wordsByCase(words)
    const before = this.#wordTexts
    this.#wordTexts = new Map()
    for (const word of words)
      this.#wordTexts.set(word.conversationId, (this.#wordTexts.get(word.conversationId) ?? '') + JSON.stringify(word))
    // When a rule was saved changes nothing; the starter's are made anew each time they are asked for.
    this.#rules = JSON.stringify([form, rules.map(({ updatedAt: _at, ...rule }) => rule), team.people])
    this.#prints.clear()
    return [...new Set([...before.keys(), ...this.#wordTexts.keys()])].filter((id) => before.get(id) !== this.#wordTexts.get(id))
  }

  policy(): CasePolicy {
    return this.#policy
  }
  said(id: string): Said {
    return this.#words.get(id as ConversationId) ?? nothingSaid
  }
  shop(id: string): Shop | null {
    return this.#shops.get(id) ?? null
  }
  plan(shopId: string): ShopPlan {
    return this.#policy.plans.get(shopId) ?? starterPlan({ id: shopId as ShopId }, 0)
  }

  /** What a shop's cases hang on beside their own facts; another text, another order. */
  print(shopId: string): string {
    const known = this.#prints.get(shopId)
    if (known) return known
    const { updatedAt: _at, ...plan } = this.plan(shopId)
    const made = fingerprint(`${this.#rules}|${JSON.stringify([plan, this.shop(shopId)?.currency ?? null])}`)
    this.#prints.set(shopId, made)
    return made
  }
}
