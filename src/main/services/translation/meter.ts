/**
 * What each shop has used of each engine, by calendar month (UTC), in the engine's own unit. Counted before a call leaves and
 * set right by its answer: a crash in between counts too much by that one call at most, never too little.
 */
import { z } from 'zod'
import type { EngineId, ShopId } from '../../../shared/domain/ids'
import { monthOf } from '../../../shared/domain/translation/routes'
import type { Clock, Log } from '../../ports'
import { createSealedDocument, readableOf, type SealedDocuments } from '../sealed'
import { refusal } from './problem'

/** A clock that jumps must not forget a month that it comes back to. */
const monthsKept = 24

const Count = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  engineId: z.string(),
  shopId: z.string(),
  units: z.number().int().min(0),
})
type Count = z.infer<typeof Count>
const Stored = z.object({ version: z.literal(1), counts: z.array(z.unknown()) })

export interface Reservation {
  /** The units it really was. */
  settle(units: number): Promise<void>
}

export const createMeter = ({ clock, log, documents }: { clock: Clock; log: Log; documents: SealedDocuments }) => {
  /** What counts now; the document follows it. */
  let counts = new Map<string, Count>()
  const document = createSealedDocument<{ counts: Count[] }>(documents, {
    file: 'translation/meter.sealed',
    locked: () => refusal('locked'),
    read(from) {
      if (from === null) return { counts: [] }
      return {
        counts: readableOf(Count, Stored.parse(from).counts, (count) => log.warn('translation.unreadable', { what: 'meter', count })),
      }
    },
  })
  const keyOf = (month: string, engineId: string, shopId: string) => `${month} ${engineId} ${shopId}`
  const add = (month: string, engineId: EngineId, shopId: ShopId, units: number) => {
    const key = keyOf(month, engineId, shopId)
    counts.set(key, { month, engineId, shopId, units: Math.max(0, (counts.get(key)?.units ?? 0) + units) })
  }
  let writing: Promise<unknown> | null = null
  let again: Promise<void> | null = null
  const writeNow = () => {
    const now = monthOf(clock.now())
    const months = [...new Set([...counts.values()].map(({ month }) => month))].sort().reverse()
    const kept = new Set([now, ...months.slice(0, monthsKept)])
    return document.change(() => ({ counts: [...counts.values()].filter(({ month }) => kept.has(month)) }))
  }
  /** Those who come while it is written share the next writing. */
  const keep = (): Promise<void> => {
    again ??= (async () => {
      await writing?.catch(() => undefined)
      again = null
      writing = writeNow()
      await writing
    })()
    return again
  }
  const used = (engineId: EngineId, shopId: ShopId): number => counts.get(keyOf(monthOf(clock.now()), engineId, shopId))?.units ?? 0

  return {
    async open() {
      await document.load()
      counts = new Map(document.read().counts.map((one) => [keyOf(one.month, one.engineId, one.shopId), one]))
    },
    lock() {
      document.drop()
      counts = new Map()
    },
    used,
    usedBy(engineId: EngineId): { shopId: ShopId; units: number }[] {
      const month = monthOf(clock.now())
      return [...counts.values()]
        .filter((one) => one.month === month && one.engineId === engineId && one.units > 0)
        .map(({ shopId, units }) => ({ shopId: shopId as ShopId, units }))
    },
    /**
     * Takes `units` from this month's budget (`most`; null: no limit) before a call leaves; durable when it answers.
     * @returns null where the budget does not reach
     */
    async reserve(engineId: EngineId, shopId: ShopId, units: number, most: number | null): Promise<Reservation | null> {
      const month = monthOf(clock.now())
      if (most !== null && used(engineId, shopId) + units > most) return null
      const take = (count: number) => add(month, engineId, shopId, count)
      if (units > 0) {
        take(units)
        try {
          await keep()
        } catch (error) {
          // Without a limit nothing is broken by a count that stands in memory alone.
          if (most !== null) {
            if (document.isOpen()) take(-units)
            throw error
          }
        }
      }
      return {
        async settle(really) {
          if (really === units || !document.isOpen()) return
          take(really - units)
          // It stands counted as it was guessed: the next writing brings the figure.
          await keep().catch(() => undefined)
        },
      }
    },
    async forgetShop(shopId: ShopId) {
      if (!document.isOpen()) return
      for (const [key, one] of counts) if (one.shopId === shopId) counts.delete(key)
      await keep()
    },
    async forgetEngine(engineId: EngineId) {
      for (const [key, one] of counts) if (one.engineId === engineId) counts.delete(key)
      await keep()
    },
  }
}
export type Meter = ReturnType<typeof createMeter>
