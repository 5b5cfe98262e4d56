/**
 * The real connector, outbox and journal against the demo's Chatwoot over real sockets. The judge is the owner's log of
 * that server, which knows nothing of the outbox. Waits are run four hundred times faster; the disk forgets what was not synced.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatwoot } from '../../src/main/connectors/chatwoot/system'
import type { ConnectorStore } from '../../src/main/connectors/connector'
import { type DemoServers, startDemoServers } from '../../src/main/demo/startDemoServers'
import { type Clock, type Http, HttpFailure } from '../../src/main/ports'
import { createGate } from '../../src/main/services/backends/gate'
import { guardConnector } from '../../src/main/services/backends/guarded'
import { createJournal } from '../../src/main/services/journal/journal'
import { createOutbox, type Outbox } from '../../src/main/services/outbox/outbox'
import { BackendId, localId, OutboxKey, ShopId } from '../../src/shared/domain/ids'
import type { Effect } from '../../src/shared/domain/outbox/types'
import { nodeHttp } from '../contract/connectors/nodeHttp'
import { readContent } from '../demo/support'
import { chanceOf, createSimDisk, randomOf } from './world'

const runs = Number(process.env.FAULT_SERVER_RUNS ?? 40)
const firstSeed = Number(process.env.FAULT_SEED ?? 1)
const backendId = BackendId.parse('realserver')
const log = { info: () => undefined, warn: () => undefined }
/** Times faster than the wall's clock. */
const PACE = 400
const begun = performance.now()

/** One clock for desk and server, as their clocks are no matter here. */
const clock: Clock = {
  now: () => Math.floor(1_790_000_000_000 + (performance.now() - begun) * PACE),
  monotonic: () => (performance.now() - begun) * PACE,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const timer = setTimeout(resolve, Math.ceil(ms / PACE))
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
    }),
}
/** So often an agent asks to look again before she looks for herself. */
const LOOKS_FIRST = 3
const nap = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let servers: DemoServers
beforeAll(async () => {
  servers = await startDemoServers({ seed: 5, mode: 'quiet', clock: { now: () => clock.now() }, content: readContent() })
})
afterAll(() => servers.stop())

const reply = (text: string): Effect => ({
  type: 'reply',
  text,
  files: [],
  subject: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  language: null,
  direction: 'ltr',
})

const liar = (http: Http): Http => ({
  ...http,
  request: (request) =>
    http.request(request).catch((error: unknown) => {
      throw error instanceof HttpFailure ? new HttpFailure(error.kind, false) : error
    }),
})

interface Promised {
  key: OutboxKey
  conversation: number
  effects: Effect[]
  text: string
  acked: boolean
}

/** `lying`: every failure of the network is called sure, as a careless port would; the judge must see what comes of it. */
const once = async (
  seed: number,
  lying = false,
): Promise<{ faults: string[]; committed: number; restarts: number; asked: number; troubles: number }> => {
  const chance = chanceOf(seed)
  const shop = servers.shops[seed % servers.shops.length]
  const account = servers.accounts.find(({ shopId }) => shopId === shop?.shopId)
  if (!shop || !account) throw new Error('no shop')
  const target = { shopId: shop.shopId, vendor: 'chatwoot' as const }
  servers.switches.reset()
  servers.log.clear()
  const agent = account.store.agents.get(shop.chatwoot.userId)
  const able = account.store.data.conversations.filter(
    ({ status, inboxId }) => status === 'open' && agent !== undefined && account.store.mayRead(agent, inboxId),
  )
  const from = (seed * 3) % Math.max(1, able.length - 3)
  const conversations = able.slice(from, from + 3).map(({ id }) => id)
  const stored = new Map<string, string>()
  const store: ConnectorStore = { get: async (name) => stored.get(name) ?? null, set: async (name, value) => void stored.set(name, value) }
  const promised: Promised[] = []
  let disk = createSimDisk(chance)
  let cut = false
  let restarts = 0
  let asked = 0
  let troubles = 0
  let outbox!: Outbox
  let life = new AbortController()

  const boot = async () => {
    cut = false
    life = new AbortController()
    const mine = life
    const random = randomOf(chance)
    const connector = guardConnector(
      chatwoot.create({
        backendId,
        shopId: ShopId.parse('shop'),
        values: { url: shop.chatwoot.baseUrl, token: shop.chatwoot.token, account: String(shop.chatwoot.accountId) },
        fetchDays: 30,
        clock,
        random,
        http: lying ? liar(nodeHttp()) : nodeHttp(),
        log,
        store,
        hmac: (text) => text,
      }),
      createGate(clock),
      () => undefined,
    )
    const limits = { bytes: 4_000, segments: 4 }
    const journal = createJournal({ files: disk.files, clock, random, log, keys: { journalKey: () => new Uint8Array(32).fill(9) }, limits })
    outbox = createOutbox({
      journal,
      clock,
      random,
      log,
      connectors: () => (mine.signal.aborted ? null : connector),
      backend: () => ({ me: localId(backendId, 'a', shop.chatwoot.userId), senderName: 'Shop', fileBytes: 1_000_000 }),
      emit: () => undefined,
    })
    await Promise.race([outbox.start(), nap(300)])
  }
  const restartIfCut = async () => {
    while (cut) {
      life.abort()
      restarts += 1
      // A request that was under way when the power went still reaches the server.
      disk = createSimDisk(chance, disk.afterCut())
      await boot()
    }
  }
  const commit = async (own: Promised) => {
    const call = outbox.commit({
      key: own.key,
      backendId,
      conversationId: localId(backendId, 'c', own.conversation),
      effects: own.effects,
      basis: null,
      draftId: null,
      undoMs: chance() < 0.5 ? 0 : 3_000,
    })
    const answer = await Promise.race([
      call.then(
        () => true,
        () => false,
      ),
      nap(60).then(() => false),
    ])
    own.acked ||= answer
  }
  const makeTrouble = () => {
    const roll = chance()
    servers.switches.reset(target)
    // Only an answer that is lost tells a lying port from an honest one.
    if (lying) servers.switches.set({ loseAnswers: { times: 1, reads: false } }, target)
    else if (roll < 0.3) servers.switches.set({ loseAnswers: { times: 1 + Math.floor(chance() * 2), reads: chance() < 0.3 } }, target)
    else if (roll < 0.45) servers.switches.set({ failing: { status: chance() < 0.5 ? 502 : 500, rate: 0.6, times: 4 } }, target)
    else if (roll < 0.55) servers.switches.set({ rateLimited: { times: 2, retryAfter: chance() < 0.5 ? '3' : null } }, target)
    else if (roll < 0.65) servers.switches.set({ offline: true }, target)
    else if (roll < 0.75) servers.switches.set({ slowMs: 15 }, target)
    else return
    troubles += 1
  }

  await boot()
  for (let at = 0; at < 8; at += 1) {
    makeTrouble()
    if (chance() < 0.3)
      disk.cutAfter(1 + Math.floor(chance() * 10), () => {
        cut = true
      })
    const text = `run ${seed} text ${at}`
    const conversation = conversations[Math.floor(chance() * conversations.length)] ?? 0
    const kind = chance()
    const effects: Effect[] =
      kind < 0.7
        ? [reply(text)]
        : kind < 0.85
          ? [{ type: 'note', text, files: [] }]
          : [reply(text), { type: 'labels', add: ['vip'], remove: [] }]
    const own = { key: OutboxKey.parse(`real-${seed}-${at}`.padEnd(20, '_')), conversation, effects, text, acked: false }
    promised.push(own)
    await commit(own)
    await nap(chance() * 25)
    await restartIfCut()
    if (!own.acked) await commit(own)
    await restartIfCut()
  }
  servers.switches.reset(target)
  disk.cutAfter(Number.POSITIVE_INFINITY, () => undefined)
  for (const own of promised) if (!own.acked) await commit(own)
  const until = performance.now() + 12_000
  const open = () => outbox.list().items.filter(({ state }) => state.type !== 'sent')
  const looks = new Map<OutboxKey, number>()
  const stands = (key: OutboxKey) => {
    const own = promised.find((one) => one.key === key)
    return servers.log.all().some(({ content }) => content === own?.text)
  }
  while (open().length > 0 && performance.now() < until) {
    for (const item of open()) {
      if (item.state.type === 'held') await outbox.decide({ key: item.key, word: 'send', basis: null })
      // The server gives keys back: nobody need be asked, once that was seen. Where the very first replies fail it was not yet, and
      // nothing is pulled here that could show it: then the agent looks at the conversation herself, and sends what does not stand there.
      if (item.state.type === 'unknown') {
        asked += 1
        const before = looks.get(item.key) ?? 0
        looks.set(item.key, before + 1)
        const word = before >= LOOKS_FIRST && !stands(item.key) ? 'send' : 'lookAgain'
        await outbox.decide({ key: item.key, word, basis: null })
      }
    }
    await nap(5)
  }
  const faults = open().map(({ key, state, attempts }) => `stuck: ${key} ${JSON.stringify(state)} after ${attempts} tries`)
  const rows = servers.log.all()
  for (const row of servers.log.doubles()) faults.push(`sent twice: ${row.content}`)
  for (const { text, conversation } of promised) {
    const mine = rows.filter(({ content }) => content === text)
    if (mine.length === 0) faults.push(`lost: ${text}`)
    if (mine.length > 1) faults.push(`sent ${mine.length} times: ${text}`)
    if (mine.some((row) => row.conversationId !== conversation)) faults.push(`elsewhere: ${text}`)
  }
  for (const id of conversations) {
    const wanted = promised
      .filter(({ conversation, effects }) => conversation === id && effects[0]?.type === 'reply')
      .map(({ text }) => text)
    const came = rows.filter((row) => row.conversationId === id && !row.private).map(({ content }) => content)
    if (came.join() !== wanted.join()) faults.push(`order in ${id}: ${came.join()} instead of ${wanted.join()}`)
  }
  await outbox.stop(1)
  life.abort()
  return { faults, committed: promised.length, restarts, asked, troubles }
}

describe('outbox against a server of its own making', () => {
  it(
    'loses, doubles and reorders nothing by the owner’s own log',
    async () => {
      const bad: { seed: number; faults: string[] }[] = []
      const sum = { committed: 0, restarts: 0, asked: 0, troubles: 0 }
      for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
        const { faults, ...counts } = await once(seed)
        if (faults.length > 0) bad.push({ seed, faults })
        for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name]
      }
      console.log(`real server: ${runs} runs from seed ${firstSeed}, ${JSON.stringify(sum)}, ${bad.length} runs at fault`)
      expect(bad).toEqual([])
      expect(sum.restarts).toBeGreaterThan(0)
      expect(sum.troubles).toBeGreaterThan(runs)
    },
    60_000 + runs * 1_500,
  )

  it('is judged by a log that sees a double where one is made', async () => {
    const faults: string[] = []
    for (let seed = firstSeed; seed < firstSeed + 12 && !faults.some((fault) => fault.startsWith('sent')); seed += 1)
      faults.push(...(await once(seed, true)).faults)
    expect(faults.some((fault) => fault.startsWith('sent'))).toBe(true)
  })
})
