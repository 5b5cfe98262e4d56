/**
 * How the orders that a reply rests on stand now. The order backends stand beside the conversation's own; a slow or
 * silent one must never keep a reply back, so what is not told within the limit is not told at all.
 */
import { type BackendId, backendOf, type OrderId } from '../../../shared/domain/ids'
import type { OrderHead } from '../../../shared/domain/order/types'
import type { SeenOrder } from '../../../shared/domain/outbox/types'
import type { Connector } from '../../connectors/connector'
import type { Clock, Log } from '../../ports'
import { bounded } from './bounded'

/** Longest that a reply waits for it; most shops answer within one second. */
const LOOK_MS = 5_000

export const createOrderLook =
  (needs: {
    clock: Clock
    log: Log
    stop: AbortSignal
    /** Null where the backend's line is not up. */
    connectors(backendId: BackendId): Connector | null
  }) =>
  /** Never throws; answers what could be learned in time, which may be nothing. */
  async (seen: readonly SeenOrder[]): Promise<OrderHead[]> => {
    const { clock, log, stop } = needs
    const asked = new Map<BackendId, OrderId[]>()
    for (const { orderId } of seen) {
      const backendId = backendOf(orderId)
      if (backendId) asked.set(backendId, [...(asked.get(backendId) ?? []), orderId])
    }
    const answers = await Promise.all(
      [...asked].map(async ([backendId, ids]): Promise<OrderHead[]> => {
        const connector = needs.connectors(backendId)
        const { orderHeads } = connector ?? {}
        if (!connector || !orderHeads) return []
        try {
          const heads = await bounded(
            clock,
            LOOK_MS,
            stop,
            (signal) => orderHeads.call(connector, ids, signal),
            () => null,
          )
          if (heads) return heads
        } catch {
          // Worded by the lamps; here it only means that nobody could tell.
        }
        log.info('outbox.ordersNotTold', { backend: backendId, orders: ids.length })
        return []
      }),
    )
    return answers.flat()
  }
