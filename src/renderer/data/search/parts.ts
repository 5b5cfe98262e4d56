/** Parts of a segment as rows: ids, sealing, decoding. */
import { type DocList, decodeDocs, encodeDocs } from '../../../shared/domain/search/docs'
import { decodeLexicon, type Lexicon, type TextCodec, weightOf } from '../../../shared/domain/search/lexicon'
import type { Bits } from '../../../shared/domain/search/postings'
import type { BuiltSegment, SegmentSecret } from '../../../shared/domain/search/segment'
import type { Cache } from '../openCache'
import type { Sealed, SearchBlockRow, SearchSegmentRow } from '../schema'
import { backendPart, type Sealer } from '../sealing'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
export const codec: TextCodec = { encode: (text) => encoder.encode(text), decode: (bytes) => decoder.decode(bytes) }

const lexiconId = (segmentId: string): string => `${segmentId}~x`
const docsId = (segmentId: string): string => `${segmentId}~d`
export const blockId = (segmentId: string, block: number): string => `${segmentId}~${block.toString(36).padStart(5, '0')}`

export interface SealedSegment {
  row: SearchSegmentRow
  blocks: SearchBlockRow[]
}

/** A built segment as rows. Rejects where the backend's key is gone. */
export const sealSegment = async (sealer: Sealer, id: string, built: BuiltSegment): Promise<SealedSegment> => {
  const backendId = backendPart(id)
  const seal = async (blockRowId: string, bytes: Uint8Array<ArrayBuffer>): Promise<SearchBlockRow> => ({
    id: blockRowId,
    blob: await sealer.sealBytes('searchBlocks', blockRowId, bytes),
  })
  const [blob, ...blocks] = await Promise.all([
    sealer.seal('searchSegments', { id, backendId, value: built.secret }),
    seal(lexiconId(id), built.lexicon),
    seal(docsId(id), encodeDocs(codec, built.docs, `${backendId}~`)),
    ...built.blocks.map((bytes, at) => seal(blockId(id, at), bytes)),
  ])
  return { row: { id, docs: built.docs.length, deadCount: 0, blob }, blocks }
}

export interface Parts {
  id: string
  secret: SegmentSecret
  lexicon: Lexicon
  docs: DocList
  weight: number
}

/** Null where a part is missing or does not open: the segment counts as not there, and the engine builds it anew. */
export const openParts = async ({ db, sealer }: Cache, row: SearchSegmentRow): Promise<Parts | null> => {
  const [lexiconRow, docsRow] = await db.searchBlocks.bulkGet([lexiconId(row.id), docsId(row.id)])
  if (!lexiconRow || !docsRow) return null
  const [secret, lexiconBytes, docsBytes] = await Promise.all([
    sealer.open<SegmentSecret>('searchSegments', row, backendPart(row.id), false),
    sealer.openBytes('searchBlocks', lexiconRow),
    sealer.openBytes('searchBlocks', docsRow),
  ])
  if (!secret || !lexiconBytes || !docsBytes) return null
  try {
    const lexicon = decodeLexicon(codec, lexiconBytes)
    const docs = decodeDocs(codec, docsBytes, `${backendPart(row.id)}~`)
    return { id: row.id, secret, lexicon, docs, weight: weightOf(lexicon) + docs.weight + secret.blockStarts.length * 8 }
  } catch {
    return null
  }
}

/** The documents alone. */
export const openDocs = async ({ db, sealer }: Cache, segmentId: string): Promise<DocList | null> => {
  const row = await db.searchBlocks.get(docsId(segmentId))
  const bytes = row ? await sealer.openBytes('searchBlocks', row) : null
  return bytes ? decodeDocs(codec, bytes, `${backendPart(segmentId)}~`) : null
}

export const deadBits = ({ dead, docs }: SearchSegmentRow): Bits | null => {
  if (!dead) return null
  const bits = new Uint32Array((docs + 31) >>> 5)
  new Uint8Array(bits.buffer).set(dead.subarray(0, bits.byteLength))
  return bits
}
export const deadBytes = (bits: Bits): Sealed => new Uint8Array(bits.slice().buffer)
