/** A run as a list of steps drawn from its seed. Each step has a stream of its own, so dropping one leaves the others as they are. */
import { below, between, type Chance, chanceOf, mix, oneOf, weighed } from './chance'
import type { Fault } from './net'

export type Flavour = 'chatwoot' | 'chatwoot without keys' | 'mail-like'
export const flavours: readonly Flavour[] = ['chatwoot', 'chatwoot', 'chatwoot without keys', 'mail-like']

const wants = {
  reply: 45,
  replyAndResolve: 14,
  replyWithFile: 5,
  note: 10,
  labels: 10,
  assign: 4,
  resolve: 5,
  snooze: 3,
  start: 6,
} as const
export type Want = keyof typeof wants

const HARMLESS = ['botNote', 'autoReply', 'event', 'foreignLabel', 'colleagueNote', 'assignedToMe'] as const

export type Step = { salt: number } & (
  | { do: 'write'; conversation: number; want: Want; undoMs: number; fromDraft: boolean; blind: boolean }
  | { do: 'type'; conversation: number; strokes: number; gapMs: number }
  | { do: 'discard' | 'undo' | 'again' | 'answer' | 'wake' }
  | { do: 'change'; conversation: number; what: string }
  /** `writes`: only calls that change something go wrong, so that heads and look-ups do not shield them. */
  | { do: 'trouble'; share: number; only: Fault | null; writes: boolean }
  | { do: 'calm' }
  | { do: 'wait' | 'sleep' | 'jump'; ms: number }
  | { do: 'full'; share: number }
  | { do: 'end'; how: 'power' | 'kill'; after: number }
  | { do: 'quit'; graceMs: number }
  | { do: 'knock'; times: number; wiped: boolean }
)

const kinds = {
  write: 60,
  type: 9,
  discard: 2,
  undo: 5,
  again: 4,
  answer: 8,
  wake: 3,
  change: 9,
  trouble: 14,
  calm: 3,
  sleep: 3,
  jump: 4,
  full: 4,
  end: 14,
  quit: 3,
  knock: 5,
} as const

const onlyFaults: readonly Fault[] = [
  'refused',
  'cutRequest',
  'cutAnswer',
  'noAnswer',
  'halfOpen',
  'lateWork',
  'tooMany',
  'brokenAfter',
  'torn',
]

const stepOf = (kind: keyof typeof kinds, chance: Chance, salt: number): Step => {
  const conversation = below(chance, 3)
  switch (kind) {
    case 'write':
      return {
        do: kind,
        salt,
        conversation,
        want: weighed(chance, wants),
        undoMs: oneOf(chance, [0, 0, 3_000, 10_000]),
        fromDraft: chance() < 0.4,
        blind: chance() < 0.1,
      }
    case 'type':
      return { do: kind, salt, conversation, strokes: between(chance, 3, 30), gapMs: between(chance, 20, 160) }
    case 'change':
      return {
        do: kind,
        salt,
        conversation,
        what:
          chance() < 0.55
            ? weighed(chance, { customer: 8, colleague: 5, resolved: 3, reassigned: 3, windowClosed: 1, deleted: 0.4 })
            : oneOf(chance, HARMLESS),
      }
    case 'trouble':
      return {
        do: kind,
        salt,
        share: oneOf(chance, [0.15, 0.35, 0.6, 0.9]),
        only: chance() < 0.45 ? oneOf(chance, onlyFaults) : null,
        writes: chance() < 0.5,
      }
    case 'sleep':
      return { do: kind, salt, ms: between(chance, 1_000, 8 * 3_600_000) }
    case 'jump':
      return { do: kind, salt, ms: between(chance, -3_600_000, 3_600_000) * oneOf(chance, [1, 1, 24]) }
    case 'full':
      return { do: kind, salt, share: oneOf(chance, [0, 0.2, 0.6]) }
    case 'end':
      return { do: kind, salt, how: chance() < 0.6 ? 'power' : 'kill', after: between(chance, 1, oneOf(chance, [4, 14, 60])) }
    case 'quit':
      return { do: kind, salt, graceMs: oneOf(chance, [0, 1, 5_000]) }
    case 'knock':
      return { do: kind, salt, times: between(chance, 1, 4), wiped: chance() < 0.3 }
    case 'calm':
      return { do: kind, salt }
    default:
      return { do: kind, salt }
  }
}

export const planOf = (seed: number): { flavour: Flavour; steps: Step[] } => {
  const chance = chanceOf(mix(seed, 1))
  const steps: Step[] = []
  const count = between(chance, 12, 30)
  // Most days begin badly.
  if (chance() < 0.6) steps.push(stepOf('trouble', chance, mix(seed, 3)))
  for (let at = 0; at < count; at += 1) {
    const salt = mix(seed, 2, at)
    const own = chanceOf(salt)
    steps.push(stepOf(weighed(own, kinds), own, salt))
    if (own() < 0.6) steps.push({ do: 'wait', salt, ms: own() < 0.3 ? between(own, 4_000, 90_000) : between(own, 10, 4_000) })
  }
  return { flavour: flavours[seed % flavours.length] ?? 'chatwoot', steps }
}

/** A step in one line, as failures print it. */
export const lineOf = (step: Step): string => {
  const { do: what, salt, ...rest } = step
  return `${what} ${JSON.stringify(rest)} #${salt}`
}
