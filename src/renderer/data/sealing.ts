/**
 * Sealing of cache rows: AES-GCM-256 under a key per backend, one blob per row (12-byte iv, then ciphertext and tag),
 * bound to its table, id and form. Runs in pages and in Node. Never inside a Dexie transaction: Web Crypto would end it.
 */
import type { Sealed } from './schema'

type Bytes = Uint8Array<ArrayBuffer>

const ivLength = 12
/** The form of sealed rows. Bound into every seal, so it must not move with the schema: rows of an older one are read as they are. */
const form = 1
const slice = 256
/** Of longer rows the bytes get an array of their own. */
const scratchLength = 64 * 1024
const encoder = new TextEncoder()
const decoder = new TextDecoder()

export interface KeyBytes {
  backendId: string
  /** Base64, 32 bytes. */
  key: string
}
export interface ToSeal {
  id: string
  backendId: string
  value: unknown
}
export interface ToOpen {
  id: string
  blob: Sealed
}

const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** The backend at the head of a local id; rows that pass here were checked when they were written. */
export const backendPart = (id: string): string => id.slice(0, Math.max(0, id.indexOf('~')))

/** Within `room` where it is large enough: valid until the next is written there. */
const bytesOf = (text: string, room: Bytes): Bytes =>
  text.length * 3 <= room.length ? room.subarray(0, encoder.encodeInto(text, room).written) : encoder.encode(text)

const joined = (iv: Bytes, body: ArrayBuffer): Sealed => {
  const blob = new Uint8Array(ivLength + body.byteLength)
  blob.set(iv)
  blob.set(new Uint8Array(body), ivLength)
  return blob
}

const revisionOf = (blob: Sealed): string => String.fromCharCode(...blob.subarray(0, ivLength))

interface Opened {
  revision: string
  value: unknown
  weight: number
}

export class Sealer {
  #keys = new Map<string, CryptoKey>()
  #matchKey: CryptoKey | null = null
  #opened = new Map<string, Opened>()
  #weight = 0
  #ivs = new Uint8Array(0)
  #ivAt = 0
  /** Where a row stands as bytes while it is handed to Web Crypto, which copies it. */
  readonly #scratch = new Uint8Array(scratchLength)
  readonly #bound = new Uint8Array(1024)
  readonly #plain: boolean
  readonly #limit: number

  /** `plain` leaves rows unsealed so that a test can show that it finds what it looks for; no product path sets it. */
  constructor(options: { plain?: boolean; cacheBytes?: number } = {}) {
    this.#plain = options.plain ?? false
    this.#limit = options.cacheBytes ?? 24_000_000
  }

  /** Takes the keys that are new; the bytes are not kept. */
  async setKeys(keys: readonly KeyBytes[], matchKey: string): Promise<void> {
    this.#matchKey ??= await crypto.subtle.importKey('raw', fromBase64(matchKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    for (const { backendId, key } of keys) {
      if (this.#keys.has(backendId)) continue
      this.#keys.set(backendId, await crypto.subtle.importKey('raw', fromBase64(key), 'AES-GCM', false, ['encrypt', 'decrypt']))
    }
  }

  has(backendId: string): boolean {
    return this.#keys.has(backendId)
  }

  dropKey(backendId: string): void {
    this.#keys.delete(backendId)
    for (const key of [...this.#opened.keys()]) if (key.includes(`|${backendId}~`)) this.#forget(key)
  }

  /** Drops everything unsealed; keys stay. */
  forgetOpened(): void {
    this.#opened.clear()
    this.#weight = 0
    this.#scratch.fill(0)
  }

  /** Drops keys and everything unsealed. */
  wipe(): void {
    this.#keys.clear()
    this.#matchKey = null
    this.forgetOpened()
  }

  seal(table: string, { id, backendId, value }: ToSeal): Promise<Sealed> {
    return this.#seal(table, id, JSON.stringify(value), backendId)
  }

  sealBytes(table: string, id: string, plain: Bytes, backendId = backendPart(id)): Promise<Sealed> {
    return this.#seal(table, id, plain, backendId)
  }

  async #seal(table: string, id: string, plain: string | Bytes, backendId: string): Promise<Sealed> {
    const iv = this.#nextIv()
    return joined(iv, await this.#encrypt(table, id, iv, plain, backendId))
  }

  async sealMany(table: string, rows: readonly ToSeal[]): Promise<Sealed[]> {
    const sealed: Sealed[] = []
    for (let from = 0; from < rows.length; from += slice) {
      const ivs: Bytes[] = []
      const under = rows.slice(from, from + slice).map(({ id, backendId, value }) => {
        const iv = this.#nextIv()
        ivs.push(iv)
        return this.#encrypt(table, id, iv, JSON.stringify(value), backendId)
      })
      const bodies = await Promise.all(under)
      ivs.forEach((iv, at) => {
        const body = bodies[at]
        if (body) sealed.push(joined(iv, body))
      })
    }
    return sealed
  }

  /** Web Crypto copies what it is given before it returns. */
  #encrypt(table: string, id: string, iv: Bytes, plain: string | Bytes, backendId: string): Promise<ArrayBuffer> {
    const key = this.#keys.get(backendId)
    // Before a text of it is written anywhere.
    if (!key) return Promise.reject(new Error(`no key for backend ${backendId}`))
    const bytes = typeof plain === 'string' ? bytesOf(plain, this.#scratch) : plain
    return this.#plain ? Promise.resolve(bytes.slice().buffer) : crypto.subtle.encrypt(this.#algorithm(table, id, iv), key, bytes)
  }

  /** Null where the key is gone or the row was tampered with: such a row counts as missing. */
  async open<T>(table: string, row: ToOpen, backendId = backendPart(row.id), keep = true): Promise<T | null> {
    const cached = this.#cached(table, row)
    if (cached) return cached.value as T
    const plain = await this.openBytes(table, row, backendId)
    if (!plain) return null
    try {
      const value = JSON.parse(decoder.decode(plain)) as T
      if (keep) this.#keep(`${table}|${row.id}`, { revision: revisionOf(row.blob), value, weight: row.blob.length * 2 + 200 })
      return value
    } catch {
      return null
    }
  }

  /** What was sealed as bytes; null as above. Never kept here. */
  async openBytes(table: string, row: ToOpen, backendId = backendPart(row.id)): Promise<Bytes | null> {
    const key = this.#keys.get(backendId)
    if (!key) return null
    try {
      const iv = row.blob.subarray(0, ivLength)
      const body = row.blob.subarray(ivLength)
      const plain = this.#plain ? body.slice() : new Uint8Array(await crypto.subtle.decrypt(this.#algorithm(table, row.id, iv), key, body))
      // Locked while this row was being opened: nothing may stay behind.
      return this.#keys.get(backendId) === key ? plain : null
    } catch {
      return null
    }
  }

  async openMany<T>(table: string, rows: readonly ToOpen[], backendIdOf?: (row: ToOpen) => string): Promise<(T | null)[]> {
    const values: (T | null)[] = []
    for (let from = 0; from < rows.length; from += slice) {
      const part = rows.slice(from, from + slice)
      values.push(...(await Promise.all(part.map((row) => this.open<T>(table, row, backendIdOf?.(row))))))
    }
    return values
  }

  /** For scans: what they read is seen once, and must not push out what is on screen. */
  async scanMany<T>(table: string, rows: readonly ToOpen[]): Promise<(T | null)[]> {
    return Promise.all(rows.map((row) => this.open<T>(table, row, backendPart(row.id), false)))
  }

  /** HMAC under the desk's matching key, so that equal addresses meet without standing anywhere. */
  async match(text: string): Promise<string> {
    if (!this.#matchKey) throw new Error('no matching key')
    const sum = new Uint8Array(await crypto.subtle.sign('HMAC', this.#matchKey, encoder.encode(text)))
    return toBase64Url(sum.subarray(0, 16))
  }

  /** Random bytes are fetched for many at once: a call costs about as much as sealing a short row. Never handed out twice. */
  #nextIv(): Bytes {
    // Those handed out may still be in use: never filled anew.
    if (this.#ivAt >= this.#ivs.length) {
      this.#ivs = crypto.getRandomValues(new Uint8Array(ivLength * 512))
      this.#ivAt = 0
    }
    const iv = this.#ivs.subarray(this.#ivAt, this.#ivAt + ivLength)
    this.#ivAt += ivLength
    return iv
  }

  #algorithm(table: string, id: string, iv: Bytes): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: bytesOf(`${table}|${id}|${form}`, this.#bound) }
  }

  #cached(table: string, row: ToOpen): Opened | null {
    const key = `${table}|${row.id}`
    const held = this.#opened.get(key)
    if (!held || held.revision !== revisionOf(row.blob)) return null
    this.#opened.delete(key)
    this.#opened.set(key, held)
    return held
  }

  #keep(key: string, opened: Opened): void {
    this.#forget(key)
    if (opened.weight > this.#limit / 4) return
    this.#opened.set(key, opened)
    this.#weight += opened.weight
    for (const oldest of this.#opened.keys()) {
      if (this.#weight <= this.#limit) break
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    const held = this.#opened.get(key)
    if (!held) return
    this.#weight -= held.weight
    this.#opened.delete(key)
  }
}
