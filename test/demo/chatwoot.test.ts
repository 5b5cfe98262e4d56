import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pngSize } from '../../src/main/demo/png'
import type { Conversation } from '../../src/main/demo/types'
import { type Desk, startDesk } from './support'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.servers.stop())

function first(test: (c: Conversation) => boolean = () => true): Conversation {
  const { store } = account()
  const hit = store.data.conversations.find((c) => store.inboxOf(c).memberIds.includes(store.data.meId) && test(c))
  if (!hit) throw new Error('no such conversation in the seed')
  return hit
}
function account() {
  const found = desk.servers.accounts[0]
  if (!found) throw new Error('no account')
  return found
}
const channel = (name: string) => (c: Conversation) => account().store.inboxOf(c).channel === name

describe('listing', () => {
  test('without a status only open ones come, with all every one once over the pages', async () => {
    const open = await desk.api('GET', '/conversations')
    expect(open.list('data.payload').every((c) => c.status === 'open')).toBe(true)
    expect(open.list('data.payload')).toHaveLength(25)
    const ids: unknown[] = []
    for (let page = 1; ; page++) {
      const rows = (await desk.api('GET', `/conversations?status=all&page=${page}`)).list('data.payload')
      if (rows.length === 0) break
      ids.push(...rows.map((c) => c.id))
    }
    expect(new Set(ids).size).toBe(ids.length)
    // One of the account lies in an inbox that the agent is no member of.
    expect(ids).toHaveLength(account().store.data.conversations.length - 1)
  })

  test('updated_within gives every row of the window at once, and its window is relative', async () => {
    const wide = await desk.api('GET', '/conversations?status=all&updated_within=99999999')
    expect(wide.list('data.payload').length).toBe(account().store.data.conversations.length - 1)
    expect((await desk.api('GET', '/conversations?status=all&updated_within=5')).list('data.payload')).toEqual([])
    const c = first((x) => x.status === 'open' && x.priority === null)
    await desk.api('POST', `/conversations/${c.id}/toggle_priority`, { priority: 'high' })
    expect((await desk.api('GET', '/conversations?status=all&updated_within=5')).list('data.payload').map((r) => r.id)).toEqual([c.id])
    desk.clock.advance(6000)
    expect((await desk.api('GET', '/conversations?status=all&updated_within=5')).list('data.payload')).toEqual([])
  })

  test('sorts, filters and counts', async () => {
    const times = (await desk.api('GET', '/conversations?status=all&sort_by=created_at_asc'))
      .list('data.payload')
      .map((c) => Number(c.created_at))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    const mine = await desk.api('GET', '/conversations?status=all&assignee_type=me')
    expect(mine.list('data.payload').length).toBe(Math.min(25, Number(mine.get('data.meta.mine_count'))))
    const unassigned = (await desk.api('GET', '/conversations?assignee_type=unassigned')).list('data.payload')
    expect(unassigned.length).toBeGreaterThan(0)
    expect(unassigned.every((c) => (c.meta as object) && !('assignee' in (c.meta as object)))).toBe(true)
    const labelled = (await desk.api('GET', '/conversations?status=all&labels[]=parcel')).list('data.payload')
    expect(labelled.length).toBeGreaterThan(0)
    expect(labelled.every((c) => (c.labels as string[]).includes('parcel'))).toBe(true)
    const inbox = (await desk.api('GET', '/conversations?status=all&inbox_id=13')).list('data.payload')
    expect(new Set(inbox.map((c) => c.inbox_id))).toEqual(new Set([13]))
  })

  test('null times are 0, updated_at is a float, snoozed_until a date text', async () => {
    const snoozed = (await desk.api('GET', '/conversations?status=snoozed')).list('data.payload')[0]
    expect(Date.parse(String(snoozed?.snoozed_until))).toBeGreaterThan(desk.clock.now())
    const rows = (await desk.api('GET', '/conversations?status=all&updated_within=99999999')).list('data.payload')
    expect(rows.some((c) => c.first_reply_created_at === 0 || c.waiting_since === 0)).toBe(true)
    expect(rows.some((c) => !Number.isInteger(c.updated_at))).toBe(true)
  })

  test('messages: newest 20, before, after, between', async () => {
    const c = first((x) => account().store.thread(x.id).length > 3)
    for (let i = 0; i < 30; i++) {
      desk.clock.advance(1000)
      await desk.api('POST', `/conversations/${c.id}/messages`, { content: `n${i}`, private: true })
    }
    const path = `/conversations/${c.id}/messages`
    const newest = (await desk.api('GET', path)).list('payload')
    expect(newest).toHaveLength(20)
    expect(newest[19]?.content).toBe('n29')
    const before = (await desk.api('GET', `${path}?before=${newest[0]?.id}`)).list('payload')
    expect(before.at(-1)?.content).toBe('n9')
    const after = (await desk.api('GET', `${path}?after=${newest[17]?.id}`)).list('payload')
    expect(after.map((m) => m.content)).toEqual(['n28', 'n29'])
    const between = (await desk.api('GET', `${path}?after=${newest[2]?.id}&before=${newest[5]?.id}`)).list('payload')
    expect(between.map((m) => m.content)).toEqual(['n12', 'n13', 'n14'])
    expect((await desk.api('GET', `${path}?filter_internal_messages=true`)).list('payload').some((m) => m.private)).toBe(false)
  })
})

describe('sending', () => {
  test('the same twice makes two messages; attributes are kept whole; the log counts the double', async () => {
    const c = first(channel('Channel::WebWidget'))
    const body = { content: 'Guten Tag', echo_id: 'e1', content_attributes: { drg_key: 'k1', deep: { a: [1] } } }
    const one = await desk.api('POST', `/conversations/${c.id}/messages`, body)
    const two = await desk.api('POST', `/conversations/${c.id}/messages`, body)
    expect(one.get('echo_id')).toBe('e1')
    expect(one.get('id')).not.toBe(two.get('id'))
    const listed = (await desk.api('GET', `/conversations/${c.id}/messages`)).list('payload').slice(-2)
    expect(listed.map((m) => m.content_attributes)).toEqual([body.content_attributes, body.content_attributes])
    expect(desk.servers.log.of(1, c.id).map((row) => row.count)).toEqual([1, 2])
    expect(desk.servers.log.doubles()).toHaveLength(1)
  })

  test('multipart with a file: attributes as JSON text, the file comes back by its link only', async () => {
    const c = first()
    const form = new FormData()
    form.set('content', 'siehe Bild')
    form.set('content_attributes', JSON.stringify({ drg_key: 'k2' }))
    form.append('attachments[]', new Blob(['Grüße'], { type: 'text/plain' }), 'Grüße.txt')
    const sent = await desk.api('POST', `/conversations/${c.id}/messages`, form)
    expect(sent.get('content_attributes.drg_key')).toBe('k2')
    const url = String(sent.get('attachments.0.data_url'))
    const redirect = await fetch(url, { redirect: 'manual' })
    expect(redirect.status).toBe(302)
    expect(await (await fetch(url)).text()).toBe('Grüße')
    expect((await fetch(url.replace('--', '--0'))).status).toBe(404)
    expect(sent.get('attachments.0.file_type')).toBe('file')
    expect(desk.servers.log.all().at(-1)?.attachments).toBe(1)
  })

  test('a closed WhatsApp window: can_reply is false and free text fails afterwards; retry empties the attributes', async () => {
    const c = first(channel('Channel::Whatsapp'))
    desk.clock.advance(40 * 86_400_000)
    expect((await desk.api('GET', `/conversations/${c.id}`)).get('can_reply')).toBe(false)
    const sent = await desk.api('POST', `/conversations/${c.id}/messages`, { content: 'late', content_attributes: { drg_key: 'k' } })
    expect(sent.get('status')).toBe('sent')
    const stored = account()
      .store.thread(c.id)
      .find((m) => m.id === sent.get('id'))
    await expect.poll(() => stored?.status).toBe('failed')
    expect(stored?.contentAttributes).toMatchObject({ drg_key: 'k', external_error: expect.stringContaining('24 hours') })
    const again = await desk.api('POST', `/conversations/${c.id}/messages/${sent.get('id')}/retry`)
    expect(again.get('content_attributes')).toEqual({})
    const template = await desk.api('POST', `/conversations/${c.id}/messages`, {
      content: 'x',
      template_params: { name: 'continue_conversation', category: 'UTILITY', language: 'de' },
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(
      account()
        .store.thread(c.id)
        .find((m) => m.id === template.get('id'))?.status,
    ).toBe('sent')
  })

  test('refusals: incoming, too long, bad address, flood', async () => {
    const c = first(channel('Channel::Email'))
    const post = (body: unknown) => desk.api('POST', `/conversations/${c.id}/messages`, body)
    expect(await post({ content: 'x', message_type: 'incoming' })).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('Api inboxes') },
    })
    expect((await post({ content: 'x'.repeat(150_001) })).status).toBe(422)
    expect(await post({ content: 'x', cc_emails: 'nobody' })).toMatchObject({ status: 422, body: { error: 'Invalid email address' } })
    expect((await post({ content: 'x', cc_emails: 'a@b.example, c@d.example' })).get('content_attributes.cc_emails')).toEqual([
      'a@b.example',
      'c@d.example',
    ])
    for (let i = 0; i < 200; i++) await post({ content: String(i) })
    expect((await post({ content: 'one more' })).status).toBe(422)
    desk.clock.advance(61_000)
    expect((await post({ content: 'one more' })).status).toBe(200)
  })

  test('deleting is soft', async () => {
    const c = first()
    const sent = await desk.api('POST', `/conversations/${c.id}/messages`, { content: 'oops', content_attributes: { drg_key: 'k' } })
    await desk.api('DELETE', `/conversations/${c.id}/messages/${sent.get('id')}`)
    const stored = (await desk.api('GET', `/conversations/${c.id}/messages`)).list('payload').find((m) => m.id === sent.get('id'))
    expect(stored?.content_attributes).toEqual({ deleted: true })
    expect(stored?.content).not.toContain('oops')
  })
})

describe('actions', () => {
  test('an incoming message reopens a resolved and a snoozed conversation, not a pending one', () => {
    for (const [status, after] of [
      ['resolved', 'open'],
      ['snoozed', 'open'],
      ['pending', 'pending'],
    ] as const) {
      const c = first((x) => x.status === status)
      account().actions.createMessage(c, { kind: 'contact' }, { content: 'noch da?', type: 0 })
      expect(c.status).toBe(after)
      expect(c.snoozedUntil).toBe(null)
    }
  })

  test('reopening by an agent assigns it to her', async () => {
    const c = first((x) => x.status === 'resolved' && x.assigneeId !== account().store.data.meId)
    const answer = await desk.api('POST', `/conversations/${c.id}/toggle_status`, { status: 'open' })
    expect(answer.get('payload')).toMatchObject({ success: true, current_status: 'open', conversation_id: c.id })
    expect((await desk.api('GET', `/conversations/${c.id}`)).get('meta.assignee.id')).toBe(account().store.data.meId)
  })

  test('snooze ends by the clock', async () => {
    const c = first((x) => x.status === 'open')
    await desk.api('POST', `/conversations/${c.id}/toggle_status`, { status: 'snoozed', snoozed_until: desk.clock.now() / 1000 + 3600 })
    desk.servers.tick()
    expect(c.status).toBe('snoozed')
    desk.clock.advance(3_600_000)
    desk.servers.tick()
    expect(c.status).toBe('open')
  })

  test('labels replace the set; assigning nobody answers null; team and agent answer themselves', async () => {
    const c = first()
    expect((await desk.api('POST', `/conversations/${c.id}/labels`, { labels: ['a', 'b'] })).get('payload')).toEqual(['a', 'b'])
    expect((await desk.api('POST', `/conversations/${c.id}/labels`, { labels: ['c'] })).get('payload')).toEqual(['c'])
    expect((await desk.api('POST', `/conversations/${c.id}/assignments`, { assignee_id: 105 })).get('id')).toBe(105)
    expect((await desk.api('POST', `/conversations/${c.id}/assignments`, { assignee_id: null })).body).toBe(null)
    expect((await desk.api('POST', `/conversations/${c.id}/assignments`, { team_id: 12 })).get('name')).toBe('europe')
  })

  test('reading clears the unread count, unread brings one back', async () => {
    const c = first((x) => x.status === 'open' && x.waitingSince !== null && (x.agentSeenAt ?? 0) < x.waitingSince)
    expect((await desk.api('GET', `/conversations/${c.id}`)).get('unread_count')).toBeGreaterThan(0)
    expect((await desk.api('POST', `/conversations/${c.id}/update_last_seen`)).get('unread_count')).toBe(0)
    expect((await desk.api('POST', `/conversations/${c.id}/unread`)).get('unread_count')).toBe(1)
  })

  test('mute blocks the customer and resolves; her messages no longer reopen', async () => {
    const c = first((x) => x.status === 'open')
    expect((await desk.api('POST', `/conversations/${c.id}/mute`)).status).toBe(200)
    account().actions.createMessage(c, { kind: 'contact' }, { content: 'x', type: 0 })
    expect(c.status).toBe('resolved')
  })

  test('a conversation started by an agent', async () => {
    const started = await desk.api('POST', '/conversations', {
      inbox_id: 11,
      contact_id: 1002,
      message: { content: 'Guten Tag', content_attributes: { drg_key: 'n' } },
    })
    expect(started.get('status')).toBe('open')
    expect(started.get('messages.0.content_attributes.drg_key')).toBe('n')
    expect(desk.servers.log.all()).toHaveLength(1)
  })
})

describe('guards', () => {
  const raw = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const url = new URL(desk.servers.shops[0]?.chatwoot.baseUrl ?? '')
      request(
        {
          host: url.hostname,
          port: url.port,
          path: '/api/v1/profile',
          headers: { api_access_token: desk.servers.shops[0]?.chatwoot.token, ...headers },
        },
        (res) => resolve(res.statusCode),
      )
        .on('error', reject)
        .end()
    })

  test('browser pages and rebound names are shut out, the program is not', async () => {
    expect(await raw({ origin: 'https://evil.example' })).toBe(403)
    expect(await raw({ origin: 'null' })).toBe(403)
    expect(await raw({ host: 'evil.example' })).toBe(403)
    expect(await raw({ origin: 'app://dragoman' })).toBe(200)
    expect(await raw({})).toBe(200)
  })

  test('a token opens its own account only, and not the leads’ inbox', async () => {
    expect(await desk.api('GET', '/api/v1/accounts/2/conversations')).toMatchObject({ status: 401 })
    const hidden = account().store.data.conversations.find((c) => c.inboxId === 16)
    expect(await desk.api('GET', `/conversations/${hidden?.id}`)).toMatchObject({
      status: 401,
      body: { error: 'You are not authorized to do this action' },
    })
    expect(await desk.api('GET', '/conversations/999999')).toMatchObject({ status: 404, body: { error: 'Resource could not be found' } })
    expect((await desk.api('GET', '/inboxes')).list('payload').map((i) => i.id)).not.toContain(16)
  })

  test('a repeated short code is a 422 that names the attribute; broken JSON is a 400', async () => {
    expect(await desk.api('POST', '/canned_responses', { short_code: 'wismo', content: 'x' })).toMatchObject({
      status: 422,
      body: { message: 'Short code has already been taken', attributes: ['short_code'] },
    })
    const { baseUrl, token } = desk.servers.shops[0]?.chatwoot ?? { baseUrl: '', token: '' }
    const broken = await fetch(`${baseUrl}/api/v1/accounts/1/canned_responses`, {
      method: 'POST',
      headers: { api_access_token: token, 'content-type': 'application/json' },
      body: '{"a":',
    })
    expect(broken.status).toBe(400)
    expect(desk.errors).toEqual([])
  })

  test('pictures are PNG files of the size they say, invoices are PDF files', async () => {
    const { store } = account()
    const files = store.data.messages.flatMap((m) => m.attachments)
    const photo = files.find((f) => f.contentType === 'image/png')
    const invoice = files.find((f) => f.contentType === 'application/pdf')
    const bytes = async (f: typeof photo) =>
      Buffer.from(await (await fetch(store.fileUrl(f?.blobKey ?? '', f?.fileName ?? '', false))).arrayBuffer())
    const png = await bytes(photo)
    expect(pngSize(png)).toEqual({ width: photo?.width, height: photo?.height })
    expect(png.length).toBe(photo?.size)
    const pdf = await bytes(invoice)
    expect(pdf.toString('latin1').startsWith('%PDF-1.4')).toBe(true)
    expect(pdf.length).toBe(invoice?.size)
    const xref = Number(/startxref\n(\d+)/.exec(pdf.toString('latin1'))?.[1])
    expect(pdf.subarray(xref, xref + 4).toString()).toBe('xref')
  })
})
