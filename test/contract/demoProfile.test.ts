/** The demo as a person gets it: local servers, a profile connected to them over real sockets, found again after a restart. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createRouterClient, type Router } from '@orpc/server'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/main/app/createApp'
import type { CallContext } from '../../src/main/app/door'
import type { Contract } from '../../src/shared/contract'
import type { Conversation } from '../../src/shared/domain/conversation/types'
import { seenOf } from '../../src/shared/domain/dispute/evidence'
import type { Dispute } from '../../src/shared/domain/order/types'
import type { Page } from '../../src/shared/domain/sync/types'
import { createHost, type TestHost } from './host'
import { nodeHttp } from './http'

const apps: ReturnType<typeof createApp>[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop()
})
const start = async (host: TestHost) => {
  host.ports.http = nodeHttp()
  host.ports.random = { ...host.ports.random, number: Math.random }
  const app = createApp(host.ports, {
    demoMode: 'quiet',
    demoClockAt: Date.parse('2026-06-01T09:00:00Z'),
    resources: 'resources',
    online: () => true,
    pinCost: { N: 1024, r: 8, p: 1 },
  })
  apps.push(app)
  await app.start({ openDemo: true })
  return { app, engine: createRouterClient(app.router as Router<Contract, CallContext>, { context: app.openPage('engine').context }) }
}

describe('the demo profile', () => {
  it('has an engine that says it is the demo’s, reads and writes by it, and says what it does not know', async () => {
    const host = createHost()
    const first = await start(host)
    const { engines } = await first.engine.translation.engines()
    expect(engines.map(({ engine }) => [engine.name, engine.demo])).toEqual([['Demo engine', true]])
    expect(engines[0]?.trouble).toBe(null)
    const shopId = (await first.engine.backends.list()).shops[0]?.id as never
    const translate = async (purpose: 'read' | 'write', from: string, to: string, texts: string[]) =>
      (
        await first.engine.translation.translate({
          shopId,
          purpose,
          from,
          to,
          register: null,
          segments: texts.map((text) => ({ text, before: '', behind: '' })),
          known: { names: ['Nordlicht'], numbers: ['NL-10482'] },
          conversationId: null,
          urgency: 1,
        })
      ).segments
    const written = await translate('write', 'en', 'de', ['Your order NL-10482 has been shipped.', 'Quantum broccoli.', 'Kind regards'])
    expect(written.map(({ text, problem }) => text ?? problem)).toEqual([
      'Ihre Bestellung NL-10482 wurde versandt.',
      { code: 'notTranslated', params: { context: 'demo' } },
      'Freundliche Grüße',
    ])
    expect(written[0]).toMatchObject({ engine: 'Demo engine', demo: true, by: 'engine', troubles: [] })
    const read = await translate('read', 'ja', 'en', ['ご連絡いただき、ありがとうございます。'])
    expect(read[0]?.text).toBe('Thank you for your message.')
    expect((await first.engine.translation.engines()).engines[0]?.used[0]?.units).toBeGreaterThan(0)
  })

  it('has its three shops, their conversations and its team, and finds them again with what was done', async () => {
    const host = createHost()
    const first = await start(host)
    const { shops, backends } = await first.engine.backends.list()
    expect(shops.map(({ name }) => name)).toEqual(['Nordlicht', 'Kasumi Beauty', 'Voltaje'])
    const desks = backends.filter(({ system }) => system === 'chatwoot')
    expect(desks).toHaveLength(3)
    expect(desks.every(({ me }) => me !== null)).toBe(true)
    expect(shops[0]?.signatures.de).toContain(desks[0]?.me?.name)
    const backendId = desks[0]?.id as never
    const conversations: Conversation[] = []
    let cursor: string | null = null
    for (let more = true; more; ) {
      const page: Page = await first.engine.sync.pull({ backendId, cursor, limit: 500 })
      conversations.push(...page.rows.conversations)
      expect(page.bad).toEqual([])
      cursor = page.cursor
      more = page.more
    }
    expect(new Set(conversations.map(({ id }) => id)).size).toBeGreaterThan(100)
    expect((await first.engine.backends.lamps()).network.state).toBe('up')
    const { people, shifts } = await first.engine.desk.team()
    expect(people).toHaveLength(60)
    expect(shifts.length).toBeGreaterThan(60)
    const { rota, me, mayPlan } = await first.engine.rota.state()
    expect(mayPlan).toBe(true)
    expect(rota.people.find(({ id }) => id === me)?.role).toBe('lead')
    expect(rota.shifts.length).toBeGreaterThan(1_500)
    expect(rota.presences.length).toBeGreaterThan(5)

    const conversation = conversations.find(({ canReply, channel }) => canReply && channel === 'email')
    await first.engine.outbox.commit({
      key: 'demoProfileTestKey01' as never,
      backendId,
      conversationId: conversation?.id as never,
      effects: [{ type: 'note', text: 'Kept over a restart', files: [] }],
      basis: null,
      draftId: null,
      undoMs: 0,
    })
    const noted = () =>
      first.app
        .demoServers()
        ?.accounts.some(({ store }) =>
          JSON.stringify([...store.conversations.keys()].map((id) => store.thread(id))).includes('Kept over a restart'),
        )
    for (let tries = 0; tries < 200 && !noted(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 25))
    expect(noted()).toBe(true)
    const url = desks[0]?.settings.url
    await first.app.stop()
    for (const bytes of host.disk.values()) expect(Buffer.from(bytes).includes('Kept over a restart')).toBe(false)

    const second = await start(createHost({ disk: host.disk }))
    const again = await second.engine.backends.list()
    expect(again.backends.map(({ id }) => id)).toEqual(backends.map(({ id }) => id))
    expect(again.backends[0]?.settings.url).toBe(url)
    const thread = await second.engine.sync.pullConversation({
      backendId,
      conversationId: conversation?.id as never,
      before: null,
      limit: 50,
    })
    expect(thread.rows.messages.some(({ text }) => text === 'Kept over a restart')).toBe(true)
    expect(await second.app.whoAmI()).toMatchObject({ agents: [{ backendId: desks[0]?.id }, {}, {}] })
  }, 60_000)

  it.each(['paypal', 'stripe'])(
    'hands evidence to %s once, file and all, and shows the dispute as answered',
    async (system) => {
      const { app, engine } = await start(createHost())
      const backend = (await engine.backends.list()).backends.find((one) => one.system === system)
      expect(backend?.capabilities.evidence?.kinds).toContain('other')
      const backendId = backend?.id as never
      const rows: Dispute[] = []
      let cursor: string | null = null
      for (let more = true; more; ) {
        const page: Page = await engine.sync.pull({ backendId, cursor, limit: 100 })
        rows.push(...page.rows.disputes)
        cursor = page.cursor
        more = page.more
      }
      const dispute = rows.find(({ asks }) => asks?.includes('other'))
      if (!dispute) throw new Error('no open dispute in the demo')
      const base64 = Buffer.from('%PDF-1.7 evidence').toString('base64')
      const file = await engine.outbox.attach({ backendId, name: 'pack.pdf', mime: 'application/pdf', base64 })
      const form = {
        way: 'answer',
        kind: 'other',
        text: 'Delivered.',
        trackings: [],
        refundIds: [],
        facts: {},
        files: [{ ...file, as: 'pack' }],
      } as const
      const order = {
        key: `evidenceOf${system}0001` as never,
        backendId,
        conversationId: null,
        effects: [
          {
            type: 'evidence' as const,
            disputeId: dispute.id,
            seen: seenOf(dispute, Date.parse('2026-06-01T09:00:00Z')),
            form: { ...form, trackings: [], refundIds: [], files: [...form.files] },
          },
        ],
        basis: null,
        draftId: null,
        undoMs: 0,
      }
      await engine.outbox.commit(order)
      const stateOf = async () => (await engine.outbox.list()).items.find(({ key }) => key === order.key)?.state
      for (let tries = 0; tries < 400 && (await stateOf())?.type !== 'sent'; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 25))
      expect(await stateOf()).toMatchObject({ type: 'sent' })
      expect(await engine.outbox.commit(order)).toMatchObject({ state: { type: 'sent' } })
      const action = system === 'paypal' ? 'provide-evidence' : 'submit'
      expect(app.demoServers()?.book.of(dispute.remoteId, action)).toHaveLength(1)
      const after: Page = await engine.sync.pull({ backendId, cursor: null, limit: 100 })
      expect(after.rows.disputes.find(({ id }) => id === dispute.id)).toMatchObject({ state: 'underReview', asks: [] })
    },
    60_000,
  )

  it('comes up elsewhere when another program took its port, and its backends follow', async () => {
    const host = createHost()
    const first = await start(host)
    const before = (await first.engine.backends.list()).backends[0]
    await first.app.stop()
    const taken = createServer().listen(Number(new URL(before?.settings.url ?? '').port), '127.0.0.1')
    await once(taken, 'listening')
    try {
      const second = await start(createHost({ disk: host.disk }))
      const after = (await second.engine.backends.list()).backends[0]
      expect(after?.id).toBe(before?.id)
      expect(after?.settings.url).not.toBe(before?.settings.url)
      const page = await second.engine.sync.pull({ backendId: after?.id as never, cursor: null, limit: 50 })
      expect(page.rows.conversations.length).toBeGreaterThan(0)
    } finally {
      taken.close()
    }
  }, 60_000)
})
