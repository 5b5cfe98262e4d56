import { describe, expect, it } from 'vitest'
import type { BackendId } from '../../../shared/domain/ids'
import type { SyncState } from '../../../shared/domain/sync/types'
import { firstFetch } from './syncWords'

const state = (more: Partial<SyncState>): SyncState => ({
  backendId: 'aaaaaa' as BackendId,
  phase: 'first',
  done: 0,
  total: null,
  startedAt: 0,
  committedAt: 0,
  bad: [],
  problem: null,
  ...more,
})
describe('progress of the first fetch', () => {
  it('is one figure for all backends', () => {
    expect(firstFetch([state({ done: 300, total: 1_000 }), state({ done: 100, total: 600, startedAt: 2_000 })], 10_000)).toEqual({
      done: 400,
      total: 1_600,
      leftMs: 30_000,
    })
  })
  it('claims no end it does not know', () => {
    expect(firstFetch([state({ done: 300, total: 1_000 }), state({ done: 5 })], 10_000)).toEqual({ done: 305, total: null, leftMs: null })
    expect(firstFetch([state({ done: 5, total: 100 })], 1_000)?.leftMs).toBeNull()
  })
  it('does not fall when one of several ends, and leaves those of other days alone', () => {
    const running = state({ done: 100, total: 600, startedAt: 1_000_000 })
    const ended = state({ phase: 'live', done: 300, total: 300, startedAt: 1_001_000 })
    expect(firstFetch([running, ended, state({ phase: 'live', done: 9_000, total: 9_000 })], 1_002_000)).toMatchObject({
      done: 400,
      total: 900,
    })
  })
  it('is over with the last of them, and leaves out what failed', () => {
    expect(firstFetch([state({ phase: 'live' })], 1)).toBeNull()
    expect(firstFetch([state({ problem: { code: 'signIn', params: {} } })], 1)).toBeNull()
  })
})
