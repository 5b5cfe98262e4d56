/** The mail connector against a real Dovecot and a real SMTP server. */
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import type { Knock } from '../../../src/main/connectors/connector'
import { append, dovecot, nextShop, smtp, whyNot, withServers } from './mailboxes'
import { createClock, createHeld, createMail, delivery, letter, live, memoryStore, needsFor, never, pullAll, reply } from './support'

describe.skipIf(whyNot !== null)('mail against Dovecot', () => {
  withServers()

  it('pulls threads in German, Japanese, Arabic and Chinese and answers one so that it stands in both mailboxes', async () => {
    const shop = nextShop()
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000)
    await append(
      shop,
      'INBOX',
      [
        letter({ id: 'de1@kunde.test', subject: 'Größe passt nicht', text: 'Guten Tag,\ndie Größe passt nicht.', date: day(3) }),
        letter({
          id: 'de2@kunde.test',
          subject: 'AW: Größe passt nicht',
          refs: ['de1@kunde.test'],
          text: 'Haben Sie schon nachgesehen?\n\nAm 01.02.2026 um 10:00 schrieb Laden:\n> Wir sehen nach.',
          date: day(1),
        }),
        letter({
          id: 'ja1@kunde.jp',
          from: '山田 花子 <hanako@kunde.jp>',
          subject: '注文について',
          text: 'まだ届きません。',
          date: day(2),
        }),
        letter({ id: 'ar1@kunde.sa', from: 'ليلى <layla@kunde.sa>', subject: 'أين طلبي', text: 'لم يصل الطلب بعد.', date: day(2) }),
        letter({ id: 'zh1@kunde.cn', from: '王伟 <wei@kunde.cn>', subject: '退货', text: '我想退货。', date: day(1) }),
      ],
      [],
      [day(3), day(1), day(2), day(2), day(1)],
    )
    const connector = createMail(needsFor(dovecot, smtp, shop))
    const held = await pullAll(connector, createHeld())
    expect(live(held)).toHaveLength(4)
    const german = live(held).find(({ subject }) => subject === 'Größe passt nicht')
    if (!german) throw new Error('no German thread')
    expect(german).toMatchObject({ status: 'open', unreadCount: 2, customerName: 'Ana', canReply: true, channel: 'email' })
    const texts = [...held.messages.values()].map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['まだ届きません。', 'لم يصل الطلب بعد.', '我想退货。', 'Haben Sie schon nachgesehen?']))
    expect(held.messages.get(german.lastMessageId ?? '')?.quotedText).toContain('Wir sehen nach.')
    for (const id of [...held.messages.keys(), ...held.conversations.keys()]) expect(id).not.toMatch(/kunde|@/)

    const arabic = live(held).find(({ subject }) => subject === 'أين طلبي')
    const answer = await connector.deliver(
      delivery(reply('شكراً لك.\n\nOrder 123', { language: 'ar', direction: 'rtl' }), arabic?.id ?? '', { sender: { name: 'متجر' } }),
      never,
    )
    expect(answer).toMatchObject({ type: 'sent' })
    const one = delivery(reply('Guten Tag, wir schicken <Größe 40> & "mehr".'), german.id)
    const outcome = await connector.deliver(one, never)
    expect(outcome).toMatchObject({ type: 'sent', conversationId: german.id })
    await pullAll(connector, held)
    const ours = held.messages.get(outcome.type === 'sent' ? (outcome.messageId ?? '') : '')
    expect(ours).toMatchObject({
      kind: 'outgoing',
      outboxKey: one.key,
      conversationId: german.id,
      text: 'Guten Tag, wir schicken <Größe 40> & "mehr".',
    })
    expect(held.conversations.get(german.id)?.waitingSinceAt).toBeNull()

    const client = await dovecot.client('ana@kunde.test')
    await client.mailboxOpen('INBOX')
    const got = await client.fetchOne('*', { source: true, envelope: true })
    await client.logout()
    const raw = got ? (got.source?.toString() ?? '') : ''
    const envelope = got ? got.envelope : undefined
    expect(raw).toMatch(/^In-Reply-To: <de2@kunde\.test>/im)
    expect(raw).toMatch(/^References: <de1@kunde\.test>\s+<de2@kunde\.test>/im)
    expect(envelope?.subject).toBe('Re: Größe passt nicht')
    expect(envelope?.messageId).toBe(`<${one.key}.0@laden.test>`)
    expect(raw).toContain(`X-Dragoman-Key: ${one.key}.0`)
    expect(raw).toContain('multipart/alternative')
    const arabicRaw = smtp.accepted.find(({ to }) => to[0] === 'layla@kunde.sa')?.raw.toString() ?? ''
    const html = (await PostalMime.parse(arabicRaw)).html ?? ''
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('<p dir="ltr">Order 123</p>')

    const own = await dovecot.client(shop)
    await own.mailboxOpen('Sent')
    const copies = await own.fetchAll('1:*', { flags: true, envelope: true })
    await own.logout()
    expect(copies.filter(({ envelope }) => envelope?.messageId === `<${one.key}.0@laden.test>`)).toHaveLength(1)
    expect(copies.every(({ flags }) => flags?.has('\\Seen'))).toBe(true)
    await connector.close()
  })

  it('knocks when mail comes and pulls it', async () => {
    const shop = nextShop()
    const connector = createMail(needsFor(dovecot, smtp, shop))
    const held = await pullAll(connector, createHeld())
    const heard: Knock[] = []
    const stop = new AbortController()
    const listening = connector.knocks((knock) => heard.push(knock), stop.signal)
    await expect.poll(() => heard.some((knock) => knock.type === 'live' && knock.state === 'up'), { timeout: 10_000 }).toBe(true)
    const before = heard.length
    await append(shop, 'INBOX', [letter({ id: 'k1@kunde.test', subject: 'Neu' })])
    await expect.poll(() => heard.slice(before).some(({ type }) => type === 'changed'), { timeout: 10_000 }).toBe(true)
    await pullAll(connector, held)
    expect(live(held).map(({ subject }) => subject)).toEqual(['Neu'])
    const quiet = heard.length
    const client = await dovecot.client(shop)
    await client.mailboxOpen('INBOX')
    await client.messageFlagsAdd('1', ['\\Seen'])
    await client.logout()
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(quiet)
    await pullAll(connector, held)
    expect(live(held)[0]?.unreadCount).toBe(0)
    stop.abort()
    await listening
    await connector.close()
  })

  it('keeps status, snooze and labels in the mailbox, so that another desk sees them', async () => {
    const shop = nextShop()
    await append(shop, 'INBOX', [letter({ id: 's1@kunde.test', subject: 'Status' })])
    const clock = createClock()
    const one = createMail(needsFor(dovecot, smtp, shop, { clock }))
    const two = createMail(needsFor(dovecot, smtp, shop, { clock }))
    const mine = await pullAll(one, createHeld())
    const theirs = await pullAll(two, createHeld())
    const [row] = live(mine)
    const id = row?.id ?? ''
    expect(live(theirs)[0]?.id).toBe(id)
    const sync = async () => (await pullAll(two, theirs)).conversations.get(id as never)
    const set = async (effect: Parameters<typeof delivery>[0]) =>
      expect(await one.deliver(delivery(effect, id), never)).toMatchObject({ type: 'sent' })

    await set({ type: 'status', status: 'resolved', until: null })
    expect((await sync())?.status).toBe('resolved')
    expect((await two.head(id as never, never)).status).toBe('resolved')
    const until = Math.ceil((clock.now() + 3_600_000) / 300_000) * 300_000
    await set({ type: 'status', status: 'snoozed', until })
    expect(await sync()).toMatchObject({ status: 'snoozed', snoozedUntilAt: until })
    clock.shift = 2 * 3_600_000
    expect((await sync())?.status).toBe('open')
    clock.shift = 0
    await set({ type: 'status', status: 'pending', until: null })
    await set({ type: 'labels', add: ['Retoure', '返品'], remove: [] })
    expect(await sync()).toMatchObject({ status: 'pending', labels: ['Retoure', '返品'] })
    await set({ type: 'labels', add: [], remove: ['Retoure'] })
    await set({ type: 'read', unread: false })
    expect(await sync()).toMatchObject({ labels: ['返品'], unreadCount: 0 })
    await set({ type: 'read', unread: true })
    expect(await sync()).toMatchObject({ unreadCount: 1 })
    // A newer mail of the customer opens it again by itself.
    await append(shop, 'INBOX', [letter({ id: 's2@kunde.test', refs: ['s1@kunde.test'], subject: 'Re: Status' })])
    expect((await one.head(id as never, never)).recent).toHaveLength(2)
    expect((await sync())?.status).toBe('open')
    await set({ type: 'status', status: 'spam', until: null })
    expect((await sync())?.status).toBe('spam')
    await set({ type: 'status', status: 'open', until: null })
    expect((await sync())?.status).toBe('open')
    expect(live(theirs)).toHaveLength(1)
    expect(theirs.messages.size).toBe(2)
    await one.close()
    await two.close()
  })

  it('goes on from its cursor after a restart, and after a crash that lost the index', async () => {
    const shop = nextShop()
    const store = memoryStore()
    await append(shop, 'INBOX', [
      letter({ id: 'r1@kunde.test', subject: 'Eins' }),
      letter({ id: 'r2@kunde.test', from: 'Bo <bo@kunde.test>', subject: 'Zwei' }),
    ])
    const first = createMail(needsFor(dovecot, smtp, shop, { store }))
    const held = await pullAll(first, createHeld())
    await first.close()
    const snapshot = new Map(store.content)
    await append(shop, 'INBOX', [letter({ id: 'r3@kunde.test', refs: ['r1@kunde.test'], subject: 'Re: Eins' })])
    const second = createMail(needsFor(dovecot, smtp, shop, { store }))
    const pages = held.pages.length
    await pullAll(second, held)
    expect(held.pages.slice(pages).flatMap(({ rows }) => rows.messages)).toHaveLength(1)
    expect(live(held)).toHaveLength(2)
    const idle = await second.pull(held.cursor, 50, never)
    expect(idle.cursor).toBe(held.cursor)
    expect(idle.rows.messages).toEqual([])
    await second.close()
    // The index on disk is older than the cursor.
    store.content.clear()
    for (const [name, value] of snapshot) store.content.set(name, value)
    const third = createMail(needsFor(dovecot, smtp, shop, { store }))
    await pullAll(third, held)
    expect(live(held)).toHaveLength(2)
    expect(held.messages.size).toBe(3)
    await third.close()
    store.content.clear()
    const fourth = createMail(needsFor(dovecot, smtp, shop, { store }))
    await pullAll(fourth, held)
    expect(live(held)).toHaveLength(2)
    expect(held.messages.size).toBe(3)
    await fourth.close()
  })

  it('pages a backlog newest first, with progress', async () => {
    const shop = nextShop()
    const dates = Array.from({ length: 60 }, (_, at) => new Date(Date.now() - (60 - at) * 3_600_000))
    const mails = dates.map((date, at) =>
      letter({ id: `p${at}@kunde.test`, from: `K${at} <k${at}@kunde.test>`, subject: `Frage ${at}`, date }),
    )
    await append(shop, 'INBOX', mails, [], dates)
    const connector = createMail(needsFor(dovecot, smtp, shop))
    const held = createHeld()
    const page = await connector.pull(null, 20, never)
    expect(page).toMatchObject({ more: true, progress: { phase: 'first', done: 20, total: 60 } })
    expect(Math.min(...page.rows.messages.map(({ at }) => at))).toBe(Math.floor((dates[40]?.getTime() ?? 0) / 1000) * 1000)
    // The same cursor may be asked again.
    const again = await connector.pull(null, 20, never)
    expect(new Set(again.rows.messages.map(({ id }) => id))).toEqual(new Set(page.rows.messages.map(({ id }) => id)))
    await pullAll(connector, held, 20)
    expect(held.messages.size).toBe(60)
    expect(live(held)).toHaveLength(60)
    await connector.close()
  })

  it('follows UIDVALIDITY changes, moves and deletions', async () => {
    const shop = nextShop()
    await append(shop, 'INBOX', [
      letter({ id: 'u1@kunde.test', subject: 'Bleibt' }),
      letter({ id: 'u2@kunde.test', from: 'Bo <bo@kunde.test>', subject: 'Geht' }),
    ])
    const connector = createMail(needsFor(dovecot, smtp, shop))
    const held = await pullAll(connector, createHeld())
    const ids = new Set(held.messages.keys())
    expect(ids.size).toBe(2)
    const client = await dovecot.client(shop)
    await client.mailboxOpen('INBOX')
    await client.messageMove('1', 'Archive')
    await pullAll(connector, held)
    expect(held.messages.size).toBe(2)
    expect(live(held).find(({ subject }) => subject === 'Bleibt')?.status).toBe('resolved')
    await client.mailboxOpen('INBOX')
    await client.messageDelete('1:*')
    await pullAll(connector, held)
    expect([...held.messages.values()].map(({ mail }) => mail?.subject)).toEqual(['Bleibt'])
    expect(live(held)).toHaveLength(1)
    // The archive made anew: its UIDs count from the beginning, under another validity.
    await client.mailboxOpen('Archive')
    const [kept] = await client.fetchAll('1:*', { source: true, flags: true })
    await client.mailboxClose()
    await client.mailboxDelete('Archive')
    await new Promise((done) => setTimeout(done, 1_100))
    await client.mailboxCreate('Archive')
    await client.append('Archive', kept?.source ?? '', [])
    await client.logout()
    await pullAll(connector, held)
    expect([...held.messages.keys()].every((id) => ids.has(id))).toBe(true)
    expect(held.messages.size).toBe(1)
    await connector.close()
  })

  it('searches at the server: what it names can be fetched, and comes again by the next pull as the same', async () => {
    const shop = nextShop()
    await append(shop, 'INBOX', [letter({ id: 's1@kunde.test', from: 'Ana <ana@kunde.test>', text: 'Alles gut.' })])
    const connector = createMail(needsFor(dovecot, smtp, shop))
    const held = await pullAll(connector, createHeld())
    await append(shop, 'INBOX', [letter({ id: 's2@kunde.test', from: 'Bo <bo@kunde.test>', text: 'Das Wirtshausschild 看板 fehlt.' })])
    const found = await connector.search?.('Wirtshausschild', 25, never)
    expect(found?.conversationIds).toHaveLength(1)
    expect((await connector.search?.('看板', 25, never))?.conversationIds).toEqual(found?.conversationIds)
    expect(await connector.search?.('Regenschirm', 25, never)).toEqual({ conversationIds: [], more: false })
    const [id] = found?.conversationIds ?? []
    const page = await connector.pullConversation(id as never, null, 20, never)
    expect(page.rows.messages.map(({ text }) => text)).toEqual(['Das Wirtshausschild 看板 fehlt.'])
    await pullAll(connector, held)
    expect(live(held).map((row) => row.id)).toContain(id)
    expect([...held.messages.values()].filter(({ text }) => text.includes('Wirtshausschild'))).toHaveLength(1)
    await connector.close()
  })

  it('brings files both ways and forwards them', async () => {
    const shop = nextShop()
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    const mixed = [
      '--b',
      'Content-Type: text/plain; charset=iso-2022-jp',
      'Content-Transfer-Encoding: 7bit',
      '',
      '\u001b$B$3$s$K$A$O\u001b(B',
      '--b',
      "Content-Type: image/png; name*=utf-8''%E5%86%99%E7%9C%9F.png",
      "Content-Disposition: attachment; filename*=utf-8''%E5%86%99%E7%9C%9F.png",
      'Content-Transfer-Encoding: base64',
      '',
      png.toString('base64'),
      '--b--',
    ].join('\n')
    await append(shop, 'INBOX', [
      letter({ id: 'f1@kunde.test', from: 'Ana <ana@kunde.test>', headers: ['Content-Type: multipart/mixed; boundary=b'], text: mixed }),
    ])
    const connector = createMail(needsFor(dovecot, smtp, shop))
    const held = await pullAll(connector, createHeld())
    const [message] = held.messages.values()
    expect(message?.text).toBe('こんにちは')
    const [file] = message?.attachments ?? []
    expect(file).toMatchObject({ name: '写真.png', mime: 'image/png', kind: 'image' })
    expect(Buffer.from((await connector.fetchAttachment(file?.id as never, file?.ref ?? '', never)).bytes)).toEqual(png)
    const [row] = live(held)
    const bytes = new Uint8Array(200_000).map((_, at) => at % 251)
    const sent = await connector.deliver(
      delivery(reply('Anbei.'), row?.id ?? '', { files: [{ name: 'Rücksendung 返品.pdf', mime: 'application/pdf', bytes }] }),
      never,
    )
    expect(sent.type).toBe('sent')
    await pullAll(connector, held)
    const ours = held.messages.get(sent.type === 'sent' ? (sent.messageId ?? '') : '')
    expect(ours?.attachments[0]?.name).toBe('Rücksendung 返品.pdf')
    expect((await connector.fetchAttachment(ours?.attachments[0]?.id as never, ours?.attachments[0]?.ref ?? '', never)).bytes).toEqual(
      bytes,
    )
    const to = [{ name: 'Lager', address: 'lager@partner.test' }]
    const forwarded = await connector.deliver(
      delivery(
        {
          type: 'forward',
          text: 'Bitte prüfen',
          files: [],
          subject: null,
          messageId: message?.id as never,
          to,
          cc: [],
          bcc: [{ name: '', address: 'chef@laden.test' }],
        },
        row?.id ?? '',
      ),
      never,
    )
    expect(forwarded.type).toBe('sent')
    const out = smtp.accepted.at(-1)
    expect(out?.to).toEqual(['lager@partner.test', 'chef@laden.test'])
    expect(out?.raw.toString()).not.toMatch(/chef@laden/)
    expect(out?.raw.toString().replace(/\s/g, '')).toContain(png.toString('base64'))
    expect(out?.raw.toString()).not.toMatch(/^(In-Reply-To|References):/im)
    await pullAll(connector, held)
    expect(live(held)).toHaveLength(2)
    await connector.close()
  })
})
