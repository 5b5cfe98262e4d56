import { describe, expect, it } from 'vitest'
import { nothingSaid } from '../../../shared/domain/case/assess'
import type { Message } from '../../../shared/domain/conversation/types'
import type { MessageTranslation } from '../../../shared/domain/translation/types'
import { readingOf, type ThreadReading } from './reading'

const message = (more: Partial<Message> = {}): Message =>
  ({ id: 'b~m~1', kind: 'incoming', text: 'Wo bleibt mein Paket?', quotedText: null, language: 'de', deleted: false, ...more }) as Message
const made = (more: Partial<MessageTranslation> = {}): MessageTranslation => ({
  to: 'en',
  from: 'de',
  text: 'Where is my parcel?',
  engines: ['Engine'],
  demo: false,
  at: 1,
  confidence: null,
  troubles: [],
  missing: 0,
  ...more,
})
const thread = (more: Partial<ThreadReading> = {}): ThreadReading => ({
  reader: { workingLanguage: 'en', reads: [] },
  said: nothingSaid,
  conversationLanguage: 'de',
  wants: 'ahead',
  ...more,
})
const kept = (one: MessageTranslation) => ({ made: [one], failed: null })
const failed = { made: [], failed: { to: 'en', problem: { code: 'budgetUsed' as const, params: {} }, at: 1 } }

describe('a customer’s message', () => {
  it('stands in her language where it was made, waits where it comes, and is offered where the shop wants to be asked', () => {
    expect(readingOf(message(), kept(made()), thread())).toMatchObject({ type: 'made', language: 'de' })
    expect(readingOf(message(), null, thread())).toMatchObject({ type: 'waits' })
    expect(readingOf(message(), null, thread({ wants: 'asked' }))).toMatchObject({ type: 'offered' })
    expect(readingOf(message(), null, thread({ wants: 'none' }))).toMatchObject({ type: 'plain' })
  })
  it('tells why it failed, for the language it was asked in', () => {
    expect(readingOf(message(), failed, thread())).toMatchObject({ type: 'failed', problem: { code: 'budgetUsed' } })
    expect(readingOf(message(), failed, thread({ reader: { workingLanguage: 'fr', reads: [] } }))).toMatchObject({ type: 'waits' })
  })
  it('stands as it is where she reads it, where it says nothing, and where the shop wrote it', () => {
    expect(readingOf(message(), kept(made()), thread({ reader: { workingLanguage: 'en', reads: ['de'] } })).type).toBe('plain')
    expect(readingOf(message({ text: 'ok 👍' }), null, thread()).type).toBe('plain')
    expect(readingOf(message({ kind: 'outgoing' }), null, thread()).type).toBe('plain')
    expect(readingOf(message({ deleted: true }), kept(made()), thread()).type).toBe('plain')
  })
  it('is in what a person said of it, before all else, and what was made of another language is none', () => {
    const ofMessage = { ...nothingSaid, languages: new Map([['b~m~1' as Message['id'], 'nl']]) }
    expect(readingOf(message(), kept(made()), thread({ said: ofMessage }))).toEqual({ type: 'waits', language: 'nl' })
    expect(readingOf(message(), kept(made({ from: 'nl' })), thread({ said: ofMessage })).type).toBe('made')
    const ofAll = { ...nothingSaid, language: 'da' }
    expect(readingOf(message(), null, thread({ said: ofAll })).language).toBe('da')
    expect(readingOf(message(), null, thread({ said: { ...ofMessage, language: 'da' } })).language).toBe('nl')
  })
  it('nobody can tell is offered, and takes what the engine made of it', () => {
    const unknown = message({ language: null, text: 'Qwerty uiop asdf ghjk' })
    expect(readingOf(unknown, null, thread({ conversationLanguage: null })).type).toBe('offered')
    expect(readingOf(unknown, kept(made({ from: null })), thread({ conversationLanguage: null })).type).toBe('made')
  })
})
