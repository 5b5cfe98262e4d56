/**
 * The journal's files. `log/<number>-<first sequence>.log` take appends, `.snap` hold all that stood when they were
 * written and make every earlier file void. A file's first sequence also makes void what earlier files hold from
 * there on: after a failed write a new file begins, so nobody finds later what the caller was told had failed.
 */
import type { Files } from '../../ports'
import { type Line, parseLine, splitLines } from './frame'

const FOLDER = 'log'
const PARKED = 'parked.log'
const NAME = /^(\d{8})-(\d{15})\.(log|snap)$/

interface Segment {
  name: string
  number: number
  first: number
  snapshot: boolean
}

export const segmentName = (number: number, first: number, kind: 'log' | 'snap'): string =>
  `${FOLDER}/${String(number).padStart(8, '0')}-${String(first).padStart(15, '0')}.${kind}`

const listSegments = async (files: Files): Promise<Segment[]> => {
  const found: Segment[] = []
  for (const name of await files.list(FOLDER)) {
    const parts = NAME.exec(name)
    if (parts) found.push({ name: `${FOLDER}/${name}`, number: Number(parts[1]), first: Number(parts[2]), snapshot: parts[3] === 'snap' })
  }
  return found.sort((a, b) => a.number - b.number)
}

export interface Contents {
  /** Lines that count, in order. */
  lines: Line[]
  /** Lines whose checksum is wrong. */
  corrupt: string[]
  torn: number
  bytes: number
  names: string[]
  nextNumber: number
  nextSequence: number
}

/** Reads all that counts; removes nothing. */
export const readSegments = async (files: Files): Promise<Contents> => {
  const all = await listSegments(files)
  const answer: Contents = { lines: [], corrupt: [], torn: 0, bytes: 0, names: all.map(({ name }) => name), nextNumber: 1, nextSequence: 1 }
  const from = Math.max(
    0,
    all.findLastIndex(({ snapshot }) => snapshot),
  )
  for (const [at, segment] of all.entries()) {
    answer.nextNumber = segment.number + 1
    answer.nextSequence = Math.max(answer.nextSequence, segment.first)
    if (at < from) continue
    const bytes = await files.read(segment.name)
    if (!bytes) continue
    answer.lines = answer.lines.filter((line) => line.sequence < segment.first)
    const { lines, torn } = splitLines(bytes)
    answer.bytes += bytes.length
    if (torn) answer.torn += 1
    for (const raw of lines) {
      const line = parseLine(raw)
      if (!line) answer.corrupt.push(raw)
      else {
        answer.lines.push(line)
        answer.nextSequence = Math.max(answer.nextSequence, line.sequence + 1)
      }
    }
  }
  return answer
}

/** Keeps damaged lines aside, each once, whatever happens to the journal afterwards. */
export const park = async (files: Files, lines: readonly string[]): Promise<void> => {
  const before = await files.read(PARKED)
  const known = new Set(before ? splitLines(before).lines : [])
  const fresh = lines.filter((line) => !known.has(line))
  if (fresh.length === 0) return
  const text = [...known, ...fresh].map((line) => `${line}\n`).join('')
  await files.replace(PARKED, Buffer.from(text, 'latin1'))
}

/** Takes a backend's parked lines away with it. */
export const unpark = async (files: Files, backendId: string): Promise<void> => {
  const before = await files.read(PARKED)
  if (!before) return
  const kept = splitLines(before).lines.filter((line) => line.split(' ')[2] !== backendId)
  await files.replace(PARKED, Buffer.from(kept.map((line) => `${line}\n`).join(''), 'latin1'))
}
