/** What the guard says of a text that is about to leave, and what follows for sending. Pure. */
import { checkText } from '../../../shared/domain/guard/checkText'
import { judge } from '../../../shared/domain/guard/policy'
import type { GuardCheck, GuardContext, GuardFinding, GuardFix, GuardLevel, GuardPolicy } from '../../../shared/domain/guard/types'
import type { Draft } from '../../../shared/domain/outbox/types'
import { openGapsOf } from '../../../shared/domain/template/gaps'

export interface Leaving {
  kind: Draft['kind']
  /** Draft and signature, as it leaves. */
  text: string
  /** How much of it is the draft's own; the rest is the signature. */
  bodyLength: number
  /** Of an e-mail whose subject the agent writes; null otherwise. */
  subject: string | null
  /** A messenger's approved template: it must leave word for word. */
  approved: boolean
}

/** One click that mends it, with the place it is for: the finding's own, or its whole sentence. */
export interface Mend extends Omit<GuardFix, 'kind'> {
  kind: GuardFix['kind'] | 'sentence'
  from: number
  to: number
}

/** One finding as it is said. */
export interface Said {
  finding: GuardFinding
  level: GuardLevel
  mayOverride: boolean
  where: 'body' | 'signature' | 'subject'
  /** The words it is about. */
  what: string
  mends: readonly Mend[]
  /** The same while the same words are found for the same reason. */
  id: string
}

/** A note never leaves the team, but it is kept: what must not be kept is looked for. */
const inNotes: readonly GuardCheck[] = ['cardNumber', 'securityCode']
/** A subject is too short to promise much. */
const inSubject: readonly GuardCheck[] = ['cardNumber', 'iban', 'securityCode', 'reviewReward', 'wrongShop', 'unfilled']
/** What is handed to a provider or stands on an order. */
const inRecords: readonly GuardCheck[] = ['cardNumber']

/** What is said in a sentence, and gone with it. */
const inSentences: ReadonlySet<GuardCheck> = new Set<GuardCheck>([
  'secretAsked',
  'offPlatformPayment',
  'contactSteering',
  'dutyPromise',
  'customsPromise',
  'deliveryPromise',
  'reviewReward',
])
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })

/** The sentence or sentences that hold a place, with the space behind them; line ends stay. */
export const sentenceAround = (text: string, from: number, to: number): { from: number; to: number } => {
  const first = sentences.segment(text).containing(from)
  const last = sentences.segment(text).containing(Math.max(from, to - 1))
  const end = last ? last.index + last.segment.length : to
  const held = text.slice(first?.index ?? from, end)
  return { from: first?.index ?? from, to: end - (/[\r\n]+$/.exec(held)?.[0].length ?? 0) }
}

const mendsOf = (text: string, { check, from, to, fixes }: GuardFinding): Mend[] =>
  fixes.length > 0 || !inSentences.has(check)
    ? fixes.map((fix) => ({ ...fix, from, to }))
    : [{ kind: 'sentence', text: '', ...sentenceAround(text, from, to) }]

const grave: Record<GuardLevel, number> = { block: 0, warn: 1, hint: 2 }

const sayAll = (
  text: string,
  findings: readonly GuardFinding[],
  policy: GuardPolicy,
  whereOf: (finding: GuardFinding) => Said['where'],
): Said[] => {
  const seen = new Map<string, number>()
  return judge(findings, policy).map(({ finding, level, mayOverride }) => {
    const where = whereOf(finding)
    const what = text.slice(finding.from, finding.to)
    const name = `${where}|${finding.check}|${finding.rule}|${what}`
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return { finding, level, mayOverride, where, what, mends: mendsOf(text, finding), id: `${name}|${nth}` }
  })
}

/** The gravest first, then by place. */
export const verdictOf = ({ kind, text, bodyLength, subject, approved }: Leaving, context: GuardContext, policy: GuardPolicy): Said[] => {
  const gaps = openGapsOf(text)
  // An open gap of a template stands in the way by itself and is said beside the button.
  const saidElsewhere = ({ check, from, to }: GuardFinding) =>
    (check === 'untouched' && approved) ||
    (check === 'unfilled' && gaps.some((gap) => gap.from < to && from < gap.to && gap.to <= bodyLength))
  const found = checkText(text, context, kind === 'note' ? inNotes : undefined).filter((finding) => !saidElsewhere(finding))
  const body = sayAll(text, found, policy, ({ from }) => (from >= bodyLength ? 'signature' : 'body'))
  if (subject === null || kind === 'note') return body
  const head = sayAll(subject, checkText(subject, context, inSubject), policy, () => 'subject')
  return [...body, ...head].sort((a, b) => grave[a.level] - grave[b.level])
}

/** Nothing is known of a record's reader: card numbers are card numbers to all. */
const anybody: GuardContext = {
  channel: 'other',
  language: null,
  country: null,
  register: null,
  shop: { names: [], hosts: [], contacts: [], paysDuty: null, promisedDeliveryDays: null },
  otherShops: [],
  customerName: null,
  staffNames: [],
  orderNumbers: [],
  knownNumbers: [],
  inserted: [],
  quotes: [],
}

/**
 * A text that goes into a record (evidence, a note on an order), its card numbers hidden, whatever the shop says of replies;
 * the same text where there are none.
 * @param knownNumbers what looks like a card's and is an order's or a parcel's
 */
export const recordText = (text: string, knownNumbers: readonly string[]): string =>
  checkText(text, { ...anybody, knownNumbers }, inRecords).reduceRight(
    (masked, { from, to, fixes }) => masked.slice(0, from) + (fixes[0]?.text ?? '') + masked.slice(to),
    text,
  )

export const blocksOf = (said: readonly Said[]): Said[] => said.filter(({ level }) => level === 'block')
export const warnsOf = (said: readonly Said[]): Said[] => said.filter(({ level }) => level === 'warn')

/** Names what was said, so that a second press means the same things. */
export const nameOf = (said: readonly Said[]): string =>
  said
    .map(({ id }) => id)
    .sort()
    .join('\n')

export type Step = 'leave' | 'stopped' | 'lookAgain'

/** @param shown name of the warnings that an earlier press has shown */
export const stepOf = (said: readonly Said[], shown: string | null): Step => {
  if (blocksOf(said).length > 0) return 'stopped'
  const warns = warnsOf(said)
  return warns.length > 0 && nameOf(warns) !== shown ? 'lookAgain' : 'leave'
}
