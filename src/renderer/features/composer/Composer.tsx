import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { signatureFor } from '../../../shared/domain/backend/signature'
import type { Message } from '../../../shared/domain/conversation/types'
import type { ConversationId } from '../../../shared/domain/ids'
import { now, useDesk } from '../../bridge/deskStore'
import { useCommandKeys } from '../../commands/runner'
import { useCustomer, useCustomerRecords, useDraftOf, useSets, useThread } from '../../data/queries'
import { noSets } from '../../data/read/outbox'
import type { Thread } from '../../data/types'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { basisOf, undoMsOf } from '../../state/acts'
import { useMinute } from '../../state/clock'
import { useNavigation } from '../../state/navigation'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { Kbd } from '../../ui/Kbd'
import { useGuardContext } from '../guard'
import { QuickTeller } from '../templates'
import { useRegister } from '../translate'
import { replyHeads } from './addresses'
import styles from './Composer.module.css'
import { type After, type Kind, placeOfDraft, showKind, useComposer } from './composerState'
import type { Blank } from './draftForms'
import { keeperOf } from './keepers'
import { send } from './sending'
import { windowClosed } from './sendTrouble'
import { prefixed, withoutSignature } from './text'
import { useTyping } from './useTyping'
import { WritingBox } from './WritingBox'

const messagesOf = (thread: Thread): Message[] => thread.entries.flatMap((entry) => (entry.type === 'message' ? [entry.message] : []))

export function Composer({ conversationId }: { conversationId: ConversationId }) {
  const { thread } = useThread(conversationId)
  if (!thread) return null
  return <ComposerOf key={conversationId} thread={thread} />
}

function ComposerOf({ thread }: { thread: Thread }) {
  const { conversation } = thread
  const { id, backendId } = conversation
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === backendId))
  const chosen = useComposer((state) => state.kinds.get(id))
  const note = useDraftOf(id, 'note').draft
  const forward = useDraftOf(id, 'forward').draft
  const reply = useDraftOf(id, 'reply')
  // Which addresses are our own must be known before the first letter, or a reply copies the shop's own mailbox in.
  const known = useSets(backendId) !== noSets
  if (!backend || !known) return null
  // Without a choice: where a text waits, else the reply.
  const waiting: Kind | null = reply.draft || reply.loading ? null : note ? 'note' : forward ? 'forward' : null
  const able: Kind = backend.capabilities.reply ? 'reply' : 'note'
  const kind: Kind = chosen ?? waiting ?? able
  return (
    <>
      <QuickTeller conversation={conversation} />
      <Writing key={kind} thread={thread} kind={kind} />
    </>
  )
}

function Writing({ thread, kind }: { thread: Thread; kind: Kind }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const { conversation } = thread
  const { id, backendId, shopId, channel } = conversation
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === backendId))
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === shopId))
  const working = useDesk((desk) => desk.settings.workingLanguage)
  const typist = useDesk((desk) => desk.typing.get(id))
  const inboxes = useSets(backendId).inboxes
  const forwardId = useComposer((state) => state.forwards.get(id))
  const { draft: stored } = useDraftOf(id, kind)
  const { orders } = useCustomerRecords(conversation.customerId)
  const customer = useCustomer(conversation.customerId)
  const mail = channel === 'email'
  const agent = backend?.me?.name ?? ''
  // What nobody knows is asked for when a template is put in, not taken from the shop.
  const writtenIn = conversation.language ?? customer?.language ?? null
  // The same as it is translated into: the guard must not take the one for right and the mirror the other.
  const language = kind === 'note' ? working : (writtenIn ?? shop?.languages[0] ?? null)
  const signature = mail && kind !== 'note' ? signatureFor(shop, conversation.language, agent) : ''

  const messages = useMemo(() => messagesOf(thread), [thread])
  const answered = messages.findLast((message) => message.kind === 'incoming' && !message.deleted) ?? null
  const forwarded = messages.find((message) => message.id === forwardId) ?? answered
  const inbox = inboxes.find((one) => one.id === conversation.inboxId)
  const own = useMemo(
    () => [inbox?.address, backend?.me?.email].filter((one): one is string => typeof one === 'string' && one !== ''),
    [inbox?.address, backend?.me?.email],
  )
  const blank = useMemo<Blank>(() => {
    const heads = kind === 'reply' && answered?.mail ? replyHeads(answered.mail, own, Boolean(inbox?.address)) : { to: [], cc: [] }
    const title = answered?.mail?.subject ?? conversation.subject ?? ''
    return {
      backendId,
      conversationId: id,
      kind,
      text: '',
      subject: !mail || kind === 'note' ? null : prefixed(kind === 'forward' ? 'Fwd' : 'Re', title),
      inboxId: conversation.inboxId,
      customerId: conversation.customerId,
      to: heads.to,
      cc: heads.cc,
      bcc: [],
      messageId: kind === 'forward' ? (forwarded?.id ?? null) : kind === 'reply' ? (answered?.id ?? null) : null,
      files: [],
      signature: true,
    }
  }, [
    kind,
    answered,
    forwarded,
    own,
    inbox?.address,
    backendId,
    id,
    mail,
    conversation.subject,
    conversation.inboxId,
    conversation.customerId,
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keeper lives as long as the place; new heads come by `prepare`
  const keeper = useMemo(() => keeperOf({ ...blank, conversationId: id, kind }), [id, kind])
  useEffect(() => keeper.prepare(blank), [keeper, blank])
  useEffect(() => {
    if (!stored) return
    const signatures = Object.keys(shop?.signatures ?? {}).map((one) => signatureFor(shop, one, agent))
    void keeper.found(stored, (one) =>
      kind === 'note' || one.translation ? one : { ...one, text: withoutSignature(one.text, signatures) },
    )
  }, [keeper, stored, kind, shop, agent])
  const { register } = useRegister(id, shopId, writtenIn)
  const context = useGuardContext({
    place: placeOfDraft(id, kind),
    register,
    kind,
    backend: backend ?? null,
    channel,
    language,
    customerId: conversation.customerId,
    messages,
  })
  const { typed, rested } = useTyping(id, Boolean(backend?.capabilities.typing) && kind === 'reply')
  if (!backend) return null

  const shut =
    kind === 'reply' && windowClosed({ canReply: conversation.canReply, replyWindowEndsAt: conversation.replyWindowEndsAt, now: minute })
  const onSend = (after: After, signed: string, checked: string) => {
    // Another conversation stands already, and this text is about to make room.
    if (useNavigation.getState().openId !== id) return Promise.resolve(false)
    rested()
    return send({
      keeper,
      basis: basisOf(conversation, now(), kind === 'reply' ? orders : []),
      signature: signed,
      checked,
      language: kind === 'note' ? null : conversation.language,
      after,
      undoMs: undoMsOf(conversation),
    })
  }
  return (
    <div className={styles.composer} data-scope="composer">
      <WritingBox
        keeper={keeper}
        place={placeOfDraft(id, kind)}
        backend={backend}
        kind={kind}
        label={t(`composer.label.${kind}`, { name: customerTitle(t, conversation.customerName) })}
        placeholder={t(`composer.placeholder.${kind}`, { name: customerTitle(t, conversation.customerName) })}
        language={language}
        about={{ conversation, customerId: conversation.customerId, channel, locale: kind === 'note' ? working : writtenIn, register }}
        signature={signature}
        guard={{ shopId, conversationId: id, language, context }}
        canReply={conversation.canReply}
        replyWindowEndsAt={conversation.replyWindowEndsAt}
        approvedOnly={shut && channel === 'whatsapp'}
        afters={kind === 'reply' ? ['next', 'resolve'] : kind === 'note' ? ['next'] : []}
        onSend={onSend}
        onTyped={typed}
        onBlur={rested}
        onEscape={leaveEditor}
        top={
          <Kinds
            id={id}
            kind={kind}
            canForward={mail && backend.capabilities.forward}
            canNote={backend.capabilities.note}
            language={kind !== 'note' && language ? format.language(language) : null}
          />
        }
        notice={
          <>
            {typist?.agent ? (
              <div className={styles.strip} role="status">
                <Icon name="users" />
                {t('composer.colleague', { name: typist.name })}
              </div>
            ) : null}
            {kind === 'forward' && forwarded ? (
              <div className={styles.plainStrip} dir="auto">
                <Icon name="forward" />
                {t('composer.forwards', { name: forwarded.author.name, when: format.dateTime(forwarded.at) })}
              </div>
            ) : null}
          </>
        }
        heads={
          mail && kind !== 'note' && !shut
            ? {
                withTo: kind === 'forward' || blank.to.length > 0,
                withCopies: backend.capabilities.copies,
                withSubject: kind === 'forward',
                shown: blank,
              }
            : null
        }
      />
    </div>
  )
}

/** Focus goes back to the messages, where single keys act. */
const leaveEditor = (): void => {
  const thread = document.querySelector<HTMLElement>('[data-scope="thread"] [data-thread]')
  if (thread) thread.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

function Kinds({
  id,
  kind,
  canNote,
  canForward,
  language,
}: {
  id: ConversationId
  kind: Kind
  canNote: boolean
  canForward: boolean
  language: string | null
}) {
  const { t } = useTranslation()
  const keys: Record<Kind, string | undefined> = {
    reply: useCommandKeys('write.reply'),
    note: useCommandKeys('write.note'),
    forward: useCommandKeys('write.forward'),
  }
  const shown: Kind[] = ['reply', ...(canNote ? (['note'] as const) : []), ...(canForward ? (['forward'] as const) : [])]
  return (
    <div className={styles.kinds}>
      {shown.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === kind}
          className={cx(styles.kind, one === kind && styles.kindOn)}
          onClick={() => showKind(id, one)}
        >
          {t(`composer.kind.${one}`)}
          {keys[one] ? <Kbd keys={keys[one]} /> : null}
        </button>
      ))}
      <span className={styles.gap} />
      {language ? (
        <span className={styles.reads} title={t('composer.reads', { language })}>
          {t('composer.reads', { language })}
        </span>
      ) : null}
    </div>
  )
}
