import { afterEach, describe, expect, test } from 'vitest'
import { generateBig } from '../../src/main/demo/big'
import { type DemoServers, startDemoServers } from '../../src/main/demo/startDemoServers'
import { countedBytes, manualClock, readContent, START, startDesk } from './support'

const running: DemoServers[] = []
afterEach(async () => {
  for (const servers of running.splice(0)) await servers.stop()
})

const messages = (servers: DemoServers): number => servers.accounts.reduce((n, a) => n + a.store.data.messages.length, 0)

describe('modes', () => {
  test('quiet: an hour passes and nothing is written', async () => {
    const desk = await startDesk()
    running.push(desk.servers)
    const before = messages(desk.servers)
    for (let i = 0; i < 360; i++) {
      desk.clock.advance(10_000)
      desk.servers.tick()
    }
    expect(messages(desk.servers) - before).toBeLessThan(5) // only snoozes that end leave their line
  })

  test('live: customers write, answer within three minutes, colleagues act, and a replay is the same', async () => {
    const run = async () => {
      const desk = await startDesk({ mode: 'live' })
      running.push(desk.servers)
      const account = desk.servers.accounts[0]
      const c = account?.store.data.conversations.find((x) => x.inboxId === 12 && x.followUps.length > 1)
      if (!account || !c) throw new Error('no chat')
      const before = messages(desk.servers)
      const sent = await desk.api('POST', `/conversations/${c.id}/messages`, { content: 'Hallo' })
      let answeredAfter = 0
      for (let i = 1; i <= 1200; i++) {
        desk.clock.advance(1000)
        desk.servers.tick()
        if (!answeredAfter && account.store.thread(c.id).some((m) => m.type === 0 && m.id > Number(sent.get('id')))) answeredAfter = i
      }
      const texts = desk.servers.accounts.flatMap((a) => a.store.data.messages.slice(-40).map((m) => `${m.conversationId} ${m.content}`))
      return { grown: messages(desk.servers) - before, answeredAfter, texts }
    }
    const one = await run()
    expect(one.grown).toBeGreaterThan(15)
    expect(one.answeredAfter).toBeGreaterThan(0)
    expect(one.answeredAfter).toBeLessThanOrEqual(185)
    expect((await run()).texts).toEqual(one.texts)
  })
})

describe('restarts', () => {
  test('sent replies, statuses, files, keys and ports survive; another installation has other keys', async () => {
    let kept: string | null = null
    let saves = 0
    const state = {
      load: async () => kept,
      save: async (text: string) => {
        kept = text
        saves++
      },
    }
    const clock = manualClock()
    const portBase = 42_000 + (process.pid % 1000) * 4
    const start = () => startDemoServers({ seed: 7, mode: 'quiet', clock, content: readContent(), portBase, state })
    const first = await start()
    const access = first.shops[0]?.chatwoot
    const c = first.accounts[0]?.store.data.conversations.find((x) => x.status === 'open' && x.inboxId !== 16)
    if (!access || !c) throw new Error('no demo')
    const post = (path: string, body: BodyInit, type?: string) =>
      fetch(`${access.baseUrl}/api/v1/accounts/1/conversations/${c.id}/${path}`, {
        method: 'POST',
        headers: { api_access_token: access.token, ...(type ? { 'content-type': type } : {}) },
        body,
      })
    const form = new FormData()
    form.set('content', 'kept?')
    form.append('attachments[]', new Blob(['bytes']), 'a.bin')
    const sent = (await (await post('messages', form)).json()) as { id: number; attachments: { data_url: string }[] }
    await post('toggle_status', JSON.stringify({ status: 'resolved' }), 'application/json')
    await expect.poll(() => saves).toBeGreaterThan(0)
    await first.stop()
    clock.advance(60_000)
    const second = await start()
    running.push(second)
    expect(second.shops).toEqual(first.shops)
    const store = second.accounts[0]?.store
    expect(store?.thread(c.id).find((m) => m.id === sent.id)?.content).toBe('kept?')
    expect(store?.conversations.get(c.id)?.status).toBe('resolved')
    // The client may first meet a kept connection of the server that is gone.
    const file = (): Promise<string | null> =>
      fetch(sent.attachments[0]?.data_url ?? '').then(
        (response) => response.text(),
        () => null,
      )
    await expect.poll(file).toBe('bytes')
    await expect(start()).rejects.toMatchObject({ code: 'EADDRINUSE' })
    const other = await startDemoServers({ seed: 7, mode: 'quiet', clock, content: readContent() })
    running.push(other)
    expect(other.shops[0]?.chatwoot.token).not.toBe(access.token)
  })

  test('a spoilt or foreign state starts anew', async () => {
    for (const text of ['{"version":1', '{"version":2}', JSON.stringify({ version: 1, seed: 99, startedAt: 0, secrets: {}, shops: [] })]) {
      const servers = await startDemoServers({
        seed: 7,
        mode: 'quiet',
        clock: manualClock(),
        content: readContent(),
        random: countedBytes(),
        state: { load: async () => text, save: async () => {} },
      })
      running.push(servers)
      expect(servers.shops).toHaveLength(3)
    }
  })
})

describe('big', () => {
  test('numbers are exact, order is seeded, times lie in the past', () => {
    const make = () => [...generateBig({ conversations: 500, messages: 5000, seed: 3, now: START })]
    const rows = make()
    expect(rows).toHaveLength(500)
    expect(rows.reduce((n, r) => n + r.messages.length, 0)).toBe(5000)
    expect(JSON.stringify(make())).toBe(JSON.stringify(rows))
    expect(rows.every((r) => r.messages.every((m) => m.createdAt <= START))).toBe(true)
  })

  test('served like any other', async () => {
    const desk = await startDesk({ big: { conversations: 1000, messages: 10_000 } })
    running.push(desk.servers)
    const all = await desk.api('GET', '/conversations?status=all&updated_within=99999999')
    expect(all.list('data.payload')).toHaveLength(334)
    expect(messages(desk.servers)).toBe(10_000)
    const id = all.list('data.payload')[0]?.id
    expect((await desk.api('GET', `/conversations/${id}/messages`)).list('payload').length).toBeGreaterThan(0)
  })
})
