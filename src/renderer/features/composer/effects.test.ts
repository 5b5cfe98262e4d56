import { describe, expect, it } from 'vitest'
import { draft } from '../../../shared/domain/outbox/outbox.fixture'
import type { Effect } from '../../../shared/domain/outbox/types'
import { effectsOf } from './effects'

const also: Effect[] = [
  { type: 'labels', add: ['delay'], remove: [] },
  { type: 'status', status: 'snoozed', until: 5 },
]
const reply = draft('one', 'Hello')
const typesOf = (after: 'stay' | 'resolve', of = reply) =>
  effectsOf({ draft: of, signature: '', language: 'en', after, also })?.map((effect) =>
    effect.type === 'status' ? effect.status : effect.type,
  )

describe('what leaves with a text', () => {
  it('is the text first, then what its macro does', () => expect(typesOf('stay')).toEqual(['reply', 'labels', 'snoozed']))
  it('is the agent’s own «resolve» where she said so, whatever the macro says', () =>
    expect(typesOf('resolve')).toEqual(['reply', 'labels', 'resolved']))
  it('is the text alone where no conversation stands yet', () =>
    expect(typesOf('stay', { ...reply, kind: 'new', conversationId: null, inboxId: 'b~i~1' as never })).toEqual(['start']))
  it('fills an approved template with what was shown: cleaned as the messenger wants it', () => {
    const approved = { name: 'late', language: 'de', category: 'UTILITY', values: { 1: ' Mia\tSander ', order: 'A      1' } }
    expect(effectsOf({ draft: { ...reply, approved }, signature: '', language: 'de', after: 'stay' })).toMatchObject([
      { approved: { name: 'late', values: { 1: 'Mia Sander', order: 'A   1' } } },
    ])
  })
  it('is an approved template by its name', () => {
    const approved = { name: 'late', language: 'de', category: 'UTILITY', values: { 1: 'Mia' } }
    expect(effectsOf({ draft: { ...reply, approved }, signature: '', language: 'de', after: 'stay' })).toMatchObject([
      { type: 'reply', approved },
    ])
  })
  it('is the translation where there is one, with what it was made from beside it', () => {
    const translation = {
      from: 'en',
      to: 'ar',
      register: null,
      segments: [{ source: 'Hello', target: 'مرحبا', gap: '', by: 'hand' as const, engine: null, back: null, troubles: [] }],
      seen: 'مرحبا',
      waitingSince: null,
      known: { names: [], numbers: [] },
    }
    expect(effectsOf({ draft: { ...reply, translation }, signature: 'Ana', language: 'en', after: 'stay' })).toMatchObject([
      {
        type: 'reply',
        text: 'مرحبا\n\nAna',
        language: 'ar',
        direction: 'rtl',
        translated: { source: 'Hello', from: 'en', to: 'ar', edited: 1, segments: translation.segments },
      },
    ])
    expect(effectsOf({ draft: reply, signature: '', language: 'en', after: 'stay' })?.[0]).not.toHaveProperty('translated')
  })
})
