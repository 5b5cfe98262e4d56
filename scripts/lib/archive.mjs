import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createInflateRaw } from 'node:zlib'

/**
 * @param {string} file
 * @returns {Promise<string>} npm's way to write a hash: `sha512-` and base64
 */
export async function integrityOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/** @param {string} file @param {string} target */
export async function gunzipTo(file, target) {
  await pipeline(createReadStream(file), createGunzip(), createWriteStream(target))
}

/**
 * Finds one member of an uncompressed tar file.
 * @param {string} file
 * @param {string} name
 * @returns {Promise<{offset: number, size: number}>}
 */
export async function findInTar(file, name) {
  const handle = await open(file, 'r')
  try {
    const header = Buffer.alloc(512)
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(header, 0, 512, at)
      if (bytesRead < 512 || header[0] === 0) throw new Error(`${name} is not in the archive`)
      const size = Number.parseInt(text(header, 124, 12), 8)
      if (text(header, 0, 100) === name) return { offset: at + 512, size }
      at += 512 + Math.ceil(size / 512) * 512
    }
  } finally {
    await handle.close()
  }
}

/** @param {Buffer} buffer @param {number} at @param {number} length */
function text(buffer, at, length) {
  const raw = buffer.toString('utf8', at, at + length)
  const end = raw.indexOf('\0')
  return (end < 0 ? raw : raw.slice(0, end)).trim()
}

/**
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {number} method 0 stored, 8 deflated
 * @property {number} packed bytes in the archive
 * @property {number} mode Unix mode, 0 when unknown
 * @property {number} header offset of the local header
 */

const END = 0x06054b50
const CENTRAL = 0x02014b50

/**
 * Reads the directory of a zip that may lie inside another file. No zip64: refused.
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {number} base @param {number} size
 * @returns {Promise<ZipEntry[]>}
 */
export async function readZipDirectory(handle, base, size) {
  const tailSize = Math.min(size, 65_557)
  const tail = Buffer.alloc(tailSize)
  await handle.read(tail, 0, tailSize, base + size - tailSize)
  let end = tailSize - 22
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--
  if (end < 0) throw new Error('Not a zip file')
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (count === 0xffff || start === 0xffffffff) throw new Error('zip64 is not supported')
  const directory = Buffer.alloc(length)
  await handle.read(directory, 0, length, base + start)
  /** @type {ZipEntry[]} */
  const entries = []
  for (let at = 0, seen = 0; seen < count; seen++) {
    if (directory.readUInt32LE(at) !== CENTRAL) throw new Error('Broken zip directory')
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      header: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * Where an entry belongs under `target`, or an error when its name points outside.
 * @param {string} target @param {string} name
 */
export function placeFor(target, name) {
  const place = normalize(join(target, name))
  if (name.startsWith('/') || name.includes('\0') || !place.startsWith(normalize(target) + sep)) {
    throw new Error(`Refused archive path: ${JSON.stringify(name)}`)
  }
  return place
}

/**
 * Unpacks a zip lying at `base` in `file`.
 * @param {{file: string, base?: number, size: number, target: string,
 *   rename: (name: string) => string | null}} options `rename` answers null to leave one out
 */
export async function unzip({ file, base = 0, size, target, rename }) {
  const handle = await open(file, 'r')
  try {
    for (const entry of await readZipDirectory(handle, base, size)) {
      const name = rename(entry.name)
      if (!name) continue
      const place = placeFor(target, name)
      if (name.endsWith('/')) {
        await mkdir(place, { recursive: true })
        continue
      }
      if ((entry.mode & 0o170000) === 0o120000) throw new Error(`Refused link: ${entry.name}`)
      if (entry.method !== 0 && entry.method !== 8) throw new Error(`Unknown method ${entry.method}`)
      await mkdir(dirname(place), { recursive: true })
      const local = Buffer.alloc(30)
      await handle.read(local, 0, 30, base + entry.header)
      const start = base + entry.header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
      const source = entry.packed === 0 ? Readable.from([]) : createReadStream(file, { start, end: start + entry.packed - 1 })
      // Readable by all: another user than the one who unpacked may have to run it.
      const mode = entry.mode & 0o111 ? 0o755 : 0o644
      const step = entry.method === 8 ? createInflateRaw() : new PassThrough()
      await pipeline(source, step, createWriteStream(place, { mode }))
    }
  } finally {
    await handle.close()
  }
}
