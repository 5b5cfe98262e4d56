/** What services ask of cryptography; `app/crypto.ts` gives the real one. */

/** Cost of scrypt; stored beside what it protects, so that it can be raised later. */
export interface ScryptCost {
  N: number
  r: number
  p: number
}

export interface Crypto {
  /** AES-256-GCM; `about` is authenticated with it. Answer: nonce (12), tag (16), ciphertext. */
  seal(key: Uint8Array, plain: Uint8Array, about: string): Uint8Array
  /** Throws where key, `about` or bytes differ from what was sealed. */
  open(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array
  /** HMAC-SHA256, 32 bytes. */
  hmac(key: Uint8Array, text: string): Uint8Array
  /** 32 bytes by scrypt. */
  derive(secret: string, salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array>
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
