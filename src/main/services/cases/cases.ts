/**
 * Plans, rules and what persons said against them, kept sealed in the profile; and the alerts that the engine finds, told
 * once and only to whom they concern. What is worked out of all this is the engine's and stands in the cache.
 */
import type { DeskEvent } from '../../../shared/contract'
import type { CaseAlert, CaseMarks, CasePolicies } from '../../../shared/contract/cases'
import type { Wanted } from '../../../shared/contract/desk'
import type { Shop } from '../../../shared/domain/backend/types'
import { aboutOf } from '../../../shared/domain/case/about'
import { type CustomerLink, isOf, linksWithout, withLink, withoutLink } from '../../../shared/domain/case/links'
import type { CaseWord } from '../../../shared/domain/case/types'
import type { ShopPlan } from '../../../shared/domain/clock/types'
import type { UiLanguage } from '../../../shared/domain/desk/types'
import { type BackendId, backendOf, type ConversationId, type CustomerId, type PersonId } from '../../../shared/domain/ids'
import type { Presence } from '../../../shared/domain/rota/plan'
import { isFree, saidStance } from '../../../shared/domain/rota/stance'
import type { Person, Shift } from '../../../shared/domain/rota/types'
import type { Rule } from '../../../shared/domain/rules/types'
import type { Clock, Log, Notify } from '../../ports'
import type { SealedDocuments } from '../sealed'
import { CaseError, createCaseDocument } from './document'
import { noticeOf } from './words'

/** The oldest words go beyond this many; each is two ids and a time. */
const wordsKept = 20_000
/** Longer than any alert stands before its deadline, so a told one never comes twice. */
const toldFor = 60 * 86_400_000

export interface CasesNeeds {
  clock: Clock
  log: Log
  notify: Notify
  documents: SealedDocuments
  shops(): readonly Shop[]
  /** The shop of a backend that the desk has; null for any other. */
  shopOf(backendId: BackendId | null): string | null
  team(): Promise<{ people: Person[]; shifts: Shift[]; presences?: Presence[] }>
  /** The open profile's rota person; null where none is chosen. */
  me(): Promise<PersonId | null>
  language(): UiLanguage
  starterPlan(shop: Shop, now: number): ShopPlan
  starterRules(now: number): Rule[]
  /** By the outbox of the open profile; what a backend cannot take is left out. */
  commit(marks: CaseMarks): Promise<void>
  /** What a click on a notice does. */
  wanted(what: Wanted): () => void
  emit(event: DeskEvent): void
}

type Applied = Extract<CaseWord, { type: 'applied' }>

export type Cases = ReturnType<typeof createCases>

/** The place a word is said about: a later word there replaces it. */
const placeOf = (word: CaseWord): string =>
  word.type === 'notThanks'
    ? `t|${word.conversationId}|${word.messageId}`
    : word.type === 'language'
      ? `l|${word.conversationId}|${word.messageId ?? ''}`
      : `${word.type}|${word.conversationId}`

/** A dispute is one matter, whichever conversation leads to it. */
const keyOf = ({ conversationId, disputeId, kind, at, before }: CaseAlert): string =>
  `${disputeId ?? conversationId}|${kind}|${at}|${before}`

export const createCases = (needs: CasesNeeds) => {
  const { clock, log } = needs
  const document = createCaseDocument(needs.documents, (what, count) => log.warn('cases.unreadable', { what, count }))
  const tell = () => {
    if (document.isOpen()) needs.emit({ type: 'cases' })
  }
  /** Alerts are judged one call after the other: two of one moment must not both find it untold. */
  let judging: Promise<unknown> = Promise.resolve()

  /** @returns places of those that are held back */
  const judge = async (alerts: readonly CaseAlert[]): Promise<number[]> => {
    const now = clock.now()
    const told = new Set(document.read().told.map(({ key }) => key))
    const fresh = alerts.map((alert, place) => ({ alert, place })).filter(({ alert }) => !told.has(keyOf(alert)))
    if (fresh.length === 0) return []
    const [{ people, shifts, presences }, me] = await Promise.all([needs.team(), needs.me()])
    const onShift = (id: PersonId) => isFree(id, shifts, presences, now)
    // Whoever is on a break is soon back to her own.
    const atWork = (id: PersonId) => onShift(id) || saidStance(id, shifts, presences, now) === 'break'
    const known = new Set(people.map(({ id }) => id))
    // Whoever the rota does not know has no shift to be asked for, so she always hears.
    const off = me !== null && known.has(me) && !onShift(me)
    const hears = ({ handler, at }: CaseAlert): boolean => {
      if (off) return false
      if (!handler || (handler.personId && handler.personId === me)) return true
      // A colleague whom the rota does not know is taken to be at work until it is late.
      return handler.personId !== null && known.has(handler.personId) ? !atWork(handler.personId) : now >= at
    }
    const mine = fresh.filter(({ alert }) => hears(alert)).map(({ alert }) => alert)
    const held = fresh.filter(({ alert }) => !hears(alert)).map(({ place }) => place)
    if (mine.length === 0) return held
    // Kept first: an alert that was told must not come again, not even after a crash in between.
    await document.change((was) => ({
      ...was,
      told: [...was.told.filter(({ at }) => at > now - toldFor), ...mine.map((alert) => ({ key: keyOf(alert), at: now }))],
    }))
    needs.emit({ type: 'alerts', alerts: mine.map(({ handler: _handler, ...alert }) => alert) })
    const shopName = needs.shops().find(({ id }) => id === mine[0]?.shopId)?.name ?? ''
    const notice = noticeOf(mine, shopName, now, needs.language())
    if (notice) needs.notify.show({ ...notice, tag: 'due', clicked: needs.wanted(aboutOf(mine)) })
    log.info('cases.alerted', { count: mine.length })
    return held
  }

  return {
    /** A profile was opened or unlocked. */
    open: () => document.load(),
    lock: () => document.drop(),

    /** Throws `locked`. A shop without a plan of its own has the starter's, a desk without rules the starter's. */
    policies(): CasePolicies {
      const { plans, rules, words, links } = document.read()
      const now = clock.now()
      return {
        plans: needs.shops().map((shop) => plans.find(({ shopId }) => shopId === shop.id) ?? needs.starterPlan(shop, now)),
        rules: rules ?? needs.starterRules(now),
        words,
        links,
      }
    },
    /** Throws `notFound` where both are of one shop: there they meet by what they share, or not at all. */
    async link(link: CustomerLink, undo: boolean) {
      const [a, b] = link.customerIds.map((id) => needs.shopOf(backendOf(id)))
      if (!undo && (!a || !b || a === b)) throw new CaseError({ code: 'notFound', params: {} })
      await document.change((now) => ({ ...now, links: undo ? withoutLink(now.links, link) : withLink(now.links, link) }))
      log.info('cases.link', { undo })
      tell()
    },
    /** Throws `notFound` where there is no such shop. */
    async savePlan(plan: ShopPlan) {
      if (!needs.shops().some(({ id }) => id === plan.shopId)) throw new CaseError({ code: 'notFound', params: {} })
      await document.change((now) => ({ ...now, plans: [...now.plans.filter(({ shopId }) => shopId !== plan.shopId), plan] }))
      log.info('cases.plan', { shop: plan.shopId })
      tell()
    },
    async saveRules(rules: Rule[]) {
      await document.change((now) => ({ ...now, rules }))
      log.info('cases.rules', { count: rules.length })
      tell()
    },
    async say(word: CaseWord, undo: boolean) {
      const place = placeOf(word)
      await document.change((now) => {
        const others = now.words.filter((one) => placeOf(one) !== place)
        return { ...now, words: (undo ? others : [...others, word]).slice(-wordsKept) }
      })
      tell()
    },
    /** Marks that rules ask for, for cases of the agent's own: noted first, then on their way by the outbox. Each is set once. */
    async apply(marks: readonly CaseMarks[]) {
      const at = clock.now()
      const appliedOf = (words: readonly CaseWord[], id: ConversationId) =>
        words.find((one) => one.type === 'applied' && one.conversationId === id) as Applied | undefined
      const fresh = marks.flatMap(({ conversationId, labels, priority }) => {
        const was = appliedOf(document.read().words, conversationId)
        const left = {
          conversationId,
          labels: labels.filter((label) => !was?.labels.includes(label)),
          priority: was?.priority ? null : priority,
        }
        return left.labels.length > 0 || left.priority !== null ? [left] : []
      })
      if (fresh.length === 0) return
      await document.change((now) => {
        const words = fresh.map(({ conversationId, labels, priority }): Applied => {
          const was = appliedOf(now.words, conversationId)
          return {
            type: 'applied',
            conversationId,
            labels: [...(was?.labels ?? []), ...labels].slice(-100),
            priority: priority ?? was?.priority ?? null,
            at,
          }
        })
        const places = new Set(words.map(placeOf))
        return { ...now, words: [...now.words.filter((one) => !places.has(placeOf(one))), ...words].slice(-wordsKept) }
      })
      tell()
      for (const one of fresh) await needs.commit(one)
      log.info('cases.applied', { count: fresh.length })
    },
    /** The engine found these due soon. Held back, not told: those of a colleague at work, and all while the agent is off shift, by the rota or by her own word. */
    alert(alerts: readonly CaseAlert[]): Promise<number[]> {
      const run = judging.then(() => judge(alerts))
      judging = run.catch(() => undefined)
      return run
    },

    /** A customer was erased: what was said of her conversations goes too, and so do her links. */
    async forget(conversationIds: readonly ConversationId[], customerIds: readonly CustomerId[]) {
      const gone = new Set<string>([...conversationIds, ...customerIds])
      if (!document.isOpen() || gone.size === 0) return
      const goes = (id: string) => gone.has(id)
      if (await document.change((now) => withoutLinks(withoutConversations(now, goes), goes))) tell()
    },
    /** A backend left the desk; its shop's plan goes with the shop's last backend. */
    async forgetBackend(backendId: BackendId, shopIsEmpty: boolean, shopId: string) {
      if (!document.isOpen()) return
      const changed = await document.change((now) => {
        const left = withoutLinks(
          withoutConversations(now, (id) => backendOf(id) === backendId),
          isOf(backendId),
        )
        return shopIsEmpty && left.plans.some((plan) => plan.shopId === shopId)
          ? { ...left, plans: left.plans.filter((plan) => plan.shopId !== shopId) }
          : left
      })
      if (changed) tell()
    },
  }
}

/** The same object where nothing was said of them. */
const withoutConversations = <T extends { words: CaseWord[]; told: { key: string }[] }>(now: T, goes: (id: string) => boolean): T => {
  const words = now.words.filter(({ conversationId }) => !goes(conversationId))
  const told = now.told.filter(({ key }) => !goes(key.slice(0, key.indexOf('|'))))
  return words.length === now.words.length && told.length === now.told.length ? now : { ...now, words, told }
}

const withoutLinks = <T extends { links: CustomerLink[] }>(now: T, goes: (id: CustomerId) => boolean): T => {
  const links = linksWithout(now.links, goes)
  return links.length === now.links.length ? now : { ...now, links }
}
