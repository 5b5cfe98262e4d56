import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signatureFor } from '../../../shared/domain/backend/signature'
import type { Backend } from '../../../shared/domain/backend/types'
import { fold } from '../../../shared/domain/conversation/fold'
import type { Customer, Message } from '../../../shared/domain/conversation/types'
import type { BackendId, CustomerId, InboxId } from '../../../shared/domain/ids'
import { useDesk } from '../../bridge/deskStore'
import { useCustomer, useDrafts, useReader, useRows, useSets, useViewIds } from '../../data/queries'
import { readCustomer } from '../../data/read/customer'
import { readConversation } from '../../state/acts'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { useGuardContext } from '../guard'
import { useRegister } from '../translate'
import { parseAddresses, writeAddresses } from './addresses'
import styles from './Composer.module.css'
import { openNew, placeOfDraft, useComposer } from './composerState'
import type { Blank } from './draftForms'
import { keeperOf, useKeeper } from './keepers'
import { send } from './sending'
import { WritingBox } from './WritingBox'

/** Begins a conversation: through which inbox, with whom, about what. Its text is kept like every other. */
export function NewConversationDialog() {
  const open = useComposer((state) => state.newOpen)
  const { t } = useTranslation()
  return (
    <Dialog title={t('composer.new.title')} isOpen={open} onClose={() => openNew(false)} size="large">
      {open ? <NewConversation /> : null}
    </Dialog>
  )
}

function NewConversation() {
  const { t } = useTranslation()
  const all = useDesk((desk) => desk.backends)
  const backends = useMemo(() => all.filter((one) => one.capabilities.startConversation && !one.paused), [all])
  const drafts = useDrafts()
  const waiting = useMemo(() => [...drafts.values()].find((draft) => draft.kind === 'new') ?? null, [drafts])
  const first = backends.find((one) => one.id === waiting?.backendId) ?? backends[0]
  if (!first) return <EmptyState icon="store" title={t('composer.new.none')} text={t('composer.new.noneText')} />
  return <NewIn first={first} backends={backends} />
}

const noMessages: readonly Message[] = []
const empty = {
  conversationId: null,
  kind: 'new' as const,
  text: '',
  subject: null,
  customerId: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  files: [],
  signature: true,
}

function NewIn({ first, backends }: { first: Backend; backends: readonly Backend[] }) {
  const { t } = useTranslation()
  const shops = useDesk((desk) => desk.shops)
  const [backendId, setBackend] = useState<BackendId>(first.id)
  const backend = backends.find((one) => one.id === backendId) ?? first
  const shop = shops.find((one) => one.id === backend.shopId)
  const inboxes = useSets(backend.id).inboxes
  const [chosen, setInbox] = useState<InboxId | null>(null)
  const inboxId = chosen ?? inboxes.find((one) => one.channel === 'email')?.id ?? inboxes[0]?.id ?? null
  const blank = useMemo<Blank>(() => ({ ...empty, backendId: backend.id, inboxId }), [backend.id, inboxId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: there is one new text; what it begins with comes by `prepare`
  const keeper = useMemo(() => keeperOf(blank), [])
  useEffect(() => keeper.prepare(blank), [keeper, blank])
  const { draft } = useKeeper(keeper)
  // Begun before the inboxes were known: it takes the one that is offered.
  useEffect(() => {
    if (draft && draft.inboxId === null && inboxId !== null && draft.backendId === backend.id) keeper.edit({ inboxId })
  }, [draft, inboxId, backend.id, keeper])
  const drafts = useDrafts()
  useEffect(() => {
    for (const one of drafts.values()) if (one.kind === 'new') void keeper.found(one)
  }, [keeper, drafts])
  const of = draft ? (backends.find((one) => one.id === draft.backendId) ?? backend) : backend
  const inbox = inboxes.find((one) => one.id === (draft ? draft.inboxId : inboxId)) ?? null
  const mail = inbox?.channel === 'email'
  const customer = useCustomer(draft?.customerId ?? null)
  const language = customer?.language ?? shop?.languages[0] ?? null
  const { register } = useRegister(null, of.shopId, customer?.language ?? null)
  const context = useGuardContext({
    place: placeOfDraft(null, 'new'),
    register,
    kind: 'new',
    backend: of,
    channel: inbox?.channel ?? 'other',
    // Written to an address that nobody knows: its language is not known either.
    language: customer?.language ?? null,
    customerId: customer?.id ?? null,
    messages: noMessages,
  })
  // A text belongs to the backend it was begun for; with a text begun the shop stands.
  const fixed = Boolean(draft && (draft.text !== '' || draft.files.length > 0))
  return (
    <div className={styles.form} data-scope="composer">
      <div className={styles.formRow}>
        <Select
          label={t('composer.new.shop')}
          options={backends.map((one) => ({
            id: one.id,
            label: `${shops.find((each) => each.id === one.shopId)?.name ?? ''} · ${one.name}`,
          }))}
          value={of.id}
          isDisabled={fixed}
          onChange={(id) => {
            keeper.edit({ to: [], cc: [], bcc: [], subject: null, customerId: null })
            setInbox(null)
            setBackend(id)
          }}
        />
        <Select
          label={t('composer.new.inbox')}
          options={inboxes.map((one) => ({ id: one.id, label: `${one.name} · ${t(`common.channel.${one.channel}`)}` }))}
          value={draft ? draft.inboxId : inboxId}
          onChange={(id) => {
            setInbox(id)
            if (draft) keeper.edit({ inboxId: id })
          }}
        />
      </div>
      <Whom
        backendId={of.id}
        customer={customer}
        customerId={draft?.customerId ?? null}
        to={writeAddresses(draft?.to ?? [])}
        onCustomer={(found) =>
          keeper.edit({
            customerId: found?.id ?? null,
            to: found?.email ? [{ name: found.name, address: found.email }] : [],
          })
        }
        onAddress={(text) => {
          const { addresses } = parseAddresses(text)
          keeper.edit({ to: addresses, customerId: null })
        }}
      />
      {mail ? (
        <TextField
          label={t('composer.head.subject')}
          value={draft?.subject ?? ''}
          maxLength={900}
          onChange={(subject) => keeper.edit({ subject: subject === '' ? null : subject })}
        />
      ) : null}
      <div className={styles.dialogBox}>
        <WritingBox
          keeper={keeper}
          place={placeOfDraft(null, 'new')}
          backend={of}
          kind="new"
          label={t('composer.label.new')}
          placeholder={t('composer.placeholder.new')}
          language={language}
          about={{
            conversation: null,
            customerId: draft?.customerId ?? null,
            channel: inbox?.channel ?? null,
            locale: customer?.language ?? null,
            register,
          }}
          signature={mail ? signatureFor(shop, language, of.me?.name ?? '') : ''}
          guard={{ shopId: of.shopId, conversationId: null, language, context }}
          canReply
          replyWindowEndsAt={null}
          afters={[]}
          onEscape={() => openNew(false)}
          onSend={async (after, signature, checked) => {
            const seconds = shop?.undoSeconds ?? { mail: 10, chat: 3 }
            const undoMs = (mail ? seconds.mail : seconds.chat) * 1_000
            const sent = await send({ keeper, basis: null, signature, checked, language, after, undoMs })
            if (sent) openNew(false)
            return sent
          }}
        />
      </div>
    </div>
  )
}

/** A customer whom this desk has met, found by name; or an address. */
function Whom({
  backendId,
  customer,
  customerId,
  to,
  onCustomer,
  onAddress,
}: {
  backendId: BackendId
  customer: Customer | null
  customerId: CustomerId | null
  to: string
  onCustomer: (customer: Customer | null) => void
  onAddress: (text: string) => void
}) {
  const { t } = useTranslation()
  const [text, setText] = useState(to)
  const [found, setFound] = useState<Customer[]>([])
  const reader = useReader()
  const search = customerId || text.includes('@') || text.trim().length < 2 ? '' : text.trim()
  const view = useMemo(() => ({ kind: 'all' as const, ...(search ? { search } : {}) }), [search])
  const { ids } = useViewIds(view, 200)
  const rows = useRows(ids)
  const near = useMemo(
    () => (search ? [...rows.values()].filter((row) => row.backendId === backendId && fold(row.customerName).includes(fold(search))) : []),
    [rows, backendId, search],
  )
  useEffect(() => {
    let over = false
    const gather = async () => {
      const people = new Map<string, Customer>()
      for (const row of near) {
        const conversation = await readConversation(row.id)
        if (!conversation?.customerId || people.has(conversation.customerId)) continue
        const { customerId: id } = conversation
        const one = await reader((cache) => readCustomer(cache, id))
        if (one && !one.blocked) people.set(id, one)
        if (people.size >= 8) break
      }
      if (!over) setFound([...people.values()])
    }
    if (search) void gather().catch(() => undefined)
    else setFound([])
    return () => {
      over = true
    }
  }, [near, search, reader])
  const shown = customer ? [customer.name, customer.email ?? customer.phone].filter(Boolean).join(' · ') : text
  return (
    <div>
      <TextField
        label={t('composer.new.whom')}
        hint={t('composer.new.whomHint')}
        value={shown}
        autoFocus
        onChange={(next) => {
          setText(customer ? '' : next)
          if (customer) onCustomer(null)
          else onAddress(next)
        }}
      />
      {found.length > 0 && !customer ? (
        <ul className={styles.people} aria-label={t('composer.new.found')}>
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={styles.person}
                onClick={() => {
                  onCustomer(one)
                  setText('')
                }}
              >
                <span dir="auto">{one.name}</span>
                <span className={styles.weak}>{one.email ?? one.phone ?? ''}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
