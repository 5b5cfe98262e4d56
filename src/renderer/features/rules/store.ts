/** The rules as this window shows them, what is being edited, and how changes are kept. Nothing here must survive a restart. */
import i18next from 'i18next'
import { create } from 'zustand'
import type { Rule } from '../../../shared/domain/rules/types'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { expectDeed, pushDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'

interface Rules {
  /** What stands once the changes on their way are kept; null: as the desk has them. */
  ahead: readonly Rule[] | null
  /** The rule in the editor; kept while another page is looked at. */
  draft: Rule | null
  /** Whether the draft differs from what is kept. */
  dirty: boolean
}
const useStore = create<Rules>()(() => ({ ahead: null, draft: null, dirty: false }))

const none: readonly Rule[] = []
export const useRules = (): readonly Rule[] => {
  const ahead = useStore((state) => state.ahead)
  const kept = useDesk((desk) => desk.policies?.rules)
  return ahead ?? kept ?? none
}
export const useDraft = (): Rule | null => useStore((state) => state.draft)
export const useDirty = (): boolean => useStore((state) => state.dirty)
const rulesNow = (): readonly Rule[] => useStore.getState().ahead ?? useDesk.getState().policies?.rules ?? none

export const edit = (rule: Rule, dirty = false): void => useStore.setState({ draft: rule, dirty })
export const change = (rule: Rule): void => useStore.setState({ draft: rule, dirty: true })
const close = (): void => useStore.setState({ draft: null, dirty: false })
/** Back to the list. What was changed and not kept can be had back. */
export const leave = (): void => {
  const { draft, dirty } = useStore.getState()
  close()
  if (!draft || !dirty) return
  pushDeed({
    says: i18next.t('rule.did.left', { name: nameOf(draft) || i18next.t('rule.unnamed') }),
    undo: () => edit(draft, true),
    saysUndone: i18next.t('rule.did.back'),
  })
}

export const mintId = (): string => `r${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`
export const freshRule = (): Rule => ({
  id: mintId(),
  name: '',
  on: true,
  shopIds: [],
  conditions: [{ type: 'text', where: 'either', words: [], not: false }],
  effects: [{ type: 'class', class: 'A' }],
  stop: false,
  starter: false,
  updatedAt: now(),
})

/** For the command: an empty rule, unless one is being written. */
export const startNewRule = (): void => {
  if (!useStore.getState().draft) edit(freshRule())
}

/** One after the other: the whole list is written each time, and the last word must be the last written. */
let line: Promise<unknown> = Promise.resolve()
let waiting = 0

const write = (rules: readonly Rule[]): Promise<void> => {
  useStore.setState({ ahead: rules })
  waiting += 1
  const work = line.then(() => calls().cases.saveRules({ rules: [...rules] }))
  const settled = work.then(
    async () => {
      const policies = waiting === 1 ? await calls().cases.policies() : null
      waiting -= 1
      if (policies && waiting === 0) {
        useDesk.setState({ policies })
        useStore.setState({ ahead: null })
      }
    },
    (error: unknown) => {
      waiting -= 1
      if (waiting === 0) useStore.setState({ ahead: null })
      throw error
    },
  )
  line = settled.catch(() => undefined)
  return settled
}

/** Keeps the list as changed, and says so with its undo. */
const keep = async (rules: readonly Rule[], says: string): Promise<boolean> => {
  const before = rulesNow()
  const work = write(rules)
  expectDeed(work)
  try {
    await work
  } catch (error) {
    tellTrouble(i18next.t('rule.notSaved'), error)
    return false
  }
  pushDeed({ says, undo: () => write(before), saysUndone: i18next.t('rule.did.undone') })
  return true
}

const nameOf = (rule: Rule): string => (rule.starter ? i18next.t(`rule.starter.${rule.id}`, { defaultValue: rule.name }) : rule.name)

/** Puts the draft in its place, a new one at the top: what a person writes goes before what came along. */
export const saveDraft = async (): Promise<void> => {
  const { draft } = useStore.getState()
  if (!draft) return
  const rule = { ...draft, name: draft.name.trim(), updatedAt: now() }
  const rules = rulesNow()
  const known = rules.some(({ id }) => id === rule.id)
  const next = known ? rules.map((one) => (one.id === rule.id ? rule : one)) : [rule, ...rules]
  if (await keep(next, i18next.t('rule.did.saved', { name: nameOf(rule) }))) close()
}
export const remove = (rule: Rule): Promise<boolean> =>
  keep(
    rulesNow().filter(({ id }) => id !== rule.id),
    i18next.t('rule.did.deleted', { name: nameOf(rule) }),
  )
export const toggle = (rule: Rule): Promise<boolean> =>
  keep(
    rulesNow().map((one) => (one.id === rule.id ? { ...one, on: !rule.on, updatedAt: now() } : one)),
    i18next.t(rule.on ? 'rule.did.off' : 'rule.did.on', { name: nameOf(rule) }),
  )
export const move = (rule: Rule, by: -1 | 1): Promise<boolean> => {
  const rules = [...rulesNow()]
  const at = rules.findIndex(({ id }) => id === rule.id)
  const other = rules[at + by]
  if (at < 0 || !other) return Promise.resolve(false)
  rules[at + by] = rule
  rules[at] = other
  return keep(rules, i18next.t('rule.did.moved', { name: nameOf(rule) }))
}
export const duplicate = (rule: Rule): Promise<boolean> => {
  const rules = rulesNow()
  const at = rules.findIndex(({ id }) => id === rule.id)
  const name = i18next.t('rule.copyOf', { name: nameOf(rule) }).slice(0, 120)
  const copy: Rule = { ...rule, id: mintId(), name, starter: false, on: false, updatedAt: now() }
  return keep([...rules.slice(0, at + 1), copy, ...rules.slice(at + 1)], i18next.t('rule.did.copied', { name: nameOf(rule) }))
}
export const addAll = (rules: readonly Rule[]): Promise<boolean> =>
  keep([...rulesNow(), ...rules], i18next.t('rule.did.imported', { count: rules.length }))
export const replaceAll = (rules: readonly Rule[]): Promise<boolean> => keep(rules, i18next.t('rule.did.reset'))
