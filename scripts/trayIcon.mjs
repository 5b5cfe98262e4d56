/**
 * Draws the tray's icon into resources/: two speech bubbles, one before the other, as flat shapes with soft edges.
 * Our own work, from the numbers below; run it again after changing them (`npm run icons`).
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { projectRoot } from './lib/proc.mjs'

/** @typedef {(x: number, y: number) => number} Shape signed distance in units of a 16 × 16 field, below zero inside */
/** @typedef {[number, number, number]} Colour */

/** @param {number} left @param {number} top @param {number} right @param {number} bottom @param {number} radius @returns {Shape} */
const box = (left, top, right, bottom, radius) => (x, y) => {
  const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius
  const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius
}
/** @param {[number, number][]} points clockwise, convex @returns {Shape} */
const convex = (points) => (x, y) =>
  Math.max(
    ...points.map(([ax, ay], at) => {
      const [bx, by] = points[(at + 1) % points.length] ?? [ax, ay]
      return ((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / Math.hypot(bx - ax, by - ay)
    }),
  )
/** @param {...Shape} shapes @returns {Shape} */
const union =
  (...shapes) =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)))
/** @param {Shape} shape @param {Shape} cut @returns {Shape} */
const without = (shape, cut) => (x, y) => Math.max(shape(x, y), -cut(x, y))

const front = union(
  box(1, 5.5, 11, 12.5, 2),
  convex([
    [3, 12],
    [6.5, 12],
    [3, 15.5],
  ]),
)
/** The front one stands before the back one with a small gap. */
const gap = /** @type {Shape} */ ((x, y) => front(x, y) - 1)
const back = without(box(5, 1, 15, 8.5, 2), gap)

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})
/** @param {Buffer} bytes */
const crc = (bytes) => {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ (crcTable[(value ^ byte) & 0xff] ?? 0)
  return (value ^ 0xffffffff) >>> 0
}
/** @param {string} type @param {Buffer} data */
const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc(body), body.length + 4)
  return whole
}
/** @param {number} size in pixels @param {Colour} frontColour @param {Colour} backColour */
const png = (size, frontColour, backColour) => {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  const unit = 16 / size
  /** @param {number} distance */
  const cover = (distance) => Math.min(1, Math.max(0, 0.5 - distance / unit))
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const [px, py] = [(x + 0.5) * unit, (y + 0.5) * unit]
      const [near, far] = [cover(front(px, py)), cover(back(px, py))]
      const at = y * (size * 4 + 1) + 1 + x * 4
      const colour = near >= far ? frontColour : backColour
      rows.set([...colour, Math.round(255 * Math.max(near, far))], at)
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

/** @type {Colour} */ const iris = [91, 91, 214]
/** @type {Colour} */ const teal = [18, 165, 148]
/** @type {Colour} */ const black = [0, 0, 0]
for (const [name, size, near, far] of /** @type {const} */ ([
  ['tray.png', 16, iris, teal],
  ['tray@2x.png', 32, iris, teal],
  // macOS colours these itself, light or dark as its bar is.
  ['trayTemplate.png', 16, black, black],
  ['trayTemplate@2x.png', 32, black, black],
])) {
  await writeFile(join(projectRoot, 'resources', name), png(size, near, far))
  console.log(`resources/${name}`)
}
