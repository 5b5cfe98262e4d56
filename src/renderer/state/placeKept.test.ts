import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConversationId, ProfileId } from '../../shared/domain/ids'
import { readyToLeave } from './leaving'
import { resetNavigation, useNavigation } from './navigation'
import { deskLocked, keepPlace, takePlace } from './placeKept'

const ana = ProfileId.parse('ana')
const ben = ProfileId.parse('ben')
const one = ConversationId.parse('b1~c~1')
const two = ConversationId.parse('b1~c~2')

let written: number
beforeEach(() => {
  vi.useFakeTimers()
  written = 0
  const history = {
    state: null as unknown,
    replaceState(state: unknown) {
      written += 1
      history.state = structuredClone(state)
    },
  }
  vi.stubGlobal('history', history)
  resetNavigation()
  deskLocked(null)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const leave = async (profileId: typeof ana) => {
  const stop = keepPlace(profileId)
  useNavigation.setState({ view: { kind: 'all', search: 'Mia Schulz' }, cursorId: one, openId: two })
  await readyToLeave()
  stop()
  resetNavigation()
}

it('brings the one who locked it back to view, row and conversation, once, and keeps no word that was searched for', async () => {
  await leave(ana)
  deskLocked(ana)
  expect(JSON.stringify(history.state)).not.toContain('Mia')
  expect(takePlace(ana)).toEqual({ view: { kind: 'all' }, cursorId: one, openId: two })
  expect(takePlace(ana)).toBeNull()
})

it('gives nothing of it to another profile, and nothing after a sign-out or without a lock', async () => {
  await leave(ana)
  deskLocked(ben)
  expect(takePlace(ben)).toBeNull()
  expect(takePlace(ana)).toBeNull()
  deskLocked(ana)
  deskLocked(null)
  expect(JSON.stringify(history.state)).not.toContain('b1~c~1')
  deskLocked(ana)
  expect(takePlace(ana)).toBeNull()
})

it('holding j writes it now and then, and the last place stands when the desk goes', () => {
  const stop = keepPlace(ana)
  for (let at = 1; at <= 100; at += 1) {
    useNavigation.setState({ cursorId: ConversationId.parse(`b1~c~${at}`) })
    vi.advanceTimersByTime(30)
  }
  expect(written).toBeLessThan(8)
  stop()
  resetNavigation()
  deskLocked(ana)
  expect(takePlace(ana)?.cursorId).toBe('b1~c~100')
})
