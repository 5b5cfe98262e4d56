import { expect, it } from 'vitest'
import { draft } from '../../../shared/domain/outbox/outbox.fixture'
import { standing } from './toldDraft'

const cached = { ...draft('a', 'The parcel was del'), updatedAt: 5 }
const kept = { ...cached, text: 'The parcel was delivered', updatedAt: 7 }

it.each([
  ['nothing was written', null, null, { asked: true, draft: null }],
  ['the journal was not asked yet', cached, null, { asked: false, draft: null }],
  ['the journal was asked for another', cached, { id: draft('b', '').id, draft: kept }, { asked: false, draft: null }],
  ['the cache lies behind the journal', cached, { id: cached.id, draft: kept }, { asked: true, draft: kept }],
  ['the cache has followed since', kept, { id: cached.id, draft: cached }, { asked: true, draft: kept }],
  ['it has left', cached, { id: cached.id, draft: null }, { asked: true, draft: null }],
])('%s', (_when, stored, told, expected) => expect(standing(stored, told)).toEqual(expected))
