import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Conversation } from '../../shared/domain/conversation/types'
import type { ConversationId } from '../../shared/domain/ids'
import type { Bridge } from '../bridge/client'
import { useDesk } from '../bridge/deskStore'
import { undoLast } from '../commands/deeds'
import { type Act, commitActs, PartFailed, setConversationReader } from './acts'
import { useOverlays } from './overlay'
import { useToasts } from './toasts'

vi.mock('../ui/liveRegion', () => ({ say: () => undefined }))

const idOf = (n: number) => `00000000000000aa~c~${n}` as ConversationId
const many = (count: number): Act[] =>
  Array.from({ length: count }, (_, n) => ({ id: idOf(n), effects: [{ type: 'status', status: 'resolved', until: null }] }))
const words = { says: (count: number) => `resolved ${count}`, saysUndone: (count: number) => `undone ${count}` }

const bench = (refused: (id: string) => boolean = () => false) => {
  const committed: { id: string; effects: unknown[]; undoMs: number }[] = []
  const undone: string[] = []
  let running = 0
  let most = 0
  let left: (key: string) => boolean = () => false
  const call = {
    outbox: {
      commit: async (order: { key: string; conversationId: string; effects: unknown[]; undoMs: number }) => {
        running++
        most = Math.max(most, running)
        await Promise.resolve()
        running--
        if (refused(order.conversationId)) throw new Error('disk')
        committed.push({ id: order.conversationId, effects: order.effects, undoMs: order.undoMs })
        return { key: order.key }
      },
      undo: async ({ key }: { key: string }) => {
        undone.push(key)
        return { undone: !left(key), draft: null }
      },
    },
  }
  useDesk.setState({ bridge: { call } as unknown as Bridge })
  const alreadyLeft = (on: (key: string) => boolean) => {
    left = on
  }
  let reads = 0
  setConversationReader(async (ids) => {
    reads++
    return new Map(
      ids.map((id) => [
        id,
        {
          id,
          customerName: `Customer ${id.split('~').at(-1)}`,
          status: 'open',
          snoozedUntilAt: null,
          channel: 'email',
        } as unknown as Conversation,
      ]),
    )
  })
  return { committed, undone, reads: () => reads, most: () => most, alreadyLeft }
}

beforeEach(() => {
  useOverlays.setState({ overlays: new Map() })
  useToasts.setState({ toasts: [] })
})

describe('a batch', () => {
  it('is one deed: one read, bounded commits, one word, one undo for all of it', async () => {
    const at = bench()
    let drawn = 0
    const stop = useOverlays.subscribe(() => drawn++)
    const work = commitActs(many(250), words)
    expect(useOverlays.getState().overlays.size).toBe(250)
    expect(drawn).toBe(1)
    await work
    stop()
    expect(at.committed).toHaveLength(250)
    expect(at.reads()).toBe(1)
    expect(at.most()).toBeLessThanOrEqual(100)
    expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['resolved 250'])
    await undoLast()
    expect(at.undone).toHaveLength(250)
    expect(useOverlays.getState().overlays.size).toBe(0)
    expect(await undoLast()).toBe(false)
  })

  it('takes back by the inverse change what has left already, from how it stood', async () => {
    const at = bench()
    await commitActs(many(3), words)
    at.alreadyLeft((key) => key === at.undone[0])
    await undoLast()
    expect(at.committed.slice(3)).toEqual([{ id: idOf(0), effects: [{ type: 'status', status: 'open', until: null }], undoMs: 0 }])
  })

  it('names those that were not taken, lays nothing over them, and lets the others stand', async () => {
    const at = bench((id) => id === idOf(1) || id === idOf(4))
    const error = await commitActs(many(6), words).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(PartFailed)
    const { failures, taken } = error as PartFailed
    expect(taken).toBe(4)
    expect(failures.map(({ id, customerName }) => [id, customerName])).toEqual([
      [idOf(1), 'Customer 1'],
      [idOf(4), 'Customer 4'],
    ])
    expect([...useOverlays.getState().overlays.keys()]).toEqual([idOf(0), idOf(2), idOf(3), idOf(5)])
    expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['resolved 4'])
    await undoLast()
    expect(at.undone).toHaveLength(4)
  })

  it('takes nothing and lays nothing over where the cache cannot be read', async () => {
    const at = bench()
    setConversationReader(() => Promise.reject(new Error('closed')))
    await expect(commitActs(many(2), words)).rejects.toThrow('closed')
    expect(at.committed).toEqual([])
    expect(useOverlays.getState().overlays.size).toBe(0)
  })
})
