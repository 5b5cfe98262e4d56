import { describe, expect, it } from 'vitest'
import { handClock } from '../../../test/contract/host'
import type { DeskEvent } from '../../shared/contract'
import { type BackendId, localId } from '../../shared/domain/ids'
import { createWanted } from './wanted'

const talk = localId('b1' as BackendId, 'c', 7)
const about = { type: 'conversation', conversationId: talk } as const

const stage = (own: string[] = []) => {
  const hand = handClock()
  const raised: (string | null)[] = []
  const told: DeskEvent[] = []
  let profile: string | null = 'ana'
  const wanted = createWanted({
    clock: hand.clock,
    windows: {
      front(id) {
        raised.push(id)
        return id && own.includes(id) ? 'own' : 'inbox'
      },
    },
    profileId: () => profile,
    emit: (event) => told.push(event),
  })
  return { wanted, hand, raised, told, becomes: (next: string | null) => (profile = next) }
}

describe('a clicked notice', () => {
  it('is handed out once, to whoever asks first', () => {
    const s = stage()
    s.wanted.show(about, 'ana')
    expect([s.raised, s.told]).toEqual([[talk], [{ type: 'wanted' }]])
    expect([s.wanted.take(), s.wanted.take()]).toEqual([about, null])
  })
  it('needs no inbox where the conversation has its window', () => {
    const s = stage([talk])
    s.wanted.show(about, 'ana')
    expect([s.raised, s.told, s.wanted.take()]).toEqual([[talk], [], null])
  })
  it('of somebody else only brings the door to the front, and opens nothing', () => {
    const s = stage([talk])
    s.becomes('ben')
    s.wanted.show(about, 'ana')
    expect([s.raised, s.told, s.wanted.take()]).toEqual([[null], [], null])
  })
  it('waits behind the lock, but not for the next agent and not for ever', async () => {
    const s = stage()
    s.wanted.show(about, 'ana')
    s.becomes('ben')
    expect(s.wanted.take()).toBeNull()
    s.becomes('ana')
    s.wanted.show(about, 'ana')
    await s.hand.pass(11 * 60_000)
    expect(s.wanted.take()).toBeNull()
  })
})
