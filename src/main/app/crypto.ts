/** The one place that touches `node:crypto`. */
import { createCipheriv, createDecipheriv, createHmac, scrypt } from 'node:crypto'
import type { Random } from '../ports'
import type { Crypto } from '../ports/crypto'

const nonceLength = 12
const tagLength = 16

export const createCrypto = (random: Random): Crypto => ({
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
  derive: (secret, salt, cost) =>
    new Promise((resolve, reject) => {
      // scrypt needs 128·N·r bytes; twice that leaves room for its own book-keeping.
      const options = { N: cost.N, r: cost.r, p: cost.p, maxmem: 256 * cost.N * cost.r }
      scrypt(secret.normalize('NFC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(new Uint8Array(key))))
    }),
})
