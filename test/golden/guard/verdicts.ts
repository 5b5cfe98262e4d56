/** What the guard says about the examples, counted by check and language. */
import { Channel } from '../../../src/shared/domain/conversation/types'
import { checkText } from '../../../src/shared/domain/guard/checkText'
import type { GuardCheck, GuardContext } from '../../../src/shared/domain/guard/types'
import { type Example, exampleChecks, exampleLanguages, readExamples } from './read'

/** The context that a row names, as the desk would make it; what it does not name is not known. */
const guardContextOf = ({ context, language }: Example): GuardContext => ({
  channel: Channel.catch('email').parse(context.channel),
  language: context.language ?? language,
  country: context.country ?? null,
  register: context.register === 'formal' ? 'polite' : context.register === 'casual' ? 'familiar' : null,
  shop: {
    names: context.shop ? [context.shop] : [],
    hosts: context.host ? [context.host] : [],
    contacts: [],
    paysDuty: context.dutyPaidBy === 'shop',
    promisedDeliveryDays: null,
  },
  otherShops: (context.others ?? []).map(({ name, host }) => ({ names: [name], hosts: [host] })),
  customerName: context.customer ?? null,
  staffNames: [...(context.agent ? [context.agent] : []), ...(context.colleagues ?? [])],
  orderNumbers: context.orders ?? [],
  knownNumbers: [],
  inserted: context.template ? [context.template] : [],
  quotes: [],
})

/** Whether the check has a finding, of whatever level. */
export const fires = (example: Example): boolean => checkText(example.text, guardContextOf(example), [example.check]).length > 0

export interface Count {
  /** Must fire and did; must not and did; must and did not. */
  right: number
  false: number
  missed: number
}
export const precision = ({ right, false: wrong }: Count): number => (right + wrong === 0 ? 1 : right / (right + wrong))
export const recall = ({ right, missed }: Count): number => (right + missed === 0 ? 1 : right / (right + missed))

export interface Verdicts {
  /** `check language` → count. */
  counts: Map<string, Count>
  wrong: Example[]
}
export const judgeHalf = (half: 'open' | 'frozen'): Verdicts => {
  const counts = new Map<string, Count>()
  const wrong: Example[] = []
  const asked = process.env.GUARD_LANGUAGES
  for (const language of exampleLanguages(half).filter((one) => !asked || asked.split(',').includes(one))) {
    for (const example of readExamples(half, language)) {
      const key = `${example.check} ${language}`
      const count = counts.get(key) ?? { right: 0, false: 0, missed: 0 }
      counts.set(key, count)
      const fired = fires(example)
      if (fired && example.fires) count.right += 1
      else if (fired) count.false += 1
      else if (example.fires) count.missed += 1
      if (fired !== example.fires) wrong.push(example)
    }
  }
  return { counts, wrong }
}

export const sumOf = ({ counts }: Verdicts, keep: (check: GuardCheck, language: string) => boolean): Count => {
  const sum = { right: 0, false: 0, missed: 0 }
  for (const [key, count] of counts) {
    const [check, language] = key.split(' ')
    if (!keep(check as GuardCheck, language ?? '')) continue
    sum.right += count.right
    sum.false += count.false
    sum.missed += count.missed
  }
  return sum
}

const cell = (count: Count): string =>
  count.right + count.false + count.missed === 0 ? '     -     ' : `${precision(count).toFixed(2)} ${recall(count).toFixed(2)}  `
/** Precision and recall by check and language, as a table of text. */
export const tableOf = (title: string, verdicts: Verdicts): string => {
  const languages = [...new Set([...verdicts.counts.keys()].map((key) => key.split(' ')[1] ?? ''))]
  const row = (name: string, cells: string[]): string => `${name.padEnd(20)}${cells.join('')}`
  const all = sumOf(verdicts, () => true)
  return [
    `${title}: precision and recall`,
    row(
      '',
      [...languages, 'all'].map((language) => language.padEnd(11)),
    ),
    ...exampleChecks.map((check) =>
      row(check, [
        ...languages.map((language) => cell(sumOf(verdicts, (one, other) => one === check && other === language))),
        cell(sumOf(verdicts, (one) => one === check)),
      ]),
    ),
    row('all', [...languages.map((language) => cell(sumOf(verdicts, (_, other) => other === language))), cell(all)]),
    `${all.right} rightly, ${all.false} wrongly, ${all.missed} missed`,
  ].join('\n')
}
