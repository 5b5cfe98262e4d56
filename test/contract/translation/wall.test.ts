/** Translation over the wall, with a real adapter and a server on loopback: what pages see, what waits, and what lies on the disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { scanProfile } from '../../../scripts/scanProfile.mjs'
import { type DraftId, localId, type OutboxKey } from '../../../src/shared/domain/ids'
import { noCounts } from '../../../src/shared/domain/keeping/types'
import type { Draft } from '../../../src/shared/domain/outbox/types'
import { nodeHttp } from '../connectors/nodeHttp'
import { createHost } from '../host'
import { follow, ready } from '../stage'
import { type LibreServer, startLibre } from './libreServer'

const servers: LibreServer[] = []
const folders: string[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const withEngine = async () => {
  const server = await startLibre()
  servers.push(server)
  const host = createHost()
  host.ports.http = nodeHttp()
  const all = await ready(host)
  const { call, shop } = all
  const { engine: state } = await call.translation.saveEngine({
    id: null,
    kind: 'libreTranslate',
    name: 'Ours',
    settings: { url: server.url },
    secrets: { key: 'Zwetschgenschluessel' },
  })
  const policy = (await call.translation.policies()).policies.find(({ shopId }) => shopId === shop.id)
  if (!policy) throw new Error('no policy')
  await call.translation.savePolicy({ ...policy, routes: [{ from: '*', to: '*', engines: [state.engine.id] }] })
  return { ...all, server, state, policy }
}
const asked = (shopId: string, text: string, conversationId: string | null = null) => ({
  shopId,
  purpose: 'read' as const,
  from: 'de',
  to: 'en',
  register: null,
  segments: [{ text, before: '', behind: '' }],
  known: { names: [], numbers: [] },
  conversationId,
  urgency: 1 as const,
})
const draftOf = (backendId: string, source: string): Draft => ({
  id: 'draft-of-one-that-waits' as DraftId,
  backendId: backendId as Draft['backendId'],
  conversationId: localId(backendId as Draft['backendId'], 'c', 7),
  kind: 'reply',
  text: source,
  subject: null,
  inboxId: null,
  customerId: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  files: [],
  signature: false,
  translation: {
    from: 'en',
    to: 'de',
    register: null,
    segments: [{ source, target: '', gap: '', by: null, engine: null, back: null, troubles: [] }],
    seen: 'something old',
    waitingSince: 1_780_000_000_000,
    known: { names: ['Wolpertinger'], numbers: [] },
  },
  key: 'w'.repeat(32) as OutboxKey,
  updatedAt: 1_780_000_000_000,
})

describe('translation over the wall', () => {
  it('asks a real adapter, tells every window, and never tells a key', async () => {
    const { call, connect, shop, server, state } = await withEngine()
    expect(state.abilities?.pairs?.length).toBe(6)
    const heard = await follow(connect('window'))
    const { segments } = await call.translation.translate(asked(shop.id, 'Wo ist Bestellung 104233?'))
    expect(segments[0]).toMatchObject({ text: 'WO IST BESTELLUNG 104233?', by: 'engine', engine: 'Ours' })
    expect(server.texts.join()).not.toContain('104233')
    const { engines } = await call.translation.engines()
    expect(JSON.stringify(engines)).not.toContain('Zwetschgenschluessel')
    expect(engines[0]?.used).toMatchObject([{ shopId: shop.id }])
    await call.translation.checkEngine({ id: state.engine.id })
    await expect.poll(() => heard.some(({ type }) => type === 'translation')).toBe(true)
    expect((await call.translation.record({ shopId: shop.id, before: null, limit: 10 })).entries).toMatchObject([
      { engine: 'Ours', segments: 1, hidden: { order: 1 }, problem: null },
    ])
  })
  it('says over the wall why an engine is not kept, and that the desk is locked', async () => {
    const { call, shop } = await withEngine()
    const nobody = { id: null, kind: 'libreTranslate' as const, name: 'Nobody', settings: { url: 'http://127.0.0.1:9' }, secrets: null }
    await expect(call.translation.saveEngine(nobody)).rejects.toMatchObject({ code: 'PROBLEM', data: { problem: { code: 'unreachable' } } })
    expect((await call.translation.engines()).engines).toHaveLength(1)
    await call.desk.lock()
    await expect(call.translation.translate(asked(shop.id, 'Hallo du'))).rejects.toMatchObject({ code: 'LOCKED' })
    await expect(call.translation.engines()).rejects.toMatchObject({ code: 'LOCKED' })
  })
  it('makes a draft that waits once the engine answers, sends nothing, and leaves what she typed meanwhile', async () => {
    const { call, connect, backend, server } = await withEngine()
    const heard = await follow(connect('window'))
    server.fails = 503
    const draft = draftOf(backend.id, 'Dear Wolpertinger, it is on its way.')
    await call.outbox.saveDraft(draft)
    await expect
      .poll(async () => (await call.translation.record({ shopId: null, before: null, limit: 10 })).entries.length)
      .toBeGreaterThan(0)
    const standing = async () => (await call.outbox.list()).drafts.find(({ id }) => id === draft.id)
    expect((await standing())?.translation?.segments[0]?.target).toBe('')
    server.fails = null
    // She types on: the sentence that is new by now is made as well, the old one is no longer asked for.
    const segment = draft.translation?.segments[0]
    if (!segment || !draft.translation) throw new Error('no segment')
    const typed: Draft = {
      ...draft,
      text: 'Dear Wolpertinger, it came back.',
      updatedAt: draft.updatedAt + 10,
      translation: { ...draft.translation, segments: [{ ...segment, source: 'Dear Wolpertinger, it came back.' }] },
    }
    await call.outbox.saveDraft(typed)
    await call.translation.translateDraft({ draftId: draft.id })
    await expect.poll(async () => (await standing())?.translation?.segments[0]?.target).toBe('DEAR Wolpertinger, IT CAME BACK.')
    expect(await standing()).toMatchObject({ text: typed.text, translation: { seen: null, waitingSince: draft.translation?.waitingSince } })
    expect((await call.outbox.list()).items).toEqual([])
    expect(server.texts.join()).not.toContain('Wolpertinger')
    await expect
      .poll(() => heard.some((event) => event.type === 'draft' && event.draft.translation?.segments[0]?.by === 'engine'))
      .toBe(true)
  })
  it('goes with an erased customer and a removed shop, and nothing of it can be read on the disk', async () => {
    const { call, connect, host, shop, backend, server } = await withEngine()
    const conversationId = localId(backend.id, 'c', 7)
    await call.translation.translate(asked(shop.id, 'Die Quittenmarmelade schmeckt nach Seife.', conversationId))
    expect(server.texts).toHaveLength(1)
    // Time for the kept answers to reach the disk.
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    const scan = () => {
      const folder = mkdtempSync(join(tmpdir(), 'dragoman-translation-'))
      folders.push(folder)
      for (const [name, bytes] of host.disk) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), bytes)
      }
      return { folder, found: (words: string[]) => scanProfile(folder, words).found.map(({ word }) => word) }
    }
    const words = ['Quittenmarmelade', 'QUITTENMARMELADE', 'Zwetschgenschluessel', 'Seife']
    const { folder, found } = scan()
    expect([...host.disk.keys()].some((name) => name.includes('translation/answers'))).toBe(true)
    expect(found(words)).toEqual([])
    // The scanner finds what lies open.
    writeFileSync(join(folder, 'open.json'), 'die Quittenmarmelade')
    expect(found(words)).toEqual(['Quittenmarmelade'])

    const engine = connect('engine')
    const erasing = call.keeping.erase({ shopId: shop.id, customerIds: [localId(backend.id, 'u', 1)], conversationIds: [conversationId] })
    await expect.poll(async () => (await engine.keeping.orders()).erasures.length).toBe(1)
    const [erasure] = (await engine.keeping.orders()).erasures
    if (!erasure) throw new Error('no order')
    const { customerIds, conversationIds, recordIds, hashes } = erasure
    await engine.keeping.erased({ id: erasure.id, counts: noCounts, found: { customerIds, conversationIds, recordIds, hashes }, files: [] })
    await erasing
    await expect
      .poll(async () => (await call.translation.record({ shopId: null, before: null, limit: 10 })).entries[0]?.conversationId, {
        timeout: 5_000,
      })
      .toBeNull()
    await call.translation.translate(asked(shop.id, 'Die Quittenmarmelade schmeckt nach Seife.'))
    expect(server.texts).toHaveLength(2)

    await call.backends.remove({ backendId: backend.id })
    expect((await call.translation.record({ shopId: null, before: null, limit: 10 })).entries).toEqual([])
  }, 20_000)
})
