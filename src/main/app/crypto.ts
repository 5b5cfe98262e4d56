/** The one place that touches `node:crypto`. */
import { createCipheriv, createDecipheriv, createHmac, scrypt } from 'node:crypto'
import type { Log, Ports, Random } from '../ports'
import type { Crypto, ScryptCost } from '../ports/crypto'

const nonceLength = 12
const tagLength = 16

const ownScrypt = (secret: Uint8Array, salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    // scrypt needs 128·N·r bytes; twice that leaves room for its own book-keeping.
    const options = { N: cost.N, r: cost.r, p: cost.p, maxmem: 256 * cost.N * cost.r }
    scrypt(secret, salt, 32, options, (error, key) => (error ? reject(error) : resolve(new Uint8Array(key))))
  })

/** @param fast scrypt by a quicker way than Node's, where the host has one; what it cannot do is done by Node's */
export const createCrypto = (random: Random, fast?: Ports['scrypt'], log?: Log): Crypto => ({
  seal(key, plain, about) {
    const nonce = random.bytes(nonceLength)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(Buffer.from(about))
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]))
  },
  open(key, sealed, about) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), { authTagLength: tagLength })
    decipher.setAAD(Buffer.from(about))
    decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength))
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]))
  },
  hmac: (key, text) => new Uint8Array(createHmac('sha256', key).update(text).digest()),
  derive: async (secret, salt, cost) => {
    const one = new TextEncoder().encode(secret.normalize('NFC'))
    // Each takes what it gets with it: a copy, so that the fallback still has its own.
    const slow = (error: unknown) => {
      log?.warn('crypto.slowScrypt', { error: error instanceof Error ? error.name : 'unknown' })
      return null
    }
    const key = fast ? await fast({ secret: one.slice(), salt, cost }).catch(slow) : null
    return key ?? ownScrypt(one, salt, cost)
  },
})
