import { deflateSync } from 'node:zlib'
import { createRng } from './rng'

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function crc32(data: Buffer): number {
  let c = 0xffffffff
  for (const byte of data) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

/** Encodes 8-bit RGB rows as a PNG file. */
function encodePng(width: number, height: number, pixel: (x: number, y: number) => [number, number, number]): Buffer {
  const raw = Buffer.alloc((width * 3 + 1) * height)
  let at = 0
  for (let y = 0; y < height; y++) {
    raw[at++] = 0
    for (let x = 0; x < width; x++) {
      const [r, g, b] = pixel(x, y)
      raw[at++] = r
      raw[at++] = g
      raw[at++] = b
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/**
 * A customer's "photo": a parcel on a table in drawn light, with tape and a dark tear, its colours from the seed.
 * Drawn, because the demo ships no photographs of real people or goods.
 */
export function drawPicture(seed: number, width: number, height: number): Buffer {
  const rng = createRng(seed)
  const table: [number, number, number] = [rng.int(150, 215), rng.int(140, 205), rng.int(130, 200)]
  const box: [number, number, number] = [rng.int(150, 200), rng.int(105, 140), rng.int(60, 95)]
  const left = width * (0.18 + rng.next() * 0.08)
  const right = width * (0.76 + rng.next() * 0.08)
  const top = height * (0.26 + rng.next() * 0.06)
  const bottom = height * (0.8 + rng.next() * 0.06)
  const tapeAt = left + (right - left) * (0.4 + rng.next() * 0.2)
  const tear = { x: left + (right - left) * rng.next(), y: top + (bottom - top) * (0.3 + rng.next() * 0.4), r: width * 0.07 }
  const clamp = (v: number): number => Math.max(0, Math.min(255, Math.round(v)))
  return encodePng(width, height, (x, y) => {
    const light = 1.08 - 0.3 * (x / width) - 0.22 * (y / height)
    const inBox = x > left && x < right && y > top && y < bottom
    const shadow = !inBox && x > left && x < right + width * 0.04 && y >= bottom && y < bottom + height * 0.04
    let [r, g, b] = inBox ? box : table
    if (inBox && Math.abs(x - tapeAt) < width * 0.025) [r, g, b] = [r + 45, g + 45, b + 40]
    if (inBox && y < top + height * 0.07) [r, g, b] = [r - 22, g - 18, b - 14]
    const dx = x - tear.x
    const dy = (y - tear.y) * (1.4 + Math.sin(x / 5) * 0.3)
    if (inBox && dx * dx + dy * dy < tear.r * tear.r) [r, g, b] = [48, 38, 32]
    const k = shadow ? light * 0.72 : light
    return [clamp(r * k), clamp(g * k), clamp(b * k)]
  })
}

/** Width and height of a PNG, or null for anything else. */
export function pngSize(data: Buffer): { width: number; height: number } | null {
  if (data.length < 24 || data.readUInt32BE(0) !== 0x89504e47) return null
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
}
