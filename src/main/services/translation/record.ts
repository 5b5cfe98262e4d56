/**
 * What went out to engines, for audit: one entry a call, never a text. In sealed sheets of some hundred entries, so that a call
 * writes one sheet and not the months before it; kept 90 days.
 */
import { z } from 'zod'
import type { RecordAsked, RecordPage } from '../../../shared/contract/record'
import { TranslationEntry } from '../../../shared/contract/translation'
import type { BackendId, ConversationId, ShopId } from '../../../shared/domain/ids'
import { backendOf } from '../../../shared/domain/ids'
import { serial } from '../../../shared/serial'
import type { Clock, Log } from '../../ports'
import { readableOf, type SealedDocuments } from '../sealed'

const dayMs = 86_400_000
const keptMs = 90 * dayMs
const perSheet = 200
/** The oldest go beyond this many sheets, so that a desk that translates without end has an end of its own. */
const sheetsKept = 500

const Contents = z.object({ version: z.literal(1), sheets: z.array(z.object({ number: z.number().int(), lastAt: z.number() })) })
const Sheet = z.object({ version: z.literal(1), entries: z.array(z.unknown()) })
interface SheetMark {
  number: number
  /** Of its newest entry, epoch ms. */
  lastAt: number
}
const contentsFile = 'translation/record.sealed'
const nameOf = (number: number) => `translation/record-${number}.sealed`

/** Number of a sheet, place in it: what was given last. Sheets only grow at their end; what is taken out of one shows some again, hides none. */
const placeIn = (place: string): [number, number] => {
  const [sheet = 0, at = 0] = place.split(' ').map(Number)
  return [sheet, at]
}

export const createRecord = ({ clock, log, documents }: { clock: Clock; log: Log; documents: SealedDocuments }) => {
  const oneByOne = serial()
  let sheets: SheetMark[] | null = null
  /** The newest sheet, oldest entry first. */
  let current: TranslationEntry[] = []
  let writing: Promise<void> | null = null

  const read = async (number: number): Promise<TranslationEntry[]> => {
    const stored = await documents.readSealed(nameOf(number))
    if (stored === null) return []
    return readableOf(TranslationEntry, Sheet.parse(stored).entries, (count) =>
      log.warn('translation.unreadable', { what: 'record', count }),
    )
  }
  const write = (number: number, entries: readonly TranslationEntry[]) => documents.writeSealed(nameOf(number), { version: 1, entries })
  const writeContents = (next: SheetMark[]) => documents.writeSealed(contentsFile, { version: 1, sheets: next })
  const newest = (): number => sheets?.at(-1)?.number ?? 0

  /** All that came while the last writing went on stands with the next one. */
  const keep = (): Promise<void> => {
    writing ??= oneByOne(async () => {
      writing = null
      if (!sheets) return
      if (current.length === 0) return
      let number = newest()
      if (number === 0 || current.length > perSheet) {
        const full = number === 0 ? 0 : perSheet
        const closedAt = current[full - 1]?.at ?? 0
        if (full > 0) await write(number, current.slice(0, full))
        const closed = sheets.map((sheet) => (sheet.number === number ? { number, lastAt: closedAt } : sheet))
        const next = [...closed, { number: number + 1, lastAt: current.at(-1)?.at ?? 0 }]
        await writeContents(next)
        sheets = next
        // What came meanwhile stands behind it.
        current = current.slice(full)
        number += 1
      }
      await write(number, current)
    })
    return writing
  }
  /** Every sheet with an entry that `change` makes another is written anew; null takes an entry out. */
  const rewrite = (change: (entry: TranslationEntry) => TranslationEntry | null) =>
    oneByOne(async () => {
      if (!sheets) return
      for (const { number } of sheets) {
        const entries = number === newest() ? current : await read(number).catch(() => null)
        if (entries === null) continue
        const next = entries.map(change)
        if (next.every((one, index) => one === entries[index])) continue
        const left = next.filter((one) => one !== null)
        await write(number, left)
        // What came while it was written stands behind it.
        if (number === newest()) current = [...left, ...current.slice(next.length)]
      }
    })

  return {
    open: () =>
      oneByOne(async () => {
        const stored = await documents.readSealed(contentsFile)
        const known: SheetMark[] = stored === null ? [] : Contents.parse(stored).sheets
        const last = known.at(-1)?.number ?? 0
        const entries = last === 0 ? [] : await read(last).catch(() => null)
        if (entries === null) {
          // A sheet that cannot be read is never written over: the next one is begun.
          log.warn('translation.unreadable', { what: 'sheet', count: 1 })
          known.push({ number: last + 1, lastAt: clock.now() })
          await writeContents(known)
        }
        current = entries ?? []
        sheets = known
      }),
    lock() {
      sheets = null
      current = []
    },
    /** Durable when it answers. */
    async add(entry: TranslationEntry) {
      if (!sheets) return
      current.push(entry)
      await keep()
    },
    /** Newest first. */
    async list({ shopId, before, limit }: RecordAsked): Promise<RecordPage<TranslationEntry>> {
      const entries: TranslationEntry[] = []
      const [beforeSheet, beforeAt] = before === null ? [Number.POSITIVE_INFINITY, 0] : placeIn(before)
      let last: string | null = null
      let older: string | null = null
      const take = (number: number, all: readonly TranslationEntry[]) => {
        const from = number < beforeSheet ? all.length : number === beforeSheet ? Math.min(beforeAt, all.length) : 0
        for (let at = from - 1; at >= 0 && older === null; at -= 1) {
          const entry = all[at]
          if (!entry || (shopId !== null && entry.shopId !== shopId)) continue
          if (entries.length === limit) older = last
          else {
            entries.push(entry)
            last = `${number} ${at}`
          }
        }
      }
      // What is about to be written as a sheet of its own stands where it will stand.
      const first = Math.max(1, newest())
      for (let part = Math.floor(Math.max(0, current.length - 1) / perSheet); part >= 0; part -= 1)
        take(first + part, current.slice(part * perSheet, (part + 1) * perSheet))
      for (const { number } of [...(sheets ?? [])].slice(0, -1).reverse()) {
        if (older !== null) break
        if (number <= beforeSheet) take(number, await read(number).catch(() => []))
      }
      return { entries, older }
    },
    /** Sheets whose newest entry is older than 90 days go. A sheet that is full of them is emptied first: a name may stay, no word of it. */
    age: () =>
      oneByOne(async () => {
        if (!sheets) return
        const now = clock.now()
        const old = sheets.filter(
          (sheet, at) => sheet.number !== newest() && (sheet.lastAt < now - keptMs || at < (sheets?.length ?? 0) - sheetsKept),
        )
        for (const { number } of old) await write(number, [])
        const young = current.filter(({ at }) => at >= now - keptMs)
        if (young.length < current.length) {
          current = young
          await write(newest(), current)
        }
        if (old.length === 0) return
        const next = sheets.filter((sheet) => !old.includes(sheet))
        await writeContents(next)
        sheets = next
      }),
    /** A customer was erased, or a backend removed: that something was translated stays, for whom does not. */
    forget: (gone: ReadonlySet<ConversationId>) =>
      rewrite((entry) => (entry.conversationId && gone.has(entry.conversationId) ? { ...entry, conversationId: null } : entry)),
    forgetBackend: (backendId: BackendId) =>
      rewrite((entry) =>
        entry.conversationId && backendOf(entry.conversationId) === backendId ? { ...entry, conversationId: null } : entry,
      ),
    forgetShop: (shopId: ShopId) => rewrite((entry) => (entry.shopId === shopId ? null : entry)),
  }
}
export type TranslationRecord = ReturnType<typeof createRecord>
