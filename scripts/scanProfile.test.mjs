import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formsOf, logParts, scanProfile, tableParts, unsnappy } from './scanProfile.mjs'

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
  it('finds a word packed by zstd or gzip within other bytes, and in a log record that goes on behind it', () => {
    const word = Buffer.from('Quittenmarmelade '.repeat(20), 'utf16le')
    const head = Buffer.from([1, 2, 3])
    writeFileSync(join(folder, 'zstd'), Buffer.concat([head, Buffer.from([0xff, 0x11, 0x03]), zstdCompressSync(word), Buffer.from('tail')]))
    writeFileSync(join(folder, 'gzip'), Buffer.concat([head, gzipSync(word), Buffer.from('tail')]))
    const record = Buffer.concat([head, zstdCompressSync(word), Buffer.alloc(40, 9)])
    const piece = Buffer.alloc(7)
    piece.writeUInt16LE(record.length, 4)
    piece[6] = 1
    writeFileSync(join(folder, '000003.log'), Buffer.concat([piece, record]))
    const { found } = scanProfile(folder, ['Quittenmarmelade'])
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['zstd', 'gzip', '000003.log']))
  })
  it('opens a table whose blocks are packed by zstd', () => {
    /** @param {[string, Buffer][]} entries */
    const block = (entries) => {
      const parts = entries.map(([key, value]) => Buffer.concat([Buffer.from([0, key.length, value.length]), Buffer.from(key), value]))
      const tail = Buffer.alloc(8)
      tail.writeUInt32LE(1, 4)
      return Buffer.concat([...parts, tail])
    }
    const data = zstdCompressSync(block([['k', Buffer.from('Quittenmarmelade')]]))
    const index = block([['k', Buffer.from([0, data.length])]])
    const stamp = (/** @type {number} */ type) => Buffer.from([type, 0, 0, 0, 0])
    const at = data.length + 5
    const handles = Buffer.concat([Buffer.from([0, 0, at, index.length]), Buffer.alloc(36)])
    const file = Buffer.concat([data, stamp(2), index, stamp(0), handles, Buffer.from('57fb808b247547db', 'hex')])
    expect(at).toBeLessThan(128)
    expect(tableParts(file).map(String)).toContain('Quittenmarmelade')
  })
  it('finds nothing where nothing is', () => {
    writeFileSync(join(folder, 'other'), 'Himbeermarmelade')
    expect(scanProfile(folder, ['Quittenmarmelade']).found).toEqual([])
    expect(formsOf('Quittenmarmelade').length).toBeGreaterThan(6)
  })
})
