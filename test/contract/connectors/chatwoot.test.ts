/** Pulling from Chatwoot: first fetch, live, gaps, clocks, liars and bad items. */
import { describe, expect, test } from 'vitest'
import { cid, clock, connector, fake, http, judged, key, never, pullAll, spec } from './chatwootBench'
import { answer } from './ports'
import { whyMissing } from './vendorSpec'

describe.skipIf(!spec)(spec ? 'requests' : whyMissing('chatwoot/application_swagger.json'), () => {
  test('the judge refuses a wrong call', () => {
    const post = (path: string, body: unknown) =>
      spec?.judge({ method: 'POST', url: `https://x.test/api/v1/accounts/3/conversations/1/${path}`, body, form: false }).faults
    expect(post('toggle_status', { status: 'asleep' })).not.toEqual([])
    expect(post('nonsense', {})).not.toEqual([])
    expect(
      post('messages', {
        content: 'x',
        message_type: 'outgoing',
        private: false,
        echo_id: 'a',
        content_attributes: { drg_key: `${key}:0` },
        source_id: 's',
      }),
    ).not.toEqual([])
    expect(
      spec?.judge({ method: 'GET', url: 'https://x.test/api/v1/accounts/3/conversations?colour=red', body: null, form: false }).faults,
    ).not.toEqual([])
  })
})

describe('pull', () => {
  test('first fetch: recent ones and all open ones whatever their age, with messages and sets', async () => {
    for (let id = 1; id <= 60; id += 1) fake.add(id, id * 3600, { status: id % 2 ? 'open' : 'resolved' })
    for (let id = 61; id <= 130; id += 1) fake.add(id, 40 * 86_400 + id, { status: ['open', 'pending', 'snoozed', 'resolved'][id % 4] })
    const { ids, pages, messages } = await pullAll()
    for (let id = 1; id <= 60; id += 1) expect(ids.has(id)).toBe(true)
    for (let id = 61; id <= 130; id += 1) expect(ids.has(id), `old ${id}`).toBe(id % 4 !== 3)
    expect(messages.length).toBeGreaterThanOrEqual(ids.size)
    expect(pages[0]?.rows.agents).toHaveLength(1)
    expect(pages[0]?.rows.inboxes?.map(({ channel }) => channel)).toEqual(['email', 'whatsapp'])
    expect(pages[0]?.rows.labels?.[0]?.colour).toBe('#ff0000')
    for (const page of pages) expect(page.rows.conversations.length).toBeLessThanOrEqual(10)
    expect(pages[0]?.progress.phase).toBe('first')
  })

  test('rows that move between pages are not missed', async () => {
    for (let id = 1; id <= 120; id += 1) fake.add(id, id * 60, {})
    let calls = 0
    fake.beforeList = () => {
      calls += 1
      // Rows of the head leave: those after them move up one page.
      if (calls === 2) for (const id of [1, 2, 3]) fake.conversations.delete(id)
      if (calls === 4) fake.say(fake.conversations.get(110) as never, {})
    }
    const { ids } = await pullAll()
    for (let id = 4; id <= 120; id += 1) expect(ids.has(id), `row ${id}`).toBe(true)
  })

  test('a server that lies about pages does not hold the desk for ever', async () => {
    for (let id = 1; id <= 60; id += 1) fake.add(id, id * 60)
    fake.override = (path, request) => {
      const url = new URL(request.url)
      if (path !== '/api/v1/accounts/3/conversations' || !url.searchParams.has('page')) return null
      return answer(200, {
        data: {
          meta: { all_count: 60 },
          payload: [...fake.conversations.values()].slice(0, 25).map(({ messages, ...row }) => ({ ...row, messages: [messages[0]] })),
        },
      })
    }
    const { ids, pages } = await pullAll()
    expect(ids.size).toBe(25)
    expect(pages.length).toBeLessThan(60)
  })

  test('live: what changed comes, what did not is not read again, the same cursor may be asked twice', async () => {
    for (let id = 1; id <= 5; id += 1) fake.add(id, 86_400 * id)
    const first = await pullAll()
    clock.time += 60_000
    await pullAll(first.cursor)
    clock.time += 600_000
    fake.say(fake.conversations.get(3) as never, { content: 'Wo ist mein Paket?' })
    const second = await pullAll(first.cursor)
    const again = await pullAll(first.cursor)
    expect([...second.ids]).toEqual([3])
    expect([...again.ids]).toEqual([3])
    expect(second.messages.map(({ text }) => text)).toContain('Wo ist mein Paket?')
    const before = http.requests.length
    const quiet = await pullAll(second.cursor)
    expect(quiet.rows).toEqual([])
    expect(http.requests.length - before).toBe(1)
  })

  test('the server clock rules, however wrong ours is, and jumps of ours lose nothing', async () => {
    fake.skewSeconds = -7 * 3600
    fake.add(1, 86_400)
    const first = await pullAll()
    clock.time += 300_000
    fake.say(fake.conversations.get(1) as never, { content: 'one' })
    const second = await pullAll(first.cursor)
    expect(second.messages.map(({ text }) => text)).toContain('one')
    // Our clock is set back two hours; the server's goes on.
    clock.time -= 7_200_000
    fake.skewSeconds += 7_200 + 600
    fake.say(fake.conversations.get(1) as never, { content: 'two' })
    const third = await pullAll(second.cursor)
    expect(third.messages.map(({ text }) => text)).toContain('two')
    expect(third.rows[0]?.updatedAt).toBeGreaterThan(second.rows[0]?.updatedAt ?? Number.POSITIVE_INFINITY)
  })

  test('more new messages than one page holds, all of them', async () => {
    fake.add(1, 86_400)
    const first = await pullAll()
    clock.time += 3_600_000
    for (let at = 0; at < 70; at += 1) fake.say(fake.conversations.get(1) as never, { content: `n${at}` })
    const { messages } = await pullAll(first.cursor)
    expect(messages.filter(({ text }) => /^n\d+$/.test(text))).toHaveLength(70)
  })

  test('a long gap is walked over page by page', async () => {
    for (let id = 1; id <= 80; id += 1) fake.add(id, 86_400 + id)
    const first = await pullAll()
    clock.time += 3 * 86_400_000
    for (let id = 10; id <= 50; id += 1) fake.say(fake.conversations.get(id) as never, { content: 'back' })
    Object.assign(fake.conversations.get(70) ?? {}, { updated_at: fake.now() - 100 })
    const before = http.requests.length
    const { ids, pages } = await pullAll(first.cursor)
    for (let id = 10; id <= 50; id += 1) expect(ids.has(id)).toBe(true)
    expect(ids.has(70)).toBe(true)
    expect(ids.has(60)).toBe(false)
    expect(pages[0]?.progress.phase).toBe('catchUp')
    expect(http.requests.slice(before).every(({ url }) => !/updated_within=2\d{5}/.test(url))).toBe(true)
  })

  test('a server that ignores updated_within is noticed and walked over', async () => {
    fake.ignoresWindow = true
    for (let id = 1; id <= 30; id += 1) fake.add(id, 86_400 + id * 60)
    const first = await pullAll()
    clock.time += 900_000
    fake.say(fake.conversations.get(29) as never, { content: 'late' })
    const { messages } = await pullAll(first.cursor)
    expect(messages.map(({ text }) => text)).toContain('late')
  })

  test('bad items are named, the rest goes on', async () => {
    fake.add(1, 100, { status: 'exploded' })
    fake.add(2, 200, {}, [{ message_type: 9 }, { content: 'half \ud83d and whole 😀' }])
    fake.add(3, 300, {}, [{ content: 'x'.repeat(10_000_000) }])
    fake.add(4, 400, { meta: 'nonsense' })
    fake.conversations.set(5, { ...fake.add(5, 500), id: 'five' as never })
    const { ids, bad, messages, rows } = await pullAll()
    expect([...ids].sort()).toEqual([2, 3, 4])
    expect(bad.map(({ what, remoteId }) => `${what} ${remoteId}`)).toEqual(expect.arrayContaining(['conversation 1', 'conversation five']))
    expect(bad.some(({ what }) => what === 'message')).toBe(true)
    expect(messages.find(({ text }) => text.startsWith('half'))?.text).toBe('half \ufffd and whole 😀')
    expect(messages.find(({ text }) => text.startsWith('xxx'))?.text).toHaveLength(1_000_000)
    expect(rows.find(({ remoteId }) => remoteId === '4')?.customerId).toBeNull()
  })

  test('one conversation that fails does not stop the others; a failing line does', async () => {
    fake.add(1, 100)
    fake.add(2, 200)
    fake.override = (path) => (path.endsWith('/conversations/1/messages') ? answer(500, { error: 'boom' }) : null)
    // A 500 may pass: the page fails twice before the rest goes on without it.
    for (let turn = 0; turn < 2; turn += 1)
      await expect(connector.pull(null, 100, never)).rejects.toMatchObject({ problem: { code: 'serverError' } })
    const { ids, bad } = await pullAll()
    expect(ids).toEqual(new Set([1, 2]))
    expect(bad[0]).toEqual({ what: 'conversation', remoteId: '1', why: 'messages: serverError' })
    expect(new Set(bad.map(({ remoteId }) => remoteId))).toEqual(new Set(['1']))
    fake.override = (path) => (path.endsWith('/messages') ? answer(429, 'Retry later', { 'retry-after': '30' }) : null)
    await expect(connector.pull(null, 100, never)).rejects.toMatchObject({
      problem: { code: 'rateLimited' },
      retryAt: clock.now() + 30_000,
    })
  })

  test('a cursor of another account or of nonsense starts from the beginning', async () => {
    fake.add(1, 100)
    const page = await connector.pull('{"v":9}', 100, never)
    expect(page.rows.conversations).toHaveLength(1)
  })

  test('older messages of one conversation, and a conversation that is gone', async () => {
    fake.add(
      1,
      100,
      {},
      Array.from({ length: 65 }, (_, at) => ({ content: `m${at}` })),
    )
    const first = await connector.pullConversation(cid(1), null, 20, never)
    expect(first.rows.messages).toHaveLength(20)
    expect(first.more).toBe(true)
    const older = await connector.pullConversation(cid(1), first.rows.messages[0]?.id ?? null, 200, never)
    expect(older.rows.messages).toHaveLength(45)
    expect(older.more).toBe(false)
    expect((await connector.pullConversation(cid(99), null, 20, never)).rows.gone.conversations).toEqual([cid(99)])
  })
})

judged(100, 20)
