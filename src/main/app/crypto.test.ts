import { describe, expect, it } from 'vitest'
import { createCrypto } from './crypto'

const random = { bytes: (length: number) => new Uint8Array(length), number: () => 0 }
const bytes = (text: string) => new TextEncoder().encode(text)
const hex = (key: Uint8Array) => Buffer.from(key).toString('hex')
const cost = { N: 1024, r: 8, p: 16 }
/** First 32 bytes of RFC 7914, section 12, second vector. */
const known = 'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162'

describe('derivation', () => {
  it('answers the vector of the RFC', async () => {
    expect(hex(await createCrypto(random).derive('password', bytes('NaCl'), cost))).toBe(known)
  })

  it('takes the faster way where the host has one, with the same text in one form', async () => {
    const asked: string[] = []
    const crypto = createCrypto(random, async ({ secret }) => {
      asked.push(new TextDecoder().decode(secret))
      return new Uint8Array(32).fill(7)
    })
    expect(hex(await crypto.derive('e\u0301', bytes('salt'), cost))).toBe('07'.repeat(32))
    expect(asked).toEqual(['\u00e9'])
  })

  it('falls back on its own where the faster one fails', async () => {
    const crypto = createCrypto(random, () => Promise.reject(new Error('no thread')))
    expect(hex(await crypto.derive('password', bytes('NaCl'), cost))).toBe(known)
  })
})
