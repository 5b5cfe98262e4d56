import type { EditorView } from '@codemirror/view'
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend } from '../../../shared/domain/backend/types'
import type { Channel, Conversation } from '../../../shared/domain/conversation/types'
import type { CustomerId } from '../../../shared/domain/ids'
import { withActions, withoutActions } from '../../../shared/domain/template/actions'
import type { MacroAction, Register } from '../../../shared/domain/template/types'
import { leavingText, placeInSource } from '../../../shared/domain/translation/leaving'
import { now, useDesk } from '../../bridge/deskStore'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { currentWriter } from '../../state/writing'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { type GuardInput, guardMarks, useGuard } from '../guard'
import { ApprovedBox, jumpToGap, MacroStrip, useInsertion } from '../templates'
import { useMirror } from '../translate'
import styles from './Composer.module.css'
import { type After, answerEarlier, answerSend, focusTaken, useComposer } from './composerState'
import { EarlierTexts } from './EarlierTexts'
import { Editor, type EditorHandle } from './Editor'
import { FileChips } from './FileChips'
import { takeFiles } from './files'
import { HeadFields, type HeadFieldsProps } from './HeadFields'
import type { Keeper } from './keeper'
import { useKeeper } from './keepers'
import { SendBar } from './SendBar'
import { discardDraft, tellAloud, tellMoved } from './sending'
import { type SendState, sendTrouble } from './sendTrouble'
import { withSignature } from './text'
import { troubleWords } from './troubleWords'

export interface WritingBoxProps {
  keeper: Keeper
  /** Names the text; another place has another editor. */
  place: string
  backend: Backend
  kind: 'reply' | 'note' | 'forward' | 'new'
  /** Tabs or a title. */
  top?: ReactNode
  /** What must be known before writing: a closed window, a colleague who answers. */
  notice?: ReactNode
  heads?: (Pick<HeadFieldsProps, 'withTo' | 'withCopies' | 'withSubject'> & { shown: HeadFieldsProps['heads'] }) | null
  label: string
  placeholder: string
  language: string | null
  /** Whom templates are filled for. */
  about: {
    conversation: Conversation | null
    customerId: CustomerId | null
    channel: Channel | null
    locale: string | null
    register: Register | null
  }
  signature: string
  canReply: boolean
  replyWindowEndsAt: number | null
  guard: GuardInput
  /** The channel's time to reply has ended, and its system knows approved templates. */
  approvedOnly?: boolean
  /** Further ways to send, beside the plain one. */
  afters: readonly After[]
  /** `leaving`: the whole text that was looked at. */
  onSend: (after: After, signature: string, leaving: string) => Promise<boolean>
  onTyped?: () => void
  onBlur?: () => void
  onEscape: () => void
}

/** Goes by itself while one writes: said where the key is pressed, not at every stroke. */
const quiet: ReadonlySet<string> = new Set(['untranslated', 'unseen'])
/** The answer to a key that did not send: what is missing is marked in the box as long as it is missing. */
const SEND_ANSWER_MS = 12_000

/** A text on its way to leave: heads, editor, signature, files, what stands in the way, and the button. */
export function WritingBox(props: WritingBoxProps) {
  const { keeper, place, backend, kind, heads, language } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { draft, phase, committing, edition } = useKeeper(keeper)
  const editor = useRef<EditorHandle>(null)
  const [badAddresses, setBad] = useState<string[]>([])
  const attaching = useComposer((state) => state.attaching.get(place) ?? 0)
  const wanted = useComposer((state) => state.wanted)
  const troubleId = useId()
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === backend.shopId))
  const view = useCallback(() => editor.current?.view() ?? null, [])
  const act = (change: (before: readonly MacroAction[]) => MacroAction[]) =>
    keeper.edit({ actions: change(keeper.state.draft?.actions ?? []) })
  const translating = useMirror({
    text: keeper,
    draft,
    place,
    kind,
    backend,
    conversation: props.about.conversation,
    customerId: props.about.customerId,
    customer: props.about.conversation ? customerTitle(t, props.about.conversation.customerName) : t('composer.label.new'),
    reader: props.about.locale,
    extension: guardMarks,
    source: view,
    onEscape: props.onEscape,
  })
  const inserting = useInsertion({
    ...props.about,
    place,
    pair: translating.pair,
    onAligned: (segments) => keeper.remembered.add(segments),
    backend,
    shop,
    view,
    onActions: (add, remove) => act((before) => withoutActions(withActions(before, add), remove)),
  })
  const { hold } = translating
  const { watchOpen } = inserting
  useEffect(() => {
    const end = watchOpen(hold)
    return () => {
      end()
      hold(false)
    }
  }, [watchOpen, hold])
  const actions = draft?.actions ?? []
  const unsigned = draft?.signature === false
  const signature = unsigned ? '' : props.signature
  const leaving = withSignature(draft ? leavingText(draft) : '', kind === 'note' ? '' : signature)
  const state: SendState = {
    draft,
    leaving,
    capabilities: backend.capabilities,
    now: now(),
    canReply: props.canReply,
    replyWindowEndsAt: props.replyWindowEndsAt,
    badAddresses,
    attaching: attaching > 0,
    busy: committing,
  }
  const trouble = sendTrouble(state)
  /** Only an approved template can leave, and no text of the agent's own stands there. */
  const fixed = Boolean(props.approvedOnly && (draft?.approved || !draft?.text))
  const said =
    trouble &&
    !(fixed && trouble.code === 'windowClosed') &&
    trouble.code !== 'empty' &&
    trouble.code !== 'busy' &&
    trouble.code !== 'noAddress' &&
    !quiet.has(trouble.code)
      ? trouble
      : null

  const troubleNow = () => sendTrouble({ ...state, draft: keeper.state.draft, busy: keeper.state.committing, now: now() })
  const leavingOf = (one: typeof draft) => {
    const unsignedNow = one?.signature === false || kind === 'note'
    const words = one ? leavingText(one) : ''
    return {
      kind,
      text: withSignature(words, unsignedNow ? '' : props.signature),
      bodyLength: words.trimEnd().length,
      subject: heads?.withSubject || kind === 'new' ? (one?.subject ?? null) : null,
      approved: Boolean(one?.approved),
    }
  }
  const guarded = useGuard<After>(props.guard, leavingOf(draft), 'stay', {
    leaving: () => ({ ...leavingOf(keeper.state.draft), key: keeper.state.draft?.key ?? null }),
    view: () => translating.view() ?? editor.current?.view() ?? null,
    echoView: () => (translating.view() ? view() : null),
    echo: (from, to) => {
      const one = keeper.state.draft?.translation
      return one ? placeInSource(one, from, to) : null
    },
    setSubject: (subject) => keeper.edit({ subject }),
    dropSignature: () => keeper.edit({ signature: false }),
    leave: async (after, lookedAt) => {
      if (troubleNow()) return false
      // What was chosen would come behind the text that has left.
      if (inserting.underWay()) {
        tellMoved()
        return false
      }
      return props.onSend(after, keeper.state.draft?.signature === false ? '' : props.signature, lookedAt)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: both stay the same for a place
  const extensions = useMemo(() => [inserting.extensions, guarded.extension, translating.extension], [place])
  const trySend = async (after: After) => {
    const words = troubleNow()
    if (words) {
      // Not said while one writes: whom it goes to may come last.
      if (words.code === 'noAddress' || quiet.has(words.code)) tellAloud(troubleWords(t, format, words), SEND_ANSWER_MS)
      if (words.code === 'unseen') return translating.showUnseen()
      const there = view()
      if (words.code !== 'gaps' || !there || !jumpToGap(there)) editor.current?.focus()
      return
    }
    await guarded.press(after)
  }
  const latest = useRef(trySend)
  latest.current = trySend
  useEffect(() => answerSend((after) => void latest.current(after)), [])
  const [earlier, setEarlier] = useState(false)
  useEffect(() => answerEarlier(() => setEarlier(true)), [])
  const closeEarlier = useCallback(() => {
    setEarlier(false)
    editor.current?.focus()
  }, [])
  useEffect(() => {
    if (wanted !== place) return
    const { brought } = useComposer.getState()
    if (brought) void currentWriter()?.insert(brought)
    else editor.current?.focus()
    focusTaken()
  }, [wanted, place])

  const onFiles = (files: readonly File[]) =>
    void takeFiles(files, {
      keeper,
      place,
      backendId: backend.id,
      limits: backend.capabilities.attachments,
      bytes: format.bytes,
    })
  const left = backend.capabilities.textLimit - [...leaving].length
  return (
    <div className={cx(styles.box, kind === 'note' && styles.noteBox)}>
      {props.top}
      {props.notice}
      {translating.proposal}
      {heads ? (
        <HeadFields
          place={place}
          heads={draft ?? heads.shown}
          withTo={heads.withTo}
          withCopies={heads.withCopies}
          withSubject={heads.withSubject}
          onChange={(patch) => keeper.edit(patch)}
          onBad={setBad}
        />
      ) : null}
      {props.approvedOnly && props.about.conversation ? (
        <ApprovedBox
          conversation={props.about.conversation}
          backend={backend}
          shop={shop}
          approved={draft?.approved}
          text={draft?.text ?? ''}
          onChange={(patch) => keeper.edit(patch, false)}
        />
      ) : null}
      <div className={styles.writing} hidden={fixed}>
        <Editor
          ref={editor}
          place={place}
          value={draft?.text ?? ''}
          edition={edition}
          label={props.label}
          placeholder={props.placeholder}
          language={translating.language ?? language}
          describedBy={said ? troubleId : undefined}
          extensions={extensions}
          onChange={(text) => {
            // Changed by hand it is the approved text no more.
            keeper.edit({
              text,
              ...translating.first(text),
              ...(keeper.state.draft?.approved ? { approved: undefined, signature: true } : {}),
            })
            props.onTyped?.()
          }}
          onFiles={onFiles}
          onEscape={props.onEscape}
          onBlur={() => {
            void keeper.flush()
            props.onBlur?.()
          }}
        />
        {inserting.popup}
        {translating.lanes}
        {props.signature !== '' ? (
          <div className={cx(styles.signature, unsigned && styles.off)}>
            <Checkbox isSelected={!unsigned} onChange={(on) => keeper.edit({ signature: on })}>
              {t('composer.signature')}
            </Checkbox>
            <p dir="auto" lang={language ?? undefined}>
              {props.signature}
            </p>
          </div>
        ) : null}
      </div>
      {actions.length > 0 && props.about.conversation ? (
        <MacroStrip
          actions={actions}
          can={backend.capabilities}
          me={backend.me?.agentId ?? null}
          conversationId={props.about.conversation.id}
          onRemove={(gone) => act((before) => withoutActions(before, gone))}
        />
      ) : null}
      <FileChips
        files={draft?.files ?? []}
        attaching={attaching}
        onRemove={(fileId) => keeper.edit({ files: (keeper.state.draft?.files ?? []).filter((file) => file.fileId !== fileId) })}
      />
      {said ? (
        <div className={styles.strip} id={troubleId} role="status">
          <Icon name="warning" />
          <span className={styles.stripText}>{troubleWords(t, format, said)}</span>
          {said.code === 'gaps' ? (
            <Button kind="quiet" onPress={() => void (view() && jumpToGap(view() as EditorView))}>
              {t('composer.trouble.toGap')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {guarded.strip}
      {earlier ? <EarlierTexts keeper={keeper} place={draft ?? keeper.place} onClose={closeEarlier} /> : null}
      <SendBar
        draft={draft}
        phase={phase}
        committing={committing}
        backend={backend}
        kind={kind}
        fixed={fixed}
        left={left}
        afters={props.afters}
        shut={trouble !== null && trouble.code !== 'unseen'}
        translated={translating.active}
        onEmoji={(text) => editor.current?.insert(text)}
        onFiles={(files) => {
          onFiles(files)
          // On the button the sending key would only open it again.
          editor.current?.focus()
        }}
        onEarlier={() => setEarlier(true)}
        onDiscard={() => void discardDraft(keeper)}
        onTranslate={kind === 'reply' || kind === 'new' ? translating.toggle : null}
        onSend={(after) => void trySend(after)}
      />
    </div>
  )
}
