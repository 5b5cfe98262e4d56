/** Canned responses and approved templates of Chatwoot: read, written, taken away, sent; every request as the vendor describes it. */
import { beforeEach, describe, expect, test } from 'vitest'
import { connector, fake, http, judged, never, reply, send } from './chatwootBench'
import { answer } from './ports'

let canned: { id: number; short_code: string; content: string }[] = []
let approved: unknown[] = []
beforeEach(() => {
  canned = [
    { id: 5, short_code: 'late', content: 'Sorry {{contact.name}}' },
    { id: 6, short_code: 'hi', content: 'Hello' },
  ]
  approved = []
  fake.override = (path, { method, body }) => {
    if (path.endsWith('/inboxes'))
      return answer(200, { payload: [{ id: 7, name: 'WhatsApp', channel_type: 'Channel::Whatsapp', message_templates: approved }] })
    const id = Number(/canned_responses\/(\d+)$/.exec(path)?.[1])
    if (!path.includes('/canned_responses')) return null
    const sent = body ? JSON.parse(String(body)) : null
    if (method === 'GET') return answer(200, canned)
    if (method === 'POST') {
      if (canned.some((one) => one.short_code === sent.short_code))
        return answer(422, { message: 'Short code has already been taken', attributes: ['short_code'] })
      canned.push({ id: 9, ...sent })
      return answer(200, canned.at(-1))
    }
    const place = canned.findIndex((one) => one.id === id)
    if (place < 0) return answer(404, { error: 'Resource could not be found' })
    if (method === 'DELETE') canned.splice(place, 1)
    else canned[place] = { ...(canned[place] as (typeof canned)[number]), ...sent }
    return answer(200, method === 'DELETE' ? '' : canned[place])
  }
})

describe('templates', () => {
  test('are read item by item, approved ones only where a person can fill them', async () => {
    canned.push({ id: 8, short_code: '', content: 'x' })
    const body = { type: 'BODY', text: 'Hello {{1}}' }
    approved = [
      {
        name: 'news',
        language: 'pt_BR',
        category: 'UTILITY',
        status: 'APPROVED',
        components: [{ type: 'HEADER', format: 'TEXT', text: 'News' }, body, { type: 'FOOTER', text: 'Bye' }],
      },
      { name: 'waits', language: 'en', category: 'UTILITY', status: 'PENDING', components: [body] },
      {
        name: 'picture',
        language: 'en',
        category: 'MARKETING',
        status: 'APPROVED',
        components: [{ type: 'HEADER', format: 'IMAGE' }, body],
      },
      {
        name: 'button',
        language: 'en',
        category: 'UTILITY',
        status: 'APPROVED',
        components: [body, { type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://x/{{1}}' }] }],
      },
      { name: 7 },
    ]
    const { templates, bad } = (await connector.readTemplates?.(never)) ?? { templates: [], bad: [] }
    expect(templates).toEqual([
      { id: '5', shortcut: 'late', text: 'Sorry {{contact.name}}', approved: null },
      { id: '6', shortcut: 'hi', text: 'Hello', approved: null },
      {
        id: 'news:pt_BR',
        shortcut: 'news',
        text: 'News\n\nHello {{1}}\n\nBye',
        approved: { name: 'news', language: 'pt_BR', category: 'UTILITY', channel: 'whatsapp' },
      },
    ])
    expect(bad.map(({ what }) => what)).toEqual(['canned_response', 'message_templates'])
  })

  test('are made, changed and taken away; what is gone already is gone', async () => {
    expect(await connector.writeTemplate?.(null, { shortcut: 'new', text: 'N' }, never)).toEqual({
      id: '9',
      shortcut: 'new',
      text: 'N',
      approved: null,
    })
    expect(await connector.writeTemplate?.('6', { shortcut: 'hi', text: 'Hello again' }, never)).toMatchObject({ text: 'Hello again' })
    await expect(connector.writeTemplate?.(null, { shortcut: 'late', text: 'x' }, never)).rejects.toMatchObject({
      problem: { code: 'rejected' },
    })
    await expect(connector.writeTemplate?.('77', { shortcut: 'x', text: 'x' }, never)).rejects.toMatchObject({
      problem: { code: 'notFound' },
    })
    await connector.removeTemplate?.('5', never)
    await connector.removeTemplate?.('5', never)
    expect(canned.map(({ id, content }) => [id, content])).toEqual([
      [6, 'Hello again'],
      [9, 'N'],
    ])
  })

  test('an approved one leaves as its name and what fills its gaps, never with files', async () => {
    const one = fake.add(1, 100, { can_reply: false }, [{ content: 'q' }])
    const use = { name: 'news', language: 'pt_BR', category: 'UTILITY', values: { 1: 'Ana' } }
    expect(await send(reply('Hello Ana', { approved: use }))).toMatchObject({ type: 'sent' })
    expect(JSON.parse(String(http.requests.at(-1)?.body))).toMatchObject({
      content: 'Hello Ana',
      template_params: { name: 'news', category: 'UTILITY', language: 'pt_BR', processed_params: { body: { 1: 'Ana' } } },
    })
    const before = one.messages.length
    const file = { name: 'a.png', mime: 'image/png', bytes: new Uint8Array([1]) }
    expect(await send(reply('Hello Ana', { approved: use }), 1, [file])).toMatchObject({ type: 'notSent', final: true })
    expect(one.messages).toHaveLength(before)
    expect(await send(reply('Plain'))).toMatchObject({ type: 'sent' })
    expect(JSON.parse(String(http.requests.at(-1)?.body))).not.toHaveProperty('template_params')
  })
})

judged(8, 0)
