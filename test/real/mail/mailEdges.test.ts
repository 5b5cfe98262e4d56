/** The mail connector's edges against real servers: lost answers, hostile mails, lesser servers. */
import { describe, expect, it } from 'vitest'
import { append, dovecot, nextShop, smtp, whyNot, withServers } from './mailboxes'
import { type Smtp, startDovecot } from './servers'
import { createHeld, createMail, delivery, letter, live, needsFor, never, pullAll, reply } from './support'

describe.skipIf(whyNot !== null)('edges of mail against Dovecot', () => {
  withServers()

  it('tells surely not sent from perhaps sent, and finds what was sent', async () => {
    const shop = nextShop()
    await append(shop, 'INBOX', [letter({ id: 'l1@kunde.test', from: 'Ana <ana@kunde.test>', subject: 'Verloren' })])
    const connector = createMail(needsFor(dovecot, smtp, shop, { values: { sentCopy: 'append' } }))
    const held = await pullAll(connector, createHeld())
    const id = live(held)[0]?.id ?? ''
    const attempt = async (fault: Smtp['fault'], one = delivery(reply('Text'), id)) => {
      smtp.fault = fault
      const before = smtp.accepted.length
      const outcome = await connector.deliver(one, never)
      smtp.fault = 'none'
      return { outcome, one, taken: smtp.accepted.length - before }
    }
    expect(await attempt('rcpt5xx')).toMatchObject({ outcome: { type: 'notSent', final: true, why: { code: 'addressRefused' } }, taken: 0 })
    expect(await attempt('rcpt4xx')).toMatchObject({ outcome: { type: 'notSent', final: false }, taken: 0 })
    expect(await attempt('data4xx')).toMatchObject({ outcome: { type: 'notSent', final: false }, taken: 0 })
    expect(await attempt('data5xx')).toMatchObject({ outcome: { type: 'notSent', final: true, why: { code: 'rejected' } }, taken: 0 })
    const two = delivery(
      reply('Text', { to: [{ name: '', address: 'ana@kunde.test' }], cc: [{ name: '', address: 'nie@kunde.test' }] }),
      id,
    )
    expect(await attempt('oneRcpt5xx', two)).toMatchObject({
      outcome: { type: 'notSent', final: true, why: { code: 'addressRefused' } },
      taken: 0,
    })
    const lost = await attempt('lostAfterData')
    expect(lost).toMatchObject({ outcome: { type: 'unknown' }, taken: 0 })
    expect(await connector.lookUp(lost.one, Date.now(), never)).toEqual({ type: 'cannotTell' })
    const halfway = await attempt(
      'lostBeforeEnd',
      delivery(reply('x'.repeat(140_000)), id, {
        files: [{ name: 'a.bin', mime: 'application/octet-stream', bytes: new Uint8Array(12_000_000) }],
      }),
    )
    expect(halfway).toMatchObject({ outcome: { type: 'notSent', final: false }, taken: 0 })
    const taken = await attempt('acceptThenLose')
    expect(taken).toMatchObject({ outcome: { type: 'unknown' }, taken: 1 })
    expect(await connector.lookUp(taken.one, Date.now(), never)).toEqual({ type: 'cannotTell' })
    // A server that keeps its own copy: found, with the ids the pull will bring.
    await append(shop, 'Sent', [smtp.accepted.at(-1)?.raw.toString() ?? ''], ['\\Seen'])
    const found = await connector.lookUp(taken.one, Date.now(), never)
    expect(found).toMatchObject({ type: 'found', conversationId: id })
    await pullAll(connector, held)
    expect(held.messages.get(found.type === 'found' ? (found.messageId ?? '') : '')).toMatchObject({ outboxKey: taken.one.key })
    // Tried again by the agent's word: the same Message-ID, so the desk and most servers see one mail.
    await attempt('none', taken.one)
    await pullAll(connector, held)
    expect([...held.messages.values()].filter(({ outboxKey }) => outboxKey === taken.one.key)).toHaveLength(1)
    expect(
      await createMail(needsFor(dovecot, { ...smtp, port: 1 }, shop)).deliver(
        delivery(reply('x', { to: [{ name: '', address: 'ana@kunde.test' }] }), id),
        never,
      ),
    ).toMatchObject({ type: 'notSent' })
    await connector.close()
  })

  it('starts a conversation, and joins the answer to it', async () => {
    const shop = nextShop()
    const connector = createMail(needsFor(dovecot, smtp, shop))
    const held = await pullAll(connector, createHeld())
    const one = delivery(
      {
        type: 'start',
        inboxId: 'mailtest~i~mailbox' as never,
        customerId: null,
        to: [{ name: 'Ana', address: 'ana@kunde.test' }],
        cc: [],
        bcc: [],
        subject: 'Ihr Paket',
        text: 'Guten Tag',
        files: [],
        language: 'de',
        direction: 'ltr',
      },
      null,
    )
    const outcome = await connector.deliver(one, never)
    if (outcome.type !== 'sent') throw new Error('not sent')
    await pullAll(connector, held)
    expect(held.conversations.get(outcome.conversationId as never)).toMatchObject({
      subject: 'Ihr Paket',
      status: 'open',
      customerName: 'Ana',
    })
    await append(shop, 'INBOX', [
      letter({ id: 'a1@kunde.test', from: 'Ana <ana@kunde.test>', subject: 'AW: Ihr Paket', refs: [`${one.key}.0@laden.test`] }),
    ])
    await pullAll(connector, held)
    expect(live(held)).toHaveLength(1)
    expect(await connector.deliver(delivery({ type: 'note', text: 'x', files: [] }, outcome.conversationId), never)).toMatchObject({
      type: 'notSent',
      final: true,
      why: { code: 'unsupported' },
    })
    await connector.close()
  })

  it('reads hostile and broken mails, each for itself', async () => {
    const shop = nextShop()
    const parts = Array.from({ length: 10_000 }, (_, at) => `--b\nContent-Type: application/octet-stream; name=f${at}\n\nx`).join('\n')
    const nested = `${Array.from({ length: 300 }, (_, at) => `Content-Type: multipart/mixed; boundary=n${at}\n\n--n${at}\n`).join('')}Content-Type: text/plain\n\ntief`
    await append(shop, 'INBOX', [
      letter({ id: 'h1@kunde.test', subject: 'viele', headers: ['Content-Type: multipart/mixed; boundary=b'], text: `${parts}\n--b--` }),
      letter({ id: 'h2@kunde.test', subject: 'groß', text: 'Wort '.repeat(2_000_000) }),
      letter({ id: 'h3@kunde.test', subject: 'tief', headers: ['Content-Type: multipart/mixed; boundary=x'], text: `--x\n${nested}` }),
      letter({
        id: 'h4@kunde.test',
        subject: 'utf7',
        headers: ['Content-Type: text/html; charset=utf-7'],
        text: '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
      }),
      letter({
        id: 'h5@kunde.test',
        subject: 'kaputt',
        headers: ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
        text: '!!!!7aA=gICA',
      }),
      'no header at all\r\njust text\r\n',
      letter({ id: 'h6@kunde.test', subject: 'gut', text: 'gut' }),
    ])
    const connector = createMail(needsFor(dovecot, smtp, shop))
    const held = await pullAll(connector, createHeld())
    expect(held.messages.size).toBe(7)
    const bySubject = new Map([...held.messages.values()].map((message) => [message.mail?.subject, message]))
    expect(bySubject.get('tief')?.text).toMatch(/could not be read \(\d+ bytes\)/)
    expect(bySubject.get('viele')?.attachments).toHaveLength(200)
    expect(bySubject.get('groß')?.text.length).toBe(999_999)
    expect(bySubject.get('utf7')?.text).toContain('+ADw-script')
    expect(bySubject.get('gut')?.text).toBe('gut')
    const bad = held.pages.flatMap((page) => page.bad)
    expect(bad.some(({ why: reason }) => /parts left out/.test(reason))).toBe(true)
    expect(bad.some(({ why: reason }) => /text cut/.test(reason))).toBe(true)
    expect(() => JSON.stringify([...held.messages.values()])).not.toThrow()
    for (const { text } of held.messages.values()) expect((text as string & { isWellFormed(): boolean }).isWellFormed()).toBe(true)
    await connector.close()
  })

  it('brings older mails of a conversation that lie beyond the fetched days', async () => {
    const shop = nextShop()
    const old = new Date(Date.now() - 200 * 86_400_000)
    await append(shop, 'INBOX', [letter({ id: 'o1@kunde.test', subject: 'Lange her', date: old })], [], [old])
    await append(shop, 'INBOX', [letter({ id: 'o2@kunde.test', subject: 'Re: Lange her', refs: ['o1@kunde.test'] })])
    const connector = createMail(needsFor(dovecot, smtp, shop))
    const held = await pullAll(connector, createHeld())
    expect(held.messages.size).toBe(1)
    const [row] = live(held)
    const page = await connector.pullConversation(row?.id as never, row?.lastMessageId ?? null, 50, never)
    expect(page.rows.messages.map(({ mail }) => mail?.subject)).toEqual(['Lange her'])
    await pullAll(connector, held)
    expect(live(held)[0]?.createdAt).toBeLessThan(Date.now() - 100 * 86_400_000)
    await connector.close()
  })

  it('tests the line step by step', async () => {
    const shop = nextShop()
    const good = await createMail(needsFor(dovecot, smtp, shop)).test(never)
    expect(good).toMatchObject({ ok: true, me: { email: shop } })
    expect(good.steps.map(({ step }) => step)).toEqual(['reach', 'recognise', 'signIn', 'read', 'send', 'live'])
    const wrong = await createMail(needsFor(dovecot, smtp, shop, { values: { password: 'falsch' } })).test(never)
    expect(wrong.steps.at(-1)).toMatchObject({ step: 'signIn', ok: false, why: { code: 'signIn' } })
    const closed = await createMail(needsFor(dovecot, smtp, shop, { values: { imapPort: '1' } })).test(never)
    expect(closed.steps.at(-1)).toMatchObject({ step: 'reach', ok: false, why: { code: 'unreachable' } })
    const plain = await createMail(needsFor(dovecot, smtp, shop, { values: { imapHost: 'mail.example.com' } })).test(never)
    expect(plain.steps.at(-1)).toMatchObject({ ok: false, why: { code: 'rejected', params: { field: 'imapSecurity' } } })
    const noSmtp = await createMail(needsFor(dovecot, smtp, shop, { values: { smtpPassword: 'falsch' } })).test(never)
    expect(noSmtp.steps.at(-1)).toMatchObject({ step: 'send', ok: false, why: { code: 'signIn' } })
  })
})

describe.skipIf(whyNot !== null)('mail against lesser servers', () => {
  const shop = { user: 'shop@laden.test', password: 'geheim' }

  it('works without IDLE, CONDSTORE, MOVE and UIDPLUS', async () => {
    const old = await startDovecot({ users: [shop], more: 'protocol imap {\n  imap_capability = IMAP4rev1\n}' })
    try {
      const client = await old.client(shop.user)
      await client.append('INBOX', letter({ id: 'x1@kunde.test', subject: 'Alt' }))
      const connector = createMail(needsFor(old, null, shop.user))
      const held = await pullAll(connector, createHeld())
      const id = live(held)[0]?.id ?? ''
      expect(await connector.deliver(delivery({ type: 'status', status: 'resolved', until: null }, id), never)).toMatchObject({
        type: 'sent',
      })
      await pullAll(connector, held)
      expect(live(held)[0]?.status).toBe('resolved')
      await client.mailboxOpen('INBOX')
      await client.messageFlagsRemove('1', ['$Dragoman-Resolved'])
      await pullAll(connector, held)
      expect(live(held)[0]?.status).toBe('open')
      expect(await connector.deliver(delivery({ type: 'status', status: 'spam', until: null }, id), never)).toMatchObject({ type: 'sent' })
      await pullAll(connector, held)
      expect(live(held)[0]?.status).toBe('spam')
      expect(held.messages.size).toBe(1)
      await client.append('INBOX', letter({ id: 'x2@kunde.test', subject: 'Geht' }))
      await pullAll(connector, held)
      expect(held.messages.size).toBe(2)
      await client.mailboxOpen('INBOX')
      await client.messageDelete('1:*')
      await pullAll(connector, held)
      expect(held.messages.size).toBe(1)
      await client.logout()
      await connector.close()
    } finally {
      await old.stop()
    }
  })

  it('refuses a certificate that nobody vouches for, and signs in where it is trusted', async () => {
    const secure = await startDovecot({ users: [shop], tls: true })
    try {
      for (const values of [
        { imapPort: String(secure.tlsPort), imapSecurity: 'tls', imapHost: 'localhost' },
        { imapPort: String(secure.port), imapSecurity: 'starttls', imapHost: 'localhost' },
      ]) {
        const doubtful = await createMail(needsFor(secure, null, shop.user, { values })).test(never)
        expect(doubtful.steps.at(-1)).toMatchObject({ step: 'reach', ok: false, why: { code: 'tls' } })
        const trusted = createMail(needsFor(secure, null, shop.user, { values }), { ca: secure.certificate ?? '' })
        await pullAll(trusted, createHeld())
        await trusted.close()
      }
    } finally {
      await secure.stop()
    }
  })

  it('says that the server is away', async () => {
    const first = await startDovecot({ users: [shop] })
    const connector = createMail(needsFor(first, null, shop.user))
    await pullAll(connector, createHeld())
    await first.stop()
    // The first call may still hear the server's good-bye.
    await connector.pull(null, 50, never).catch(() => undefined)
    await expect(connector.pull(null, 50, never)).rejects.toMatchObject({ problem: { code: 'unreachable' } })
    expect(await connector.deliver(delivery(reply('x'), 'mailtest~c~y'), never)).toMatchObject({ type: 'notSent', final: false })
    await connector.close()
  })
})
