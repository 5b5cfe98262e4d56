/** Writing segments: one of new documents, which strikes their older versions out; merging; purging. Only the index lane calls this. */
import { hasBit, noBits, setBit } from '../../../shared/domain/search/postings'
import { type BuiltSegment, mergeSegments, SegmentBuilder, type Source } from '../../../shared/domain/search/segment'
import type { Cache } from '../../data/openCache'
import type { SearchSegmentRow } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import { blockId, codec, deadBits, deadBytes, openDocs, openParts, sealSegment } from '../../data/search/parts'
import type { IndexedDoc } from './text'

/** A segment joins those younger than it as soon as they hold a third of it: few segments, each rewritten few times. */
const share = 3

export const segmentsOf = ({ db }: Cache, backendId: string): Promise<SearchSegmentRow[]> =>
  db.searchSegments.where('id').startsWith(`${backendId}~`).toArray()

/** A part that cannot be opened: the backend's index is thrown away and built anew. */
export class BrokenSegment extends Error {
  constructor(readonly backendId: string) {
    super('search segment does not open')
  }
}

/** The backend's rows with these conversations struck out; only those that change. */
export const struckOut = async (cache: Cache, backendId: string, ids: ReadonlySet<string>): Promise<SearchSegmentRow[]> => {
  const changed: SearchSegmentRow[] = []
  for (const row of await segmentsOf(cache, backendId)) {
    const docs = await openDocs(cache, row.id)
    if (!docs) throw new BrokenSegment(backendId)
    const bits = deadBits(row) ?? noBits(row.docs)
    let deadCount = row.deadCount
    for (let at = 0; at < docs.size; at += 1) {
      if (hasBit(bits, at) || !ids.has(docs.id(at))) continue
      setBit(bits, at)
      deadCount += 1
    }
    if (deadCount !== row.deadCount) changed.push({ ...row, dead: deadBytes(bits), deadCount })
  }
  return changed
}

const deleteSegments = async ({ db }: Cache, ids: readonly string[]): Promise<void> => {
  await db.searchSegments.bulkDelete([...ids])
  for (const id of ids) await db.searchBlocks.where('id').startsWith(`${id}~`).delete()
}

/**
 * Everything a portion changes in one backend, in one transaction: `ids` struck out, `documents` (their newest versions) put.
 * In the writer's lane: conversations that left the cache after they were read are left out.
 */
export const writeDocuments = async (
  cache: Cache,
  backendId: string,
  { ids, documents, segmentId }: { ids: ReadonlySet<string>; documents: readonly IndexedDoc[]; segmentId: string },
): Promise<void> => {
  const { db, sealer } = cache
  const struck = await struckOut(cache, backendId, ids)
  const empty = struck.filter((row) => row.deadCount === row.docs).map((row) => row.id)
  const there = new Set(
    await db.bodies
      .where('id')
      .anyOf(documents.map(({ doc }) => doc.id))
      .primaryKeys(),
  )
  const builder = new SegmentBuilder()
  for (const { doc, terms } of documents) if (there.has(doc.id)) builder.add(doc, terms)
  const sealed = builder.size > 0 ? await sealSegment(sealer, segmentId, builder.build(codec)) : null
  await db.transaction('rw', [db.searchSegments, db.searchBlocks], async () => {
    await db.searchSegments.bulkPut(struck)
    await deleteSegments(cache, empty)
    if (sealed) {
      await db.searchSegments.put(sealed.row)
      await db.searchBlocks.bulkPut(sealed.blocks)
    }
  })
}

/** The youngest segments that are due to become one; empty where all is well. */
export const dueForMerge = (rows: readonly SearchSegmentRow[]): SearchSegmentRow[] => {
  const living = (row: SearchSegmentRow) => row.docs - row.deadCount
  const bySize = [...rows].sort((a, b) => living(a) - living(b))
  let sum = 0
  let upTo = 0
  bySize.forEach((row, at) => {
    if (at > 0 && sum * share >= living(row)) upTo = at + 1
    sum += living(row)
  })
  if (upTo > 1) return bySize.slice(0, upTo)
  // What was erased must not stay; nor one that is mostly dead.
  return bySize.filter((row) => row.purge === 1 || row.deadCount * 2 > row.docs).slice(0, 1)
}

const sourceOf = async (cache: Cache, row: SearchSegmentRow): Promise<Source> => {
  const parts = await openParts(cache, row)
  if (!parts) throw new BrokenSegment(backendPart(row.id))
  const { blockStarts } = parts.secret
  let block = -1
  return {
    docs: Array.from({ length: parts.docs.size }, (_none, at) => ({ id: parts.docs.id(at), at: parts.docs.at(at) })),
    dead: deadBits(row),
    lexicon: parts.lexicon,
    block: async (offset) => {
      // Asked for in order; of a second round (wide terms after narrow ones) in order too.
      while ((blockStarts[block + 1] ?? Number.POSITIVE_INFINITY) <= offset) block += 1
      const held = await cache.db.searchBlocks.get(blockId(row.id, block))
      const bytes = held ? await cache.sealer.openBytes('searchBlocks', held) : null
      if (!bytes) throw new BrokenSegment(backendPart(row.id))
      return { bytes, start: blockStarts[block] ?? 0 }
    },
  }
}

/** One segment in the place of many. Where one of them was changed or removed meanwhile, nothing is written. */
export const merge = async (
  cache: Cache,
  rows: readonly SearchSegmentRow[],
  segmentId: string,
  rest: () => Promise<void>,
): Promise<void> => {
  const { db, sealer } = cache
  const sources: Source[] = []
  for (const row of rows) sources.push(await sourceOf(cache, row))
  const built: BuiltSegment = await mergeSegments(codec, sources, rest)
  const sealed = built.docs.length > 0 ? await sealSegment(sealer, segmentId, built) : null
  await db.transaction('rw', [db.searchSegments, db.searchBlocks], async () => {
    const now = await db.searchSegments.bulkGet(rows.map((row) => row.id))
    if (now.some((row, at) => row?.deadCount !== rows[at]?.deadCount)) return
    await deleteSegments(
      cache,
      rows.map((row) => row.id),
    )
    if (!sealed) return
    await db.searchSegments.put(sealed.row)
    await db.searchBlocks.bulkPut(sealed.blocks)
  })
}

/** Throws a backend's index away; it is built again from the rows. */
export const startAnew = ({ db }: Cache, backendId: string): Promise<void> =>
  db.transaction('rw', [db.searchSegments, db.searchBlocks, db.searchTodo], async () => {
    await db.searchSegments.where('id').startsWith(`${backendId}~`).delete()
    await db.searchBlocks.where('id').startsWith(`${backendId}~`).delete()
    await db.searchTodo.put({ id: `${backendId}~0`, conversations: [], hashes: [], after: '' })
  })
