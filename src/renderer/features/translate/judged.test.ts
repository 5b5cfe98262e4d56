import { describe, expect, it } from 'vitest'
import { followSource, withTarget } from '../../../shared/domain/translation/draft'
import { leavingTrouble } from '../../../shared/domain/translation/leaving'
import type { DraftTranslation } from '../../../shared/domain/translation/types'
import { lookedAt, withMatch } from './judged'

const known = { names: [], numbers: [] }
const blank: DraftTranslation = { from: 'en', to: 'de', register: null, segments: [], seen: null, waitingSince: null, known }

describe('what she lets stand', () => {
  it('is told once more where she keeps it for a source with other facts', () => {
    const hand = withTarget(followSource(blank, 'You get 20 € back.'), 0, 'Sie erhalten 20 € zurück.', [])
    const moved = followSource(hand, 'You get 50 € back.')
    const kept = lookedAt(moved, 0, known)
    expect(kept.segments[0]).toMatchObject({ source: 'You get 50 € back.', target: 'Sie erhalten 20 € zurück.', by: 'hand' })
    expect(leavingTrouble(kept)).toEqual({ code: 'factsChanged', count: 1 })
    expect(leavingTrouble(lookedAt(kept, 0, known))).toEqual({ code: 'unseen' })
  })
  it('is kept without a word where the facts are the same', () => {
    const hand = withTarget(followSource(blank, 'You get 20 € back.'), 0, 'Sie erhalten 20 € zurück.', [])
    expect(leavingTrouble(lookedAt(followSource(hand, 'You will get 20 € back.'), 0, known))).toEqual({ code: 'unseen' })
  })
  it('is told where a match says other facts, or none for its places', () => {
    const now = followSource(blank, 'We refund 50 € today.')
    expect(leavingTrouble(withMatch(now, 0, 'Wir erstatten heute 50 €.', known))).toEqual({ code: 'unseen' })
    expect(leavingTrouble(withMatch(now, 0, 'Wir erstatten heute 20 €.', known))).toEqual({ code: 'factsChanged', count: 1 })
    const open = withMatch(now, 0, 'Wir erstatten heute 50 € für {2}.', known)
    expect(open.segments[0]?.troubles).toEqual([{ type: 'invented', kind: 'code', value: '{2}' }])
  })
})
