import { describe, expect, it } from 'vitest'
import { signatureFor } from '../../../shared/domain/backend/signature'
import type { DraftTranslation } from '../../../shared/domain/translation/types'
import { parseAddresses, replyHeads, writeAddresses } from './addresses'
import { type SendState, sendTrouble } from './sendTrouble'
import { directionOfText, prefixed, replyDirection, withoutSignature, withSignature } from './text'

describe('direction', () => {
  it.each([
    ['Hello شكرا', 'ltr'],
    ['123 — شكرا ok', 'rtl'],
    ['«שלום» hi', 'rtl'],
    ['返金', 'ltr'],
    ['12 € 🎉', null],
  ] as const)('%s', (text, expected) => expect(directionOfText(text)).toBe(expected))
  it('follows the language where the text has no letters', () => {
    expect(replyDirection('👍', 'ar-EG')).toBe('rtl')
    expect(replyDirection('👍', 'de')).toBe('ltr')
    expect(replyDirection('Guten Tag', 'ar')).toBe('ltr')
  })
})

describe('signature', () => {
  const shop = { signatures: { de: 'Grüße\n{{agent}}', pt: 'Abraço', '*': 'Regards' } }
  it('goes from the exact language to the rest', () => {
    expect(signatureFor(shop, 'de', 'Ana')).toBe('Grüße\nAna')
    expect(signatureFor(shop, 'pt-BR', 'Ana')).toBe('Abraço')
    expect(signatureFor(shop, 'ja', 'Ana')).toBe('Regards')
    expect(signatureFor({ signatures: {} }, 'ja', 'Ana')).toBe('')
  })
  it('comes off again just as it was put on, and only then', () => {
    const signed = withSignature('Hallo \n', 'Grüße\nAna')
    expect(signed).toBe('Hallo\n\nGrüße\nAna')
    expect(withoutSignature(signed, ['Regards', 'Grüße\nAna'])).toBe('Hallo')
    expect(withoutSignature('Hallo Grüße\nAna', ['Grüße\nAna'])).toBe('Hallo Grüße\nAna')
  })
})

describe('subjects', () => {
  it.each([
    ['Re', 'AW: Re: Paket', 'Re: Paket'],
    ['Re', 'RE[2]: WG: Paket', 'Re: Paket'],
    ['Fwd', '回复：退款', 'Fwd: 退款'],
    ['Re', 'Return label', 'Re: Return label'],
  ])('%s + %s', (prefix, subject, expected) => expect(prefixed(prefix, subject)).toBe(expected))
})

describe('addresses', () => {
  it('reads names, quotes and full-width separators, each address once', () => {
    expect(parseAddresses('"Schulz, Mia" <mia@x.example>；max@x.example, MAX@x.example\n')).toEqual({
      addresses: [
        { name: 'Schulz, Mia', address: 'mia@x.example' },
        { name: '', address: 'max@x.example' },
      ],
      bad: [],
    })
  })
  it('names what is no address, also one that smuggles a line', () => {
    expect(parseAddresses('mia, a@b, x@y.example').bad).toEqual(['mia', 'a@b'])
    expect(parseAddresses('a@b.example\r\nBcc: c@d.example').addresses.map(({ address }) => address)).not.toContain('Bcc: c@d.example')
  })
  it('writes what it reads', () => {
    const text = '"Schulz, Mia" <mia@x.example>, max@x.example, 佐藤 <k@x.example>'
    expect(writeAddresses(parseAddresses(text).addresses)).toBe(text)
  })
  it('answers to Reply-To, keeps the others in Cc, never ourselves', () => {
    const of = (...list: string[]) => list.map((address) => ({ name: '', address }))
    const heads = replyHeads(
      {
        from: of('noreply@x.example'),
        replyTo: of('mia@x.example'),
        to: of('Service@shop.example', 'max@x.example'),
        cc: of('mia@x.example', 'eva@x.example'),
        bcc: [],
        subject: '',
      },
      ['service@shop.example'],
      true,
    )
    expect(heads.to.map(({ address }) => address)).toEqual(['mia@x.example'])
    expect(heads.cc.map(({ address }) => address)).toEqual(['max@x.example', 'eva@x.example'])
  })
  it('copies nobody from To where the inbox does not tell its own address: it may be ours', () => {
    const of = (...list: string[]) => list.map((address) => ({ name: '', address }))
    const mail = { from: of('mia@x.example'), replyTo: [], to: of('care@shop.example'), cc: of('eva@x.example'), bcc: [], subject: '' }
    expect(replyHeads(mail, [], false).cc.map(({ address }) => address)).toEqual(['eva@x.example'])
  })
})

describe('what keeps a text from leaving', () => {
  const fine: SendState = {
    draft: { kind: 'reply', text: 'Hallo', files: [], to: [], cc: [], bcc: [], customerId: null, inboxId: null },
    leaving: 'Hallo',
    capabilities: { reply: true, note: true, forward: true, startConversation: true, attachments: { count: 1, bytes: 10 }, textLimit: 10 },
    now: 100,
    canReply: true,
    replyWindowEndsAt: null,
    badAddresses: [],
    attaching: false,
    busy: false,
  }
  const draft = fine.draft as NonNullable<SendState['draft']>
  const file = { fileId: 'f', name: 'f', mime: 'x', size: 1 }
  it.each([
    ['untranslated', { target: '', by: null }, null],
    ['unseen', { target: 'Hi', by: 'engine' }, null],
    ['unseen', { target: 'Hi', by: 'engine' }, 'Hi '],
    ['sourceChanged', { target: 'Hi', by: 'hand', madeFor: 'Halo' }, 'Hi'],
    ['factsChanged', { target: 'Hi', by: 'engine', troubles: [{ type: 'lost', kind: 'order', value: '1' }] }, 'Hi'],
    ['empty', { target: '', by: 'hand' }, ''],
    [undefined, { target: 'Hi', by: 'engine' }, 'Hi'],
  ] as const)('of a translation: %s', (code, segment, seen) => {
    const translation = {
      from: 'de',
      to: 'en',
      register: null,
      segments: [{ source: 'Hallo', gap: '', engine: null, back: null, troubles: [], ...segment }],
      seen,
      waitingSince: null,
      known: { names: [], numbers: [] },
    } as unknown as DraftTranslation
    expect(sendTrouble({ ...fine, draft: { ...fine.draft, translation } as SendState['draft'] })?.code).toBe(code)
  })
  it('is a gap that only the customer would read: a template may have another one there', () => {
    const target = 'Hi [[customer.title]]'
    const segments = [{ source: 'Hallo', target, gap: '', by: 'template', engine: null, back: null, troubles: [] }]
    const translation = { from: 'de', to: 'en', register: null, segments, seen: target, waitingSince: null } as unknown as DraftTranslation
    expect(sendTrouble({ ...fine, leaving: target, draft: { ...draft, translation } })?.code).toBe('gaps')
  })
  it('is nothing where all is well', () => expect(sendTrouble(fine)).toBeNull())
  it.each([
    ['empty', { draft: null }],
    ['empty', { draft: { ...draft, text: ' \n' } }],
    ['busy', { busy: true }],
    ['attaching', { attaching: true }],
    ['windowClosed', { canReply: false }],
    ['windowClosed', { replyWindowEndsAt: 100 }],
    ['tooLong', { leaving: '12345678901' }],
    ['tooManyFiles', { draft: { ...draft, files: [file, file] } }],
    ['badAddress', { badAddresses: ['mia'] }],
    ['cannotReply', { capabilities: { ...fine.capabilities, reply: false } }],
    ['noAddress', { draft: { ...draft, kind: 'forward' } }],
    ['noInbox', { draft: { ...draft, kind: 'new' } }],
  ] as [string, Partial<SendState>][])('%s', (code, change) => expect(sendTrouble({ ...fine, ...change })?.code).toBe(code))
  it('lets a note pass a closed window, a picture without words, and counts letters, not halves of them', () => {
    expect(sendTrouble({ ...fine, canReply: false, draft: { ...draft, kind: 'note' } })).toBeNull()
    expect(sendTrouble({ ...fine, draft: { ...draft, text: '', files: [file] } })).toBeNull()
    expect(sendTrouble({ ...fine, leaving: '🎉'.repeat(10) })).toBeNull()
  })
})
