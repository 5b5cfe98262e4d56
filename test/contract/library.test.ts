/** Templates through the whole of main: the demo's help desks over real sockets, the sealed profile, the outbox. */
import { createRouterClient, type Router } from '@orpc/server'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/main/app/createApp'
import type { CallContext } from '../../src/main/app/door'
import { createFiles } from '../../src/main/host/files'
import type { Contract } from '../../src/shared/contract'
import type { TemplateQuery } from '../../src/shared/contract/library'
import type { Conversation } from '../../src/shared/domain/conversation/types'
import type { BackendId } from '../../src/shared/domain/ids'
import type { Page } from '../../src/shared/domain/sync/types'
import { fillApproved } from '../../src/shared/domain/template/approved'
import { template } from '../templates/facts'
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
    resourceFiles: createFiles(`${process.cwd()}/resources`),
    online: () => true,
    pinCost: { N: 1024, r: 8, p: 1 },
  })
  apps.push(app)
  await app.start({ openDemo: true })
  const call = createRouterClient(app.router as Router<Contract, CallContext>, { context: app.openPage('engine').context })
  // As the engine does: a line that answers is up.
  for (const { id, system } of (await call.backends.list()).backends)
    if (system === 'chatwoot') await call.sync.pull({ backendId: id, cursor: null, limit: 1 })
  return { app, call }
}
const query = (text: string, more: Partial<TemplateQuery> = {}): TemplateQuery => ({
  text,
  shortcut: false,
  shopId: null,
  backendId: null,
  channel: null,
  locale: null,
  tag: null,
  owner: null,
  approvedOnly: false,
  limit: 100,
  offset: 0,
  ...more,
})
const until = async <T>(look: () => Promise<T | null | undefined | false>): Promise<T> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('never')
}

describe('templates', () => {
  it('of the starter and of three help desks are there; one is sent to its desk, kept sealed, and found again', async () => {
    const host = createHost()
    const { app, call } = await start(host)
    const late = await call.library.search(query('late', { shortcut: true, locale: 'ja' }))
    expect(late.hits[0]).toMatchObject({ shortcut: 'late', owner: 'starter', locale: 'ja', fallback: false })
    const canned = await until(async () => {
      const { hits } = await call.library.search(query('', { owner: 'backend' }))
      return hits.length === 12 && hits
    })
    expect(new Set(canned.map(({ shortcut }) => shortcut))).toEqual(new Set(['wismo', 'return', 'photo', 'thanks']))
    expect(canned.every(({ locale }) => locale === 'en')).toBe(true)

    const desks = (await call.backends.list()).backends.filter(({ capabilities }) => capabilities.templates)
    expect(desks).toHaveLength(3)
    const backendId = desks[0]?.id as BackendId
    const { template: saved } = await call.library.save({
      template: template({ shortcut: 'sorry', bodies: [['en', 'Sorry for the planted word']] }),
      basedOn: null,
    })
    expect(await call.library.sync({ backendId, send: [saved.id], remove: [] })).toMatchObject({ sent: 1, problems: [] })
    const there = () =>
      app.demoServers()?.accounts.flatMap(({ store }) => store.data.canned.filter(({ shortCode }) => shortCode === 'sorry')) ?? []
    expect(there().map(({ content }) => content)).toEqual(['Sorry for the planted word'])
    await call.library.pin({ slot: 1, templateId: saved.id })
    await call.library.used({ id: saved.id, locale: 'en', at: 5 })
    await app.stop()
    for (const bytes of host.disk.values()) expect(Buffer.from(bytes).includes('planted')).toBe(false)

    const again = await start(createHost({ disk: host.disk }))
    expect((await again.call.library.get({ ids: [saved.id] })).templates[0]).toMatchObject({ backendId, remote: { shortcut: 'sorry' } })
    expect((await again.call.library.pins()).pins).toEqual([{ slot: 1, templateId: saved.id }])
    expect((await again.call.library.search(query('planted'))).hits[0]).toMatchObject({ id: saved.id, uses: 1 })
  }, 60_000)

  it('that are approved go where the window has closed, once, by name and gaps; free text is held', async () => {
    const { app, call } = await start(createHost())
    const approved = await until(async () => (await call.library.search(query('', { approvedOnly: true, locale: 'de' }))).hits[0])
    expect(approved).toMatchObject({ locale: 'de', owner: 'backend' })
    const [one] = (await call.library.get({ ids: [approved.id] })).templates
    const backendId = one?.backendId as BackendId
    let closed: Conversation | undefined
    let cursor: string | null = null
    for (let more = true; more && !closed; ) {
      const page: Page = await call.sync.pull({ backendId, cursor, limit: 500 })
      closed = page.rows.conversations.find(({ canReply, channel, status }) => !canReply && channel === 'whatsapp' && status === 'open')
      cursor = page.cursor
      more = page.more
    }
    if (!closed || !one?.remote?.approved) throw new Error('no closed window in the demo')
    const values = { 1: 'Ana', 2: 'NL-1' }
    const { text } = fillApproved(one.bodies[0]?.text ?? '', values)
    const { name, language, category } = one.remote.approved
    const effect = {
      type: 'reply' as const,
      text,
      files: [],
      subject: null,
      to: [],
      cc: [],
      bcc: [],
      messageId: null,
      language: 'de',
      direction: 'ltr' as const,
    }
    const basis = {
      lastMessageId: closed.lastMessageId,
      lastIncomingAt: closed.lastIncomingAt,
      status: closed.status,
      assigneeId: closed.assigneeId,
      seenAt: closed.lastActivityAt,
    }
    const commit = (key: string, more: object) =>
      call.outbox.commit({
        key: key as never,
        backendId,
        conversationId: closed?.id as never,
        effects: [{ ...effect, ...more }],
        basis,
        draftId: null,
        undoMs: 0,
      })
    const state = async (key: string) => (await call.outbox.list()).items.find((item) => item.key === key)?.state.type
    await commit('libraryFreeText001', {})
    await until(async () => (await state('libraryFreeText001')) === 'held')
    await call.outbox.decide({ key: 'libraryFreeText001' as never, word: 'drop', basis: null })
    await commit('libraryApproved001', { approved: { name, language, category, values } })
    await until(async () => ['sent', undefined].includes(await state('libraryApproved001')))
    const sent =
      app
        .demoServers()
        ?.accounts.flatMap(({ store }) =>
          [...store.conversations.keys()].flatMap((id) => store.thread(id).filter(({ content }) => content === text)),
        ) ?? []
    expect(sent).toHaveLength(1)
    expect(sent[0]?.additional).toEqual({ template_params: { name, category, language, processed_params: { body: values } } })
  }, 60_000)
})
