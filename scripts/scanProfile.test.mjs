import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formsOf, logParts, scanProfile, unsnappy } from './scanProfile.mjs'

/** @type {string} */
let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-scan-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the profile scanner', () => {
  it('unpacks literals, near and far copies', () => {
    // «abcd», then eight bytes from four back (tag 1), then four from twelve back (tag 2).
    const packed = Buffer.from([16, 3 << 2, 97, 98, 99, 100, (4 << 2) | 1, 4, (3 << 2) | 2, 12, 0])
    expect(unsnappy(packed).toString()).toBe('abcdabcdabcdabcd')
  })
  it('refuses a copy from before the beginning', () => expect(() => unsnappy(Buffer.from([4, 1, 9]))).toThrow())
  it('puts log records together over pieces', () => {
    /** @param {number} type @param {string} text */
    const piece = (type, text) => {
      const head = Buffer.alloc(7)
      head.writeUInt16LE(text.length, 4)
      head[6] = type
      return Buffer.concat([head, Buffer.from(text)])
    }
    const log = Buffer.concat([piece(1, 'whole'), piece(2, 'in '), piece(3, 'three '), piece(4, 'parts')])
    expect(logParts(log).map(String)).toEqual(['whole', 'in three parts'])
  })
  it.each(['utf8', 'utf16le'])('finds a word in %s, plain and in base64 at every offset', (encoding) => {
    const bytes = Buffer.from('Quittenmarmelade', /** @type {BufferEncoding} */ (encoding))
    mkdirSync(join(folder, 'deep'))
    for (const offset of [0, 1, 2]) {
      const text = Buffer.concat([Buffer.alloc(offset, 7), bytes, Buffer.from('tail')]).toString('base64')
      writeFileSync(join(folder, 'deep', `${offset}`), `head${text}`)
    }
    writeFileSync(join(folder, 'plain'), Buffer.concat([Buffer.from('x'), bytes]))
    const { found } = scanProfile(folder, ['Quittenmarmelade'])
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['plain', 'deep/0', 'deep/1', 'deep/2']))
  })
  it('finds nothing where nothing is', () => {
    writeFileSync(join(folder, 'other'), 'Himbeermarmelade')
    expect(scanProfile(folder, ['Quittenmarmelade']).found).toEqual([])
    expect(formsOf('Quittenmarmelade').length).toBeGreaterThan(6)
  })
})
