import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend } from '../../../shared/domain/backend/types'
import type { Conversation } from '../../../shared/domain/conversation/types'
import type { CustomerId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import type { Register } from '../../../shared/domain/template/types'
import { withoutTarget, withRegister, withTarget } from '../../../shared/domain/translation/draft'
import { troublesBetween } from '../../../shared/domain/translation/kept'
import { sameLanguage } from '../../../shared/domain/translation/languages'
import { placesOf, targetText } from '../../../shared/domain/translation/leaving'
import type { DraftTranslation } from '../../../shared/domain/translation/types'
import { problemOf } from '../../bridge/client'
import { calls, now, onDeskEvent, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { lookedAt } from './judged'
import { useKnown } from './known'
import { Lanes } from './Lanes'
import { type LookWords, sourceLooks } from './looks'
import { Mirror } from './mirror'
import { answerTranslating, begins, chooseMode, primary, standHere, type TranslatedText, useTranslating, wave } from './modes'
import { Proposal } from './Proposal'
import { noteTranslation } from './quality'
import { RegisterMenu } from './RegisterMenu'
import { useRegister } from './register'
import type { TargetHandle } from './TargetEditor'
import { marksOnly, showLooks } from './targetState'
import { usePolicies } from './useTranslation'

export interface MirrorInput {
  text: TranslatedText
  /** The text as it is drawn. */
  draft: Draft | null
  /** As `placeOfDraft` names it. */
  place: string
  kind: Draft['kind']
  backend: Backend
  conversation: Conversation | null
  customerId: CustomerId | null
  customer: string
  /** BCP 47 of who reads it; null where nobody knows. */
  reader: string | null
  /** The guard's marks, laid into what leaves. */
  extension: Extension
  source: () => EditorView | null
  onEscape: () => void
}

export interface Mirrored {
  /** What she writes is not what leaves. */
  active: boolean
  /** What is written in: hers while it is translated. Null: as the place says. */
  language: string | null
  register: Register | null
  /** Into which languages a template is put in; null where it goes in as it is. */
  pair: { from: string; to: string } | null
  /** The translation that begins with the first stroke. */
  first(text: string): { translation?: DraftTranslation }
  /** For the editor of what she writes. */
  extension: Extension
  proposal: ReactNode
  lanes: ReactNode
  /** The editor of what leaves, while that is another one. */
  view(): EditorView | null
  /** Brings into sight what she has not seen. */
  showUnseen(): void
  toggle(): void
  /** While she chooses a template by its shortcut. */
  hold(on: boolean): void
}

/** Writing in one language what is read in another: the mode, the translation going on beside the strokes, and what is shown of it. */
export const useMirror = (input: MirrorInput): Mirrored => {
  const { t } = useTranslation()
  const { text, draft, place, kind, backend, conversation, reader } = input
  const settings = useDesk((desk) => desk.settings)
  const policy = usePolicies()?.find(({ shopId }) => shopId === backend.shopId)
  const places = useTranslating((state) => state.places)
  const languages = useTranslating((state) => state.languages)
  const waved = useTranslating((state) => state.waved)
  const known = useKnown(backend, conversation, input.customerId)
  const from = settings.workingLanguage
  const able = (kind === 'reply' || kind === 'new') && !draft?.approved
  const to = draft?.translation?.to ?? reader
  const foreign = to !== null && !sameLanguage(to, from)
  const reads = [from, ...settings.reads].some((one) => to !== null && primary(one) === primary(to))
  const wanted = able && foreign && to !== null && (places.get(place) ?? languages.has(primary(to)))
  const translation = able ? draft?.translation : undefined
  // Files or addresses alone are no text yet: the first stroke begins it all the same.
  const active = translation !== undefined || (begins(draft) && wanted)
  const chosen = useRegister(conversation?.id ?? null, backend.shopId, to)
  const register = translation ? translation.register : chosen.register

  const latest = useRef({ known, to, from, chosen, wanted, active, input, able, foreign })
  latest.current = { known, to, from, chosen, wanted, active, input, able, foreign }
  const newest = useCallback(() => text.state.draft?.translation ?? null, [text])
  const change = useCallback(
    (next: (was: DraftTranslation) => DraftTranslation) => {
      const was = newest()
      if (was && !text.state.committing) text.edit({ translation: { ...next(was), known: latest.current.known } })
    },
    [text, newest],
  )

  const mirror = useMemo(
    () =>
      new Mirror(text, {
        about: () => ({
          shopId: backend.shopId,
          conversationId: latest.current.input.conversation?.id ?? null,
          known: latest.current.known,
        }),
        translate: (request, signal) => calls().translation.translate(request, { signal }),
        problemOf,
        now,
        later: (ms, run) => {
          const timer = window.setTimeout(run, ms)
          return () => window.clearTimeout(timer)
        },
      }),
    [text, backend.shopId],
  )
  const state = useSyncExternalStore(mirror.subscribe, mirror.snapshot)
  useEffect(() => mirror.start(), [mirror])
  const hold = useCallback((on: boolean) => mirror.hold(on), [mirror])
  useEffect(() => onDeskEvent((event) => (event.type === 'translation' || event.type === 'memory' ? mirror.again() : undefined)), [mirror])
  const network = useDesk((desk) => desk.lamps.network.state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that came back is a reason to ask again
  useEffect(() => mirror.again(), [network, mirror])

  const blank = useCallback((): DraftTranslation | null => {
    const { to: into, from: mine, chosen: spoken, known: names } = latest.current
    return into === null
      ? null
      : { from: mine, to: into, register: spoken.register, segments: [], seen: null, waitingSince: null, known: names }
  }, [])
  const begin = useCallback(
    (words: string): DraftTranslation | null => {
      const made = blank()
      return made && text.remembered.follow(made, words)
    },
    [blank, text],
  )

  const toggle = useCallback(() => {
    const { able: may, to: into, foreign: other, active: on } = latest.current
    const refuse = (words: string) => {
      showToast({ text: words, lasts: 6_000 })
      say(words)
    }
    if (!may) return refuse(t('mirror.not.here'))
    if (into === null) return refuse(t('mirror.not.unknown'))
    if (!other && !on) return refuse(t('mirror.not.same'))
    chooseMode(place, into, !on)
    const words = text.state.draft
    if (words && !text.state.committing) text.edit({ translation: on ? undefined : (begin(words.text) ?? undefined) })
    say(t(on ? 'mirror.saidOff' : 'mirror.saidOn'))
    latest.current.input.source()?.focus()
  }, [place, text, begin, t])

  // Another way of speaking was chosen, here or for the shop.
  const spoken = chosen.register
  useEffect(() => {
    if (translation && chosen.known && translation.register !== spoken) change((was) => withRegister(was, spoken))
  }, [translation, spoken, chosen.known, change])

  const editor = useRef<TargetHandle>(null)
  const words = useMemo(
    (): LookWords => ({
      stale: t('mirror.look.stale'),
      hand: t('mirror.look.hand'),
      changed: t('mirror.look.changed'),
      trouble: t('mirror.look.trouble'),
      fact: (kind) => t(`mirror.fact.${kind}`),
    }),
    [t],
  )
  useEffect(() => {
    const focus = () => editor.current?.view()?.focus()
    return answerTranslating({
      place,
      conversationId: conversation?.id ?? null,
      shopId: backend.shopId,
      text,
      mirror,
      known: () => latest.current.known,
      active: () => latest.current.active,
      toggle,
      focus,
    })
  }, [place, conversation?.id, backend.shopId, text, mirror, toggle])

  // Facts of her own text are shown as such while it is translated: they will arrive as they are.
  const written = translation ? (draft?.text ?? '') : null
  // Drawn a moment behind the strokes, never before them.
  const shown = useDeferredValue(translation)
  useEffect(() => {
    let timer = 0
    const lay = () => {
      const view = latest.current.input.source()
      if (!view) return
      const now_ = written === null ? null : newest()
      if (!showLooks(view, now_ ? sourceLooks(now_, known, words) : [])) timer = window.setTimeout(lay, 300)
    }
    timer = window.setTimeout(lay, 120)
    return () => window.clearTimeout(timer)
  }, [written, known, words, newest])

  const extension = useMemo(
    () => [
      marksOnly,
      EditorView.updateListener.of((update) => {
        if (!update.selectionSet && !update.docChanged) return
        const now_ = newest()
        const { head } = update.state.selection.main
        const at = now_ ? placesOf(now_).findLastIndex(({ source }) => head >= source.from && head <= source.to) : -1
        if (at >= 0) standHere(place, at)
      }),
    ],
    [newest, place],
  )
  const jump = (at: number) => {
    const view = editor.current?.view()
    const now_ = newest()
    const spot = now_ ? placesOf(now_)[at]?.target : undefined
    if (!view || !spot) return
    view.dispatch({ selection: { anchor: spot.from, head: Math.min(spot.to, view.state.doc.length) }, scrollIntoView: true })
    view.focus()
  }
  const onTarget = useCallback(
    (at: number, target: string) =>
      change((was) => {
        const segment = was.segments[at]
        return segment ? withTarget(was, at, target, troublesBetween(segment.source, target, latest.current.known).troubles) : was
      }),
    [change],
  )
  const onSeen = useCallback(
    (shown: string) => {
      const was = newest()
      if (was && was.seen !== shown && targetText(was) === shown && !text.state.committing)
        text.edit({ translation: { ...was, seen: shown } })
    },
    [newest, text],
  )
  const wait = (on: boolean) => {
    change((was) => ({ ...was, waitingSince: on ? now() : null }))
    const { draft: waiting } = text.state
    if (on && waiting)
      calls()
        .translation.translateDraft({ draftId: waiting.id })
        .catch((error: unknown) => tellTrouble(t('mirror.notAsked'), error))
  }

  const proposed = able && !active && to !== null && foreign && !reads && (policy?.on ?? true) && !waved.has(place)
  return {
    active,
    language: active ? from : null,
    register,
    pair: active && to !== null ? { from, to } : null,
    first: (typed) => {
      const { wanted: on } = latest.current
      const made = on && begins(text.state.draft) ? begin(typed) : null
      return made ? { translation: made } : {}
    },
    extension,
    proposal:
      proposed && to !== null ? (
        <Proposal customer={input.customer} to={to} from={from} onTranslate={toggle} onWave={() => wave(place)} />
      ) : null,
    lanes:
      translation && shown ? (
        <Lanes
          translation={shown}
          newest={newest}
          state={state}
          known={known}
          shopId={backend.shopId}
          customer={input.customer}
          words={words}
          extension={input.extension}
          register={conversation ? <RegisterMenu conversationId={conversation.id} to={translation.to} chosen={chosen} /> : null}
          editorRef={editor}
          waiting={translation.waitingSince}
          onTarget={onTarget}
          onSegment={(at) => standHere(place, at)}
          onSeen={onSeen}
          onEscape={() => latest.current.input.source()?.focus()}
          onClose={toggle}
          onNote={(verdict, why) => noteTranslation(backend.shopId, translation, known, verdict, why)}
          onLooked={(at) => change((was) => lookedAt(was, at, latest.current.known))}
          onAnew={(at) => change((was) => withoutTarget(was, at))}
          onAgain={() => mirror.again()}
          onWait={wait}
          onJump={jump}
        />
      ) : null,
    view: () => (newest() ? (editor.current?.view() ?? null) : null),
    showUnseen: () => editor.current?.showUnseen(),
    toggle,
    hold,
  }
}
