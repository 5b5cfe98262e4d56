import { create } from 'zustand'
import type { OrderId } from '../../shared/domain/ids'

export type OrderDialog = 'note' | 'tags'

/** The dialog that stands, and the texts of those that were closed unfinished: they are there again when it opens. */
export const useOrderDialog = create<{ open: { kind: OrderDialog; orderId: OrderId } | null; texts: ReadonlyMap<OrderId, string> }>()(
  () => ({
    open: null,
    texts: new Map(),
  }),
)

export const openOrderDialog = (kind: OrderDialog, orderId: OrderId): void => useOrderDialog.setState({ open: { kind, orderId } })
export const closeOrderDialog = (): void => useOrderDialog.setState({ open: null })

export const keepText = (orderId: OrderId, text: string): void =>
  useOrderDialog.setState(({ texts }) => {
    const next = new Map(texts)
    if (text === '') next.delete(orderId)
    else next.set(orderId, text)
    return { texts: next }
  })
