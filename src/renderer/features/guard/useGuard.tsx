import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GuardContext, GuardPolicy } from '../../../shared/domain/guard/types'
import type { ConversationId, OutboxKey, ShopId } from '../../../shared/domain/ids'
import { calls, useDesk } from '../../bridge/deskStore'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { GuardStrip } from './GuardStrip'
import { applyMend, guardMarks, jumpTo, type Mark, showMarks } from './marks'
import { OverrideDialog } from './OverrideDialog'
import { answerSteps } from './steps'
import { useTold } from './useTold'
import { isWhole, useWords } from './useWords'
import { blocksOf, type Leaving, type Mend, nameOf, type Said, stepOf, verdictOf, warnsOf } from './verdict'
import { warmWhenIdle } from './warm'

/** Ms after the last stroke until a look is asked for, and the longest it then waits for an idle moment: 120 together. */
const REST_MS = 60
const IDLE_MS = 60
/** A second press within so many ms is the first one bouncing: a double click must not send what was only just shown. */
const BOUNCE_MS = 500
/** Between tries to lay marks while an input method composes. */
const AGAIN_MS = 200

export interface GuardInput {
  shopId: ShopId
  conversationId: ConversationId | null
  /** Of the text that leaves. */
  language: string | null
  /** Null where the shop is not on this desk. */
  context: GuardContext | null
}

export interface GuardPorts<After> {
  /** The text as it would leave now, not as it was last drawn, with the key it would leave under. */
  leaving(): Leaving & { key: OutboxKey | null }
  view(): EditorView | null
  /** The editor of what a translation was made from, and where in it a place of the leaving text was written. */
  echoView?(): EditorView | null
  echo?(from: number, to: number): { from: number; to: number } | null
  setSubject(subject: string): void
  dropSignature(): void
  /** Commits it where it still is the text that was looked at; answers whether the journal has it. */
  leave(after: After, lookedAt: string): Promise<boolean>
}

export interface Guarded<After> {
  extension: Extension
  /** Under the editor; null where nothing speaks against the text. */
  strip: ReactNode
  /** Sends where nothing speaks against it, else shows what does; a second press sends in spite of warnings, and asks for a reason where a block may be overruled. Answers whether it left. */
  press(after: After): Promise<boolean>
}

const samePlaces = (a: readonly Said[], b: readonly Said[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]
    return (
      other !== undefined &&
      one.id === other.id &&
      one.level === other.level &&
      one.mayOverride === other.mayOverride &&
      one.finding.from === other.finding.from &&
      one.finding.to === other.finding.to
    )
  })

const plain = (shopId: ShopId): GuardPolicy => ({ shopId, checks: {}, names: [], hosts: [], contacts: [] })

/** Looks at a text while it is written, shows what speaks against it, and stands between the send key and the outbox. */
export const useGuard = <After,>(input: GuardInput, watched: Leaving, plainly: After, ports: GuardPorts<After>): Guarded<After> => {
  const { t } = useTranslation()
  const words = useWords()
  const { shopId, conversationId, language, context } = input
  const stored = useDesk((desk) => desk.guard?.find((one) => one.shopId === shopId))
  const policy = useMemo(() => stored ?? plain(shopId), [stored, shopId])
  const [said, setSaid] = useState<readonly Said[]>([])
  /** What an earlier press has shown. */
  const [shown, setShown] = useState<{ name: string; at: number } | null>(null)
  const [pressed, setPressed] = useState(false)
  const [asking, setAsking] = useState(false)
  /** How the last press wanted it to leave. */
  const wanted = useRef(plainly)
  const latest = useRef(ports)
  latest.current = ports

  const take = useCallback((next: readonly Said[]) => {
    setSaid((was) => (samePlaces(was, next) ? was : next))
    if (next.length === 0) setPressed(false)
  }, [])
  const look = useCallback((): Said[] => {
    const next = context ? verdictOf(latest.current.leaving(), context, policy) : []
    take(next)
    return next
  }, [context, policy, take])
  /** While nothing is written the signature alone is no reason to speak up. */
  const lookOn = useCallback(() => {
    const { bodyLength, subject } = latest.current.leaving()
    if (bodyLength === 0 && subject === null) take([])
    else look()
  }, [look, take])

  useEffect(() => (context ? warmWhenIdle(context) : undefined), [context])

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew whenever what would leave is another text
  useEffect(() => {
    let idle = 0
    const timer = window.setTimeout(() => {
      idle = window.requestIdleCallback(lookOn, { timeout: IDLE_MS })
    }, REST_MS)
    return () => {
      window.clearTimeout(timer)
      window.cancelIdleCallback(idle)
    }
  }, [lookOn, watched.text, watched.bodyLength, watched.subject, watched.kind])

  useEffect(() => {
    const marks = said
      .filter((one) => one.where === 'body' && !isWhole(one))
      .map((one): Mark => ({ ...one.finding, level: one.level, title: `${words.level(one)}: ${words.name(one)}. ${words.why(one)}` }))
    let timer = 0
    const lay = () => {
      const view = latest.current.view()
      const behind = latest.current.echoView?.() ?? null
      const echoes = behind
        ? marks.flatMap((mark) => {
            const place = latest.current.echo?.(mark.from, mark.to)
            return place ? [{ ...mark, from: place.from, to: place.to }] : []
          })
        : []
      const laid = (!view || showMarks(view, marks)) && (!behind || showMarks(behind, echoes))
      if (!laid) timer = window.setTimeout(lay, AGAIN_MS)
    }
    lay()
    return () => window.clearTimeout(timer)
  }, [said, words])

  useTold(said, watched.bodyLength > 0)

  const jump = useCallback((one: Said) => {
    const view = latest.current.view()
    if (!view) return
    if (one.where === 'body') jumpTo(view, isWhole(one) ? { from: one.finding.from, to: one.finding.from } : one.finding)
    else view.focus()
  }, [])
  const at = useRef<string | null>(null)
  const standing = useRef(said)
  standing.current = said
  useEffect(
    () =>
      answerSteps((by) => {
        const all = standing.current.filter(({ where }) => where === 'body').sort((a, b) => a.finding.from - b.finding.from)
        if (all.length === 0) {
          say(t('guard.clear'))
          return
        }
        const here = all.findIndex(({ id }) => id === at.current)
        const next = all[(here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by + all.length) % all.length]
        if (!next) return
        at.current = next.id
        jump(next)
        say(`${words.level(next)}: ${words.name(next)}. ${words.why(next)} ${words.next(next)}`)
      }),
    [jump, words, t],
  )

  const mend = (one: Said, chosen: Mend) => {
    const { text, subject } = latest.current.leaving()
    const { from, to } = chosen
    if (one.where === 'subject') {
      if (subject?.slice(one.finding.from, one.finding.to) === one.what)
        latest.current.setSubject(subject.slice(0, from) + chosen.text + subject.slice(to))
    } else if (text.slice(one.finding.from, one.finding.to) === one.what) {
      const view = latest.current.view()
      if (view) applyMend(view, chosen, text.slice(from, to))
    }
  }

  const leave = async (lookedAt: string): Promise<boolean> => {
    const sent = await latest.current.leave(wanted.current, lookedAt)
    if (sent) {
      setShown(null)
      setPressed(false)
    }
    return sent
  }
  const ask = (blocks: readonly Said[]): void => {
    if (blocks.every(({ mayOverride }) => mayOverride)) setAsking(true)
  }

  const press = async (after: After): Promise<boolean> => {
    wanted.current = after
    const { text } = latest.current.leaving()
    const now = look()
    const again = shown !== null && performance.now() - shown.at >= BOUNCE_MS ? shown.name : null
    const step = stepOf(now, again)
    if (step === 'leave') return leave(text)
    const blocks = blocksOf(now)
    const name = nameOf(step === 'stopped' ? blocks : warnsOf(now))
    setPressed(true)
    // A bounce does not put off what it bounced from.
    if (shown?.name !== name) setShown({ name, at: performance.now() })
    if (step === 'stopped' && again === name) {
      ask(blocks)
      return false
    }
    const fixed = blocks.some(({ mayOverride }) => !mayOverride)
    const words = step === 'lookAgain' ? 'guard.foot.again' : fixed ? 'guard.foot.noOverride' : 'guard.foot.stopped'
    say(t(words, { count: blocks.length }), 'assertive')
    const first = now.find(({ where }) => where === 'body')
    if (first) jump(first)
    return false
  }

  const sendAnyway = () => {
    const { text } = latest.current.leaving()
    const blocks = blocksOf(look())
    if (blocks.length > 0) ask(blocks)
    else void leave(text)
  }

  const override = async (reason: string) => {
    const blocks = blocksOf(said)
    const { key, text } = latest.current.leaving()
    // The text may have been followed from another window while the question stood: what is sent is what was asked about.
    if (key === null || nameOf(blocksOf(look())) !== nameOf(blocks)) {
      setAsking(false)
      say(t('composer.moved'), 'assertive')
      showToast({ text: t('composer.moved'), tone: 'trouble' })
      return
    }
    await calls().guard.override({
      shopId,
      conversationId,
      key,
      overrides: blocks.map(({ finding: { check, rule } }) => ({ check, rule: rule.slice(0, 80), reason })),
    })
    setAsking(false)
    await leave(text)
  }

  return {
    extension: guardMarks,
    strip: (
      <>
        <GuardStrip
          said={said}
          pressed={pressed}
          language={language}
          onJump={jump}
          onMend={mend}
          onDropSignature={() => latest.current.dropSignature()}
          onSendAnyway={sendAnyway}
        />
        {asking ? <OverrideDialog blocks={blocksOf(said)} language={language} onClose={() => setAsking(false)} onSend={override} /> : null}
      </>
    ),
    press,
  }
}
