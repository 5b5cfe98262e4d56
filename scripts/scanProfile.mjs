/**
 * Searches a raw profile folder for planted words, as somebody with the disk in hand would: every file as it lies,
 * and what LevelDB (IndexedDB, Local Storage) hides from a plain search: its snappy- or zstd-compressed blocks, its log, and
 * values packed by snappy, zstd or gzip within.
 * Each word is looked for in UTF-8, UTF-16 of both orders, and base64 of each at all three offsets.
 * By hand: `node scripts/scanProfile.mjs <folder> <word>...`
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { isEntry } from './lib/proc.mjs'

/** @typedef {{word: string, as: string, file: string, where: string}} Found */

/** @param {Buffer} bytes @param {number} at @returns {[value: number, next: number]} a LevelDB varint, up to 2^53 */
function varint(bytes, at) {
  let value = 0
  let factor = 1
  for (let place = at; place < bytes.length && place < at + 10; place += 1) {
    const byte = /** @type {number} */ (bytes[place])
    value += (byte & 0x7f) * factor
    if (byte < 0x80) return [value, place + 1]
    factor *= 128
  }
  throw new Error('no varint')
}

/**
 * Snappy's raw format (github.com/google/snappy, format_description.txt).
 * @param {Buffer} bytes @returns {Buffer}
 */
export function unsnappy(bytes) {
  const [size, start] = varint(bytes, 0)
  if (size > 256 * 1024 * 1024) throw new Error('too large for a block')
  const out = Buffer.alloc(size)
  let at = start
  let to = 0
  while (at < bytes.length) {
    const tag = /** @type {number} */ (bytes[at])
    at += 1
    if ((tag & 3) === 0) {
      let length = tag >> 2
      if (length >= 60) {
        const wide = length - 59
        length = bytes.readUIntLE(at, wide)
        at += wide
      }
      length += 1
      bytes.copy(out, to, at, at + length)
      at += length
      to += length
      continue
    }
    let length = (tag >> 2) + 1
    let back = 0
    if ((tag & 3) === 1) {
      length = ((tag >> 2) & 7) + 4
      back = ((tag >> 5) << 8) | /** @type {number} */ (bytes[at])
      at += 1
    } else {
      const wide = (tag & 3) === 2 ? 2 : 4
      back = bytes.readUIntLE(at, wide)
      at += wide
    }
    if (back === 0 || back > to) throw new Error('a copy from before the beginning')
    for (let done = 0; done < length; done += 1) out[to + done] = /** @type {number} */ (out[to + done - back])
    to += length
  }
  return out.subarray(0, to)
}

/** The keys and values of a block, put together again from their shared beginnings. @param {Buffer} block */
function entriesOf(block) {
  const restarts = block.readUInt32LE(block.length - 4)
  const end = block.length - 4 - restarts * 4
  /** @type {{key: Buffer, value: Buffer}[]} */
  const entries = []
  let key = Buffer.alloc(0)
  let at = 0
  while (at < end) {
    const [shared, a] = varint(block, at)
    const [fresh, b] = varint(block, a)
    const [length, c] = varint(block, b)
    key = Buffer.concat([key.subarray(0, shared), block.subarray(c, c + fresh)])
    const value = block.subarray(c + fresh, c + fresh + length)
    entries.push({ key, value })
    at = c + fresh + length
  }
  return entries
}

/** @param {Buffer} file @param {number} offset @param {number} size */
function blockAt(file, offset, size) {
  const raw = file.subarray(offset, offset + size)
  const packed = file[offset + size]
  return packed === 1 ? unsnappy(raw) : packed === 2 ? zstdDecompressSync(raw) : raw
}

const TABLE_MAGIC = Buffer.from('57fb808b247547db', 'hex')

/**
 * What a LevelDB table (.ldb, .sst) holds, decompressed (leveldb/doc/table_format.md).
 * @param {Buffer} file @returns {Buffer[]}
 */
export function tableParts(file) {
  if (file.length < 48 || !file.subarray(-8).equals(TABLE_MAGIC)) return []
  const footer = file.subarray(-48)
  const [, a] = varint(footer, 0)
  const [, b] = varint(footer, a)
  const [offset, c] = varint(footer, b)
  const [size] = varint(footer, c)
  /** @type {Buffer[]} */
  const parts = []
  for (const { value } of entriesOf(blockAt(file, offset, size))) {
    const [from, next] = varint(value, 0)
    const [length] = varint(value, next)
    for (const entry of entriesOf(blockAt(file, from, length))) parts.push(entry.key, ...opened(entry.value))
  }
  return parts
}

/**
 * The records of a LevelDB log, put together over its 32 KiB blocks (leveldb/doc/log_format.md).
 * @param {Buffer} file @returns {Buffer[]}
 */
export function logParts(file) {
  /** @type {Buffer[]} */
  const records = []
  /** @type {Buffer[]} */
  let pieces = []
  for (let block = 0; block < file.length; block += 32_768) {
    let at = block
    const end = Math.min(block + 32_768, file.length)
    while (at + 7 <= end) {
      const length = file.readUInt16LE(at + 4)
      const type = file[at + 6]
      if (type === 0 || at + 7 + length > end) break
      const piece = file.subarray(at + 7, at + 7 + length)
      if (type === 1 || type === 2) pieces = []
      pieces.push(piece)
      if (type === 1 || type === 4) {
        records.push(Buffer.concat(pieces))
        pieces = []
      }
      at += 7 + length
    }
  }
  return records
}

/** How a zstd frame begins (RFC 8878). */
const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08])
const most = 64 * 1024 * 1024

/** As much as can be unpacked: what follows a stream's end, or a stream cut short, does not hide what stands in it. @param {Buffer} bytes @returns {Buffer | null} */
export function unzstd(bytes) {
  try {
    return zstdDecompressSync(bytes, { maxOutputLength: most, finishFlush: constants.ZSTD_e_flush })
  } catch {
    return null
  }
}

/** Where a mark stands in these bytes. @param {Buffer} bytes @param {Buffer} mark */
function* placesOf(bytes, mark) {
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) yield at
}

/**
 * What lies packed within other bytes: Chromium wraps large IndexedDB values (version, tag 0x11, then 2 for snappy or 3 for
 * zstd), and a page may pack its own (gzip, zstd).
 * @param {Buffer} bytes @returns {Buffer[]}
 */
export function packedIn(bytes) {
  const found = []
  for (const at of placesOf(bytes, Buffer.from([0xff, 0x11, 0x02]))) {
    try {
      found.push(unsnappy(bytes.subarray(at + 3)))
    } catch {
      // Chance, or the value ends before these bytes do: the raw ones are searched.
    }
  }
  for (const at of placesOf(bytes, ZSTD_MAGIC)) {
    const open = unzstd(bytes.subarray(at))
    if (open && open.length > 0) found.push(open)
  }
  for (const at of placesOf(bytes, GZIP_MAGIC)) {
    try {
      // Past the head (and a file's name in it): the stream itself does not mind what follows its end.
      const from = bytes[at + 3] === 8 ? bytes.indexOf(0, at + 10) + 1 : at + 10
      found.push(inflateRawSync(bytes.subarray(from), { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }))
    } catch {
      // Three bytes by chance.
    }
  }
  return found
}

/** A value of a table, and what is packed in it. @param {Buffer} value */
const opened = (value) => [value, ...packedIn(value)]

/** @param {Buffer} bytes @returns {Buffer[]} */
function unzipped(bytes) {
  const found = []
  for (const open of [gunzipSync, inflateSync, brotliDecompressSync]) {
    try {
      found.push(open(bytes, { maxOutputLength: 64 * 1024 * 1024 }))
    } catch {
      // Not packed so.
    }
  }
  return found
}

/** The forms a word may lie in. @param {string} word @returns {{as: string, bytes: Buffer}[]} */
export function formsOf(word) {
  const utf16 = Buffer.from(word, 'utf16le')
  const plain = [
    { as: 'utf-8', bytes: Buffer.from(word, 'utf8') },
    { as: 'utf-16le', bytes: utf16 },
    { as: 'utf-16be', bytes: Buffer.from(utf16).swap16() },
  ]
  const coded = plain.flatMap(({ as, bytes }) =>
    [0, 1, 2].map((offset) => {
      // The first and last letters of base64 depend on what stands around: only the sure middle is searched.
      const text = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .replace(/=+$/, '')
      const from = offset === 0 ? 0 : offset + 1
      const sure = text.slice(from, (offset + bytes.length) % 3 === 0 ? undefined : -1)
      return { as: `base64 of ${as}`, bytes: Buffer.from(sure) }
    }),
  )
  return [...plain, ...coded.filter(({ bytes }) => bytes.length >= 8)]
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return entry.isFile() ? [path] : []
  })
}

/** @param {string} file @param {Buffer} bytes @returns {Buffer[]} */
function hiddenIn(file, bytes) {
  try {
    if (/\.(ldb|sst)$/.test(file)) return tableParts(bytes)
    if (/\.log$/.test(file)) return logParts(bytes).flatMap((record) => [record, ...packedIn(record)])
    return bytes.length < 16 * 1024 * 1024 ? [...unzipped(bytes), ...packedIn(bytes)] : []
  } catch {
    return []
  }
}

/**
 * @param {string} folder @param {readonly string[]} words
 * @returns {{found: Found[], files: number, parts: number}} `parts`: what was searched besides whole files
 */
export function scanProfile(folder, words) {
  const wanted = words.flatMap((word) => formsOf(word).map((form) => ({ word, ...form })))
  /** @type {Found[]} */
  const found = []
  let parts = 0
  const files = filesIn(folder)
  for (const path of files) {
    const file = relative(folder, path)
    /** @param {Buffer} bytes @param {string} where */
    const search = (bytes, where) => {
      for (const { word, as, bytes: form } of wanted) if (bytes.includes(form)) found.push({ word, as, file, where })
    }
    for (const { word } of wanted) if (file.includes(word)) found.push({ word, as: 'name', file, where: 'name' })
    const bytes = readFileSync(path)
    search(bytes, 'as it lies')
    for (const part of hiddenIn(path, bytes)) {
      parts += 1
      search(part, 'unpacked')
    }
  }
  return { found, files: files.length, parts }
}

if (isEntry(import.meta.url)) {
  const [folder, ...words] = process.argv.slice(2)
  if (!folder || words.length === 0) throw new Error('usage: node scripts/scanProfile.mjs <folder> <word>...')
  const { found, files, parts } = scanProfile(folder, words)
  for (const one of found) console.log(`${one.word} (${one.as}, ${one.where}): ${one.file}`)
  console.log(`${found.length} found in ${files} files and ${parts} unpacked parts`)
  process.exitCode = found.length > 0 ? 1 : 0
}
