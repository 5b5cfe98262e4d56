/**
 * What every connector is: a remote system of one backend behind declared capabilities and few verbs.
 * A new system is a folder beside this file and one line in `registry.ts`.
 */
import type { Capabilities, SystemField, TestReport } from '../../shared/domain/backend/types'
import type { Channel } from '../../shared/domain/conversation/types'
import type { DisputeHead } from '../../shared/domain/dispute/evidence'
import type { AttachmentId, BackendId, ConversationId, DisputeId, MessageId, OrderId, OutboxKey, ShopId } from '../../shared/domain/ids'
import type { OrderHead } from '../../shared/domain/order/types'
import type { Effect, Head, Problem } from '../../shared/domain/outbox/types'
import type { BadItem, Cursor, Page } from '../../shared/domain/sync/types'
import type { Clock, Http, Log, Random, Route } from '../ports'

/** Sealed key-value state of one backend that outlives restarts; rebuildable by a resync. */
export interface ConnectorStore {
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
}

/** What a sign-in in the browser needs to know of its provider. */
export interface SignInAsk {
  issuer: string
  clientId: string
  /** Empty where the provider gave none. */
  clientSecret: string
  scopes: readonly string[]
  /** Account to be proposed; null for none. */
  account: string | null
  extra: Readonly<Record<string, string>>
  redirect: { host: string; path: string }
}

/** Access tokens of a sign-in in the browser. */
export interface Tokens {
  /** One that is good now; `refused` is one the server did not take, so another is got. Throws ConnectorError (`signIn` where none is to be had). */
  access(refused?: string): Promise<string>
}

export interface ConnectorNeeds {
  backendId: BackendId
  shopId: ShopId
  /** Values of the system's fields, secrets included. */
  values: Readonly<Record<string, string>>
  fetchDays: number
  clock: Clock
  random: Random
  http: Http
  /** Where the backend signs in in the browser. */
  tokens?: Tokens
  /** For sockets of one's own; missing: straight. */
  route?: Route
  log: Log
  store: ConnectorStore
  /**
   * To be told of every «too many» answer, `until` (epoch ms) where it names a time: of several calls made together
   * only one failure gets out, and that one may know nothing of it.
   */
  onLimited?(until: number | null): void
  /** Epoch ms until which the server asked for silence (past or 0: it did not): asked before each call, as a verb makes several. */
  quietUntil?(): number
  /** HMAC-SHA256 under the backend's key, base64url, for ids that carry addresses. */
  hmac(text: string): string
}

/** «Look again», or news of the line. Never rows. */
export type Knock =
  | { type: 'changed' }
  | { type: 'live'; state: 'up' | 'down' | 'polling' }
  | { type: 'typing'; conversationId: ConversationId; name: string; agent: boolean; on: boolean }

export interface FileToSend {
  name: string
  mime: string
  bytes: Uint8Array
}

export interface Delivery {
  key: OutboxKey
  conversationId: ConversationId | null
  effect: Effect
  /** Index of the effect in its item; key and index together name one try. */
  index: number
  files: FileToSend[]
  /** Sender identity of the shop. */
  sender: { name: string }
}

export type DeliverOutcome =
  | { type: 'sent'; messageId: MessageId | null; conversationId: ConversationId | null }
  /** Surely not done. `retryAt` (epoch ms) when the server named a time; `final` when trying again is useless. */
  | { type: 'notSent'; why: Problem; final: boolean; retryAt: number | null }
  /** Perhaps done: look up before anything else. */
  | { type: 'unknown'; why: Problem }

export type LookUpAnswer =
  | { type: 'found'; messageId: MessageId | null; conversationId: ConversationId | null }
  | { type: 'absent' }
  | { type: 'cannotTell' }

export interface SearchAnswer {
  conversationIds: ConversationId[]
  /** There are more than were asked for. */
  more: boolean
}

/** A canned response of the backend, or an approved template of a messenger behind it. */
export interface RemoteTemplate {
  /** The backend's own. */
  id: string
  shortcut: string
  text: string
  /** Null for what is no approved template. */
  approved: { name: string; language: string; category: string; channel: Channel } | null
}

export interface Connector {
  readonly capabilities: Capabilities
  /** Lets go of connections kept open: after sleep the other end has forgotten them. */
  drop?(): void
  /** A live test in steps; never throws. */
  test(signal: AbortSignal): Promise<TestReport>
  /** Runs until aborted: knocks, typing, state of the live feed. Reconnects by itself with back-off. */
  knocks(onKnock: (knock: Knock) => void, signal: AbortSignal): Promise<void>
  /** Next page from a cursor; throws ConnectorError. Idempotent: the same cursor may be asked again. */
  pull(cursor: Cursor | null, limit: number, signal: AbortSignal): Promise<Page>
  /** Messages of one conversation older than `before` (null: newest). The page's cursor is empty. */
  pullConversation(conversationId: ConversationId, before: MessageId | null, limit: number, signal: AbortSignal): Promise<Page>
  /** Does one effect. Never throws for what the remote does; an abort counts as unknown once bytes may have left. */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<DeliverOutcome>
  /** Was the effect with this key done? Content and time never decide. */
  lookUp(delivery: Delivery, triedAt: number, signal: AbortSignal): Promise<LookUpAnswer>
  /** The conversation's head now, fresh from the backend; throws ConnectorError. */
  head(conversationId: ConversationId, signal: AbortSignal): Promise<Head>
  /** The dispute now, fresh from the provider; only where `capabilities.evidence`. Throws ConnectorError; gone is `exists: false`. */
  disputeHead?(disputeId: DisputeId, signal: AbortSignal): Promise<DisputeHead>
  fetchAttachment(attachmentId: AttachmentId, ref: string, signal: AbortSignal): Promise<{ mime: string; bytes: Uint8Array }>
  /** Conversations with the text, newest first, at most `limit`; only where `capabilities.search`. Throws ConnectorError. */
  search?(text: string, limit: number, signal: AbortSignal): Promise<SearchAnswer>
  /** How these orders of this backend stand now, fresh from it; those it cannot tell of are left out. Throws ConnectorError. */
  orderHeads?(orderIds: readonly OrderId[], signal: AbortSignal): Promise<OrderHead[]>
  /** Canned responses and approved templates, all of them; only where `capabilities.templates`. Throws ConnectorError. */
  readTemplates?(signal: AbortSignal): Promise<{ templates: RemoteTemplate[]; bad: BadItem[] }>
  /** Makes one (`id` null) or changes it; answers how it stands there. Throws ConnectorError. */
  writeTemplate?(id: string | null, template: { shortcut: string; text: string }, signal: AbortSignal): Promise<RemoteTemplate>
  /** Taken away; so is one that is gone already. Throws ConnectorError. */
  removeTemplate?(id: string, signal: AbortSignal): Promise<void>
  typing?(conversationId: ConversationId, on: boolean): Promise<void>
  close(): Promise<void>
}

/** A failed call with a cause a screen can word; `retryAt` (epoch ms) where the server named one. */
export class ConnectorError extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAt: number | null = null,
    options?: { cause?: unknown },
  ) {
    super(problem.code, options)
    this.name = 'ConnectorError'
  }
}

/** One remote system: how it is named, what its form asks, what it can do, and how a connector of it is made. */
export interface System {
  readonly system: string
  /** The system's own name, as written on screens (a proper name, not translated). */
  readonly name: string
  readonly fields: readonly SystemField[]
  readonly capabilities: Capabilities
  /** Where these values ask for a sign-in in the browser: at whom. Throws ConnectorError for values that cannot be. */
  signIn?(values: Readonly<Record<string, string>>): SignInAsk | null
  create(needs: ConnectorNeeds): Connector
}
