/** What services and connectors ask of a host. `host/` gives the real ones, tests give their own. */

import type { ConversationId } from '../../shared/domain/ids'
import type { ScryptCost } from './crypto'
import type { RotaPlanner } from './rotaSolver'

export interface Clock {
  /** Epoch ms UTC. */
  now(): number
  /** Monotonic ms, not moved by a set clock. */
  monotonic(): number
  /** Resolves after `ms`, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export interface Random {
  /** Cryptographically strong bytes. */
  bytes(length: number): Uint8Array
  /** In [0, 1), for jitter. */
  number(): number
}

export interface HttpRequest {
  method: string
  url: string
  headers?: Record<string, string>
  body?: Uint8Array | string | FormData
  /** Ms until the answer must be complete. */
  timeoutMs?: number
  signal?: AbortSignal
  /** Most bytes of answer taken; beyond that the call fails with `tooLarge`. */
  maxBytes?: number
  /** Redirects are not followed with credentials; default 'error', 'follow' drops headers on another origin, 'answer' gives the 3xx itself. */
  redirect?: 'error' | 'follow' | 'answer'
  /**
   * Heard twice it does no more than heard once (a report, a write on condition of a tag): it may go over a kept connection, on
   * which Chromium may send it again by itself.
   */
  repeatable?: boolean
}
export interface HttpAnswer {
  status: number
  headers: Record<string, string>
  bytes: Uint8Array
  text(): string
}
/** How a call without an answer ended. `sent` false means: surely no byte of the request reached the server. */
export class HttpFailure extends Error {
  /**
   * What is known beyond the kind, as a word for screens: tls `issuer`, `expired`, `name`, `revoked`; proxy `auth`,
   * `unreachable`, `refused`, `setup`; unreachable `name` (nobody resolves it), `disconnected`; else empty.
   */
  readonly detail: string
  constructor(
    readonly kind: 'unreachable' | 'timeout' | 'tls' | 'proxy' | 'aborted' | 'tooLarge' | 'redirect',
    readonly sent: boolean,
    options?: { cause?: unknown; detail?: string },
  ) {
    super(kind, options)
    this.name = 'HttpFailure'
    this.detail = options?.detail ?? ''
  }
}
export interface Socket {
  send(text: string): void
  close(): void
}
export interface Http {
  request(request: HttpRequest): Promise<HttpAnswer>
  /** WebSocket; `onClose` is called exactly once. */
  socket(url: string, on: { open(): void; message(text: string): void; close(why: string): void }): Socket
  /** Lets go of connections kept open: after sleep the other end has long forgotten them. */
  dropConnections?(): void
}
/** The way out for connectors that open their own sockets (IMAP, SMTP): what the system says of proxies and trust. */
export interface Route {
  /** The proxy to a host as a URL (`http:`, `https:`, `socks5:`), or null for none. */
  proxyFor(host: string, port: number): Promise<string | null>
  /** Certificates (PEM) to trust, the system's among them; null: those built in. */
  authorities(): readonly string[] | null
  /** A socket through an HTTP proxy's CONNECT. Throws HttpFailure `proxy`. */
  tunnel(proxy: string, host: string, port: number, signal: AbortSignal): Promise<NodeJS.Socket>
}

/** Wraps small secrets with the operating system's key store. */
export interface Secrets {
  /** False where the system offers none (Electron's `basic_text` counts as none). */
  readonly available: boolean
  wrap(plain: Uint8Array): Promise<Uint8Array>
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>
}

/** Files below one folder; names are relative, with `/`, never `..`. */
export interface Files {
  read(name: string): Promise<Uint8Array | null>
  /** Whole file: written aside, fsynced, renamed, folder fsynced. */
  replace(name: string, bytes: Uint8Array): Promise<void>
  /** Opens for appending; each `append` is written whole, `sync` is fdatasync. */
  openAppend(
    name: string,
  ): Promise<{ append(bytes: Uint8Array): Promise<void>; sync(): Promise<void>; size(): number; close(): Promise<void> }>
  remove(name: string): Promise<void>
  list(folder: string): Promise<string[]>
  within(folder: string): Files
}

export interface Notify {
  /** `clicked`: the agent chose the notice. A later notice of the same tag takes the earlier one's place where the system allows it. */
  show(notice: { title: string; body: string; tag: string; clicked?: () => void }): void
  badge(counts: { unread: number; queued: number }): void
}
export interface OpenLink {
  /** Parses; opens https and mailto only; false for all else. */
  open(url: string): Promise<boolean>
}
/** A listener on this machine, for what a browser brings back. */
export interface Loopback {
  /** On a free port of 127.0.0.1, until closed. Requests under another host name are refused. */
  listen(
    answer: (request: { method: string; path: string; query: URLSearchParams }) => {
      status: number
      html: string
      location: string | null
    },
  ): Promise<{ port: number; close(): void }>
}
export interface SaveDialog {
  save(name: string, bytes: Uint8Array): Promise<boolean>
}
/** Makes a PDF of a document that is whole in itself. */
export interface Print {
  /** A4, numbered pages; scripts and everything remote stay out. */
  pdf(html: string): Promise<Uint8Array>
}
export interface Windows {
  /** See `desk.openWindow` of the contract. */
  open(conversationId: ConversationId | null): 'opened' | 'shown' | 'tooMany'
  /** Brings to the front the conversation's own window, else an inbox, made where there is none. @returns which of them */
  front(conversationId: ConversationId | null): 'own' | 'inbox'
}
/** The quick palette's small window, and the key that brings it over other programs. */
export interface QuickPort {
  /** Lets go of the key before and takes this one (Electron's accelerator); null: none. @returns false where the system refuses it */
  hold(accelerator: string | null, pressed: () => void): boolean
  /** Whether the system would give it right now. */
  isFree(accelerator: string): boolean
  /** Wayland: the compositor hands out global keys, and one that is held may still never come. */
  readonly compositor: boolean
  show(): void
  hide(): void
  /** In front and ready to be typed in. */
  isShown(): boolean
  /** Called each time it goes, whoever put it away. */
  whenHidden(listener: () => void): void
}
/** The disk the profile lies on. */
export interface Disk {
  /** Bytes that this user may still write; null where the system does not tell. */
  freeBytes(): Promise<number | null>
}
/** Ids and codes only, never texts, addresses or secrets. */
export interface Log {
  info(event: string, facts?: Record<string, string | number | boolean>): void
  warn(event: string, facts?: Record<string, string | number | boolean>): void
}
export interface Ports {
  clock: Clock
  random: Random
  http: Http
  /** Missing: straight, with the certificates built in. */
  route?: Route
  secrets: Secrets
  /** 32 bytes by scrypt (RFC 7914), by a quicker way than Node's own. Missing: there is none. */
  scrypt?: (job: { secret: Uint8Array; salt: Uint8Array; cost: ScryptCost }) => Promise<Uint8Array>
  /** The profile's roaming folder (settings, profile, keys, journal). */
  files: Files
  notify: Notify
  openLink: OpenLink
  loopback: Loopback
  saveDialog: SaveDialog
  print: Print
  windows: Windows
  quick: QuickPort
  disk: Disk
  rotaPlanner: RotaPlanner
  clipboard: { write(text: string): void }
  log: Log
  info: { version: string; electron: string; platform: string; zone: string }
}
