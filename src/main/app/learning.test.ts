import { describe, expect, it } from 'vitest'
import type { OutboxKey, ShopId } from '../../shared/domain/ids'
import { reply } from '../../shared/domain/outbox/outbox.fixture'
import type { OutboxItem } from '../../shared/domain/outbox/types'
import type { DraftSegment, SentTranslation } from '../../shared/domain/translation/types'
import type { Memory } from '../services/memory/types'
import { createLearning } from './learning'

const segment = (source: string, target: string, by: DraftSegment['by'], more: Partial<DraftSegment> = {}): DraftSegment => ({
  source,
  target,
  gap: ' ',
  by,
  engine: null,
  back: null,
  troubles: [],
  ...more,
})
const translated: SentTranslation = {
  from: 'en',
  to: 'de',
  source: '',
  engines: [],
  edited: 1,
  register: null,
  known: { names: ['Mia'], numbers: [] },
  segments: [
    segment('Hi Mia.', 'Hallo Mia.', 'engine'),
    segment('Sorry.', 'Tut mir leid.', 'hand'),
    segment('Bye.', 'Tschüss.', 'template'),
    segment('42', '42', 'same'),
  ],
}
const item = (state: OutboxItem['state'], key = 'k'): OutboxItem =>
  ({
    key: key as OutboxKey,
    backendId: 'b',
    effects: [{ ...reply('Hallo Mia. Tut mir leid.'), translated }],
    state,
  }) as unknown as OutboxItem
const sent = { type: 'sent', at: 1 } as unknown as OutboxItem['state']

const desk = () => {
  const learnt: Parameters<Memory['learn']>[0][] = []
  let locked = false
  const learning = createLearning({
    memory: () => ({
      learn: async (asked) => {
        if (locked) throw new Error('locked')
        learnt.push(asked)
        return { ids: [] }
      },
    }),
    shopOf: () => 's' as ShopId,
    warn: () => undefined,
  })
  return {
    learning,
    learnt,
    lock: (on: boolean) => {
      locked = on
    },
  }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('what was sent', () => {
  it('is learnt once, what engines made and she let go, and what she wrote', async () => {
    const { learning, learnt } = desk()
    learning.saw(item({ type: 'queued' } as OutboxItem['state']))
    learning.saw(item(sent))
    learning.saw(item(sent))
    await settle()
    expect(learnt).toEqual([
      {
        shopId: 's',
        from: 'en',
        to: 'de',
        known: translated.known,
        pairs: [
          { source: 'Hi Mia.', target: 'Hallo Mia.', before: '', behind: 'Sorry.', edited: false, engine: null },
          { source: 'Sorry.', target: 'Tut mir leid.', before: 'Hi Mia.', behind: 'Bye.', edited: true, engine: null },
        ],
      },
    ])
  })
  it('is not learnt while it can be taken back, and waits out a lock', async () => {
    const { learning, learnt, lock } = desk()
    learning.saw(item({ type: 'undoable', until: 5 } as OutboxItem['state']))
    await settle()
    expect(learnt).toEqual([])
    lock(true)
    learning.saw(item(sent))
    await settle()
    lock(false)
    learning.again()
    await settle()
    expect(learnt).toHaveLength(1)
    lock(true)
    learning.saw(item(sent, 'other'))
    await settle()
    learning.forget()
    lock(false)
    learning.again()
    await settle()
    expect(learnt).toHaveLength(1)
  })
  it('is not learnt by the next profile where it failed after its own had ended', async () => {
    const { learning, learnt, lock } = desk()
    lock(true)
    learning.saw(item(sent))
    learning.forget()
    await settle()
    lock(false)
    learning.again()
    await settle()
    expect(learnt).toEqual([])
  })
})
