/** The Chatwoot connector: verbs over one account, opened on first use. */
import { type AttachmentId, type ConversationId, localId, type MessageId } from '../../../shared/domain/ids'
import type { Head } from '../../../shared/domain/outbox/types'
import type { Cursor, Page } from '../../../shared/domain/sync/types'
import { type Connector, ConnectorError, type ConnectorNeeds, type Delivery, type Knock, type SearchAnswer } from '../connector'
import { type Account, accountInUrl, chatwootBase, readAccount } from './account'
import { live } from './cable'
import { capabilities } from './capabilities'
import { Client, isGone, shaped } from './client'
import { deliver } from './deliver'
import { Echo } from './echo'
import { hintOf } from './events'
import { fetchFile } from './files'
import { Hints } from './hints'
import { liveTest } from './liveTest'
import { lookUp } from './lookUp'
import type { ConversationContext } from './map'
import { byBot, mapMessage } from './mapMessage'
import { numberOf } from './numbers'
import { pull } from './pull'
import type { Puller } from './puller'
import { emptyBatch, readConversation, readMessages } from './read'
import { search } from './search'
import type { Session } from './session'
import { readInboxes, readSets, type Sets } from './sets'
import { readTemplates, removeTemplate, writeTemplate } from './templates'
import { WireConversation, type WireInbox } from './wire'

/** Chatwoot forgets «typing» after 30 s; nothing more often than this is sent. */
const TYPING_EVERY = 5_000

class ChatwootConnector implements Connector {
  readonly capabilities = capabilities
  private readonly echo: Echo
  private readonly hints = new Hints()
  private client: Client | null = null
  private opening: Promise<Session> | null = null
  private wireInboxes: ReadonlyMap<number, WireInbox> | null = null
  private puller: Puller | null = null
  private typed = new Map<ConversationId, { on: boolean; at: number }>()
  private readonly ending = new AbortController()

  constructor(private readonly needs: ConnectorNeeds) {
    this.echo = new Echo(needs.store)
  }

  /** Throws ConnectorError for an address that is none. */
  private makeClient(): Client {
    const { http, clock, values, onLimited, quietUntil } = this.needs
    this.client ??= new Client({
      http,
      clock,
      onLimited,
      quietUntil,
      base: chatwootBase(values.url ?? ''),
      token: (values.token ?? '').trim(),
    })
    return this.client
  }

  private asked(): number | null {
    const { account, url } = this.needs.values
    const text = account?.trim() ?? ''
    if (text !== '' && !/^\d{1,10}$/.test(text)) throw new ConnectorError({ code: 'rejected', params: { fields: 'account' } })
    return text === '' ? accountInUrl(url ?? '') : Number(text)
  }

  /** Opened once for all callers, so no single caller's signal may end it. */
  private session(): Promise<Session> {
    const opening = this.opening ?? this.open(this.ending.signal)
    this.opening = opening
    opening.catch(() => {
      if (this.opening === opening) this.opening = null
    })
    return opening
  }

  private async open(signal: AbortSignal): Promise<Session> {
    const { backendId, clock } = this.needs
    const client = this.makeClient()
    const account = await readAccount(client, backendId, this.asked(), signal)
    return {
      client,
      api: account.api,
      account,
      backendId,
      clock,
      echo: this.echo,
      context: () => this.context(client, account),
      onKey: (wire) => this.echo.sawMessage(wire),
      onRow: (wire) => this.echo.sawConversation(wire),
      failures: new Map(),
      inboxes: (inner) => this.inboxes(client, account, inner),
      fetchFile: (ref, inner) => fetchFile(client, ref, inner),
    }
  }

  private context(client: Client, account: Account): ConversationContext {
    const { backendId, shopId } = this.needs
    return {
      backendId,
      shopId,
      base: client.base,
      accountId: account.accountId,
      inboxes: this.wireInboxes ?? new Map(),
      stamp: client.stamp(),
    }
  }

  private async inboxes(client: Client, account: Account, signal: AbortSignal): Promise<ReadonlyMap<number, WireInbox>> {
    if (!this.wireInboxes) this.keep(await readInboxes(client, account.api, [], signal))
    return this.wireInboxes ?? new Map()
  }

  private keep(inboxes: WireInbox[] | null): void {
    // Inboxes this token may not see stay unknown, without being asked for each time.
    if (inboxes || !this.wireInboxes) this.wireInboxes = new Map((inboxes ?? []).map((inbox) => [inbox.id, inbox]))
  }

  private async sets(session: Session, signal: AbortSignal): Promise<Sets> {
    const sets = await readSets(session.client, session.api, session.context(), signal)
    this.keep(sets.wireInboxes)
    return sets
  }

  /** A refused token may mean another one by now, or another account: who we are is read again. */
  private async within<T>(work: (session: Session) => Promise<T>): Promise<T> {
    try {
      return await work(await this.session())
    } catch (error) {
      if (error instanceof ConnectorError && error.problem.code === 'signIn') this.opening = null
      throw error
    }
  }

  async test(signal: AbortSignal) {
    return liveTest({ ...this.needs, client: () => this.makeClient(), asked: () => this.asked() }, signal)
  }

  async knocks(onKnock: (knock: Knock) => void, signal: AbortSignal): Promise<void> {
    const { clock, random, http, backendId } = this.needs
    let account: Account | null = null
    await live(
      {
        clock,
        random,
        cable: async () => {
          const session = await this.session()
          account = session.account
          if (!account.pubsubToken) return null
          const { accountId, me, pubsubToken } = account
          return { http, clock, random, base: session.client.base, accountId, userId: me.remoteId, pubsubToken }
        },
        refused: () => {
          this.opening = null
        },
        hint: (event) =>
          account
            ? hintOf(event, this.hints, { backendId, accountId: account.accountId, me: account.me.remoteId })
            : { knock: false, typing: null },
      },
      onKnock,
      signal,
    )
  }

  pull(cursor: Cursor | null, limit: number, signal: AbortSignal): Promise<Page> {
    return this.within(async (session) => {
      await session.inboxes(signal)
      this.puller ??= {
        ...session,
        account: session.account.accountId,
        hints: this.hints,
        fetchDays: this.needs.fetchDays,
        readSets: (inner) => this.sets(session, inner),
        rowsAtHand: new Map(),
      }
      // Signed in anew, perhaps to another account.
      if (this.puller.account !== session.account.accountId)
        this.puller = { ...this.puller, ...session, account: session.account.accountId }
      return pull(this.puller, cursor, limit, signal)
    })
  }

  search(text: string, limit: number, signal: AbortSignal): Promise<SearchAnswer> {
    return this.within((session) => search(session, text, limit, signal))
  }

  pullConversation(conversationId: ConversationId, before: MessageId | null, limit: number, signal: AbortSignal): Promise<Page> {
    return this.within(async (session) => {
      const conversation = numberOf(conversationId)
      await session.inboxes(signal)
      const batch = emptyBatch()
      let more = false
      if (before === null) {
        await readConversation(session, conversation, null, { depth: null, to: null }, batch, signal)
        more = batch.rows.messages.length >= 20
      }
      let from: number | null =
        before === null ? (batch.rows.messages[0] ? Number(batch.rows.messages[0].remoteId) : null) : numberOf(before)
      const gone = batch.rows.gone.conversations.length > 0
      while (!gone && from !== null && (before !== null || more) && batch.rows.messages.length < limit) {
        let page: Awaited<ReturnType<typeof readMessages>>
        try {
          page = await readMessages(session.client, session.api, conversation, from, signal)
        } catch (error) {
          if (!isGone(error)) throw error
          batch.rows.gone.conversations.push(conversationId)
          more = false
          break
        }
        const context = { ...session.context(), stamp: session.client.stamp() }
        for (const wire of page.wires) {
          const { message, cutShort } = mapMessage(wire, conversationId, context)
          if (cutShort) batch.bad.push({ what: 'message', remoteId: message.remoteId, why: cutShort })
          session.onKey(wire)
          batch.rows.messages.push(message)
        }
        batch.bad.push(...page.bad)
        more = page.oldest !== null && page.oldest < from
        from = more ? page.oldest : null
      }
      const progress = { phase: 'live' as const, done: batch.rows.messages.length, total: null }
      return { rows: batch.rows, cursor: '', more, progress, bad: batch.bad.slice(0, 200) }
    })
  }

  deliver(delivery: Delivery, signal: AbortSignal) {
    return deliver(() => this.session(), delivery, signal).then((outcome) => {
      if (outcome.type !== 'sent' && outcome.why.code === 'signIn') this.opening = null
      return outcome
    })
  }

  lookUp(delivery: Delivery, triedAt: number, signal: AbortSignal) {
    return this.within((session) => lookUp(session, delivery, triedAt, signal))
  }

  head(conversationId: ConversationId, signal: AbortSignal): Promise<Head> {
    return this.within(async ({ client, api, echo, backendId }) => {
      const conversation = numberOf(conversationId)
      try {
        const row = shaped(WireConversation, await client.get(`${api}/conversations/${conversation}`, {}, signal))
        echo.sawConversation(row)
        const page = await readMessages(client, api, conversation, null, signal)
        const assignee = row.meta?.assignee_type == null || row.meta.assignee_type === 'User' ? row.meta?.assignee?.id : null
        const recent = page.wires.map((wire) => {
          echo.sawMessage(wire)
          const { message } = mapMessage(wire, conversationId, { backendId, stamp: 0 })
          const { id, kind, at, author, outboxKey } = message
          return { id, kind, at, byBot: byBot(wire), authorId: author.id, outboxKey }
        })
        return {
          exists: true,
          mergedInto: null,
          status: row.status,
          assigneeId: assignee == null ? null : localId(backendId, 'a', assignee),
          canReply: row.can_reply ?? true,
          recent: recent.sort((a, b) => numberOf(b.id) - numberOf(a.id)),
        }
      } catch (error) {
        if (!isGone(error)) throw error
        return { exists: false, mergedInto: null, status: 'gone', assigneeId: null, canReply: false, recent: [] }
      }
    })
  }

  fetchAttachment(_attachmentId: AttachmentId, ref: string, signal: AbortSignal): Promise<{ mime: string; bytes: Uint8Array }> {
    return this.within(({ client }) => fetchFile(client, ref, signal))
  }

  readTemplates(signal: AbortSignal) {
    return this.within((session) => readTemplates(session, signal))
  }

  writeTemplate(id: string | null, template: { shortcut: string; text: string }, signal: AbortSignal) {
    return this.within((session) => writeTemplate(session, id, template, signal))
  }

  removeTemplate(id: string, signal: AbortSignal) {
    return this.within((session) => removeTemplate(session, id, signal))
  }

  async typing(conversationId: ConversationId, on: boolean): Promise<void> {
    const last = this.typed.get(conversationId)
    const now = this.needs.clock.monotonic()
    if (last && last.on === on && (!on || now - last.at < TYPING_EVERY)) return
    this.typed.set(conversationId, { on, at: now })
    if (this.typed.size > 200) this.typed.delete(this.typed.keys().next().value as ConversationId)
    try {
      const { client, api } = await this.session()
      const path = `${api}/conversations/${numberOf(conversationId)}/toggle_typing_status`
      await client.send('POST', path, { typing_status: on ? 'on' : 'off', is_private: false }, this.ending.signal)
    } catch (error) {
      // A courtesy: losing it changes nothing.
      this.needs.log.info('chatwoot.typing', { code: error instanceof ConnectorError ? error.problem.code : 'unexpected' })
    }
  }

  async close(): Promise<void> {
    this.ending.abort()
    this.opening = null
  }
}

export const createChatwoot = (needs: ConnectorNeeds): Connector => new ChatwootConnector(needs)
