/** The bench of the Chatwoot tests: a small Chatwoot in memory, a connector on it, and a judge over every request. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { chatwoot } from '../../../src/main/connectors/chatwoot/system'
import type { Connector, Delivery, FileToSend } from '../../../src/main/connectors/connector'
import { BackendId, localId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import { Page } from '../../../src/shared/domain/sync/types'
import { chatwootRules } from './chatwootRules'
import { FakeChatwoot } from './fakeChatwoot'
import { needsOf, TestClock, TestHttp } from './ports'
import { readDescription, seenBody, VendorSpec } from './vendorSpec'

const T0 = Date.parse('2026-09-21T10:00:00Z')
export const description = readDescription('chatwoot/application_swagger.json')
export const spec = description ? new VendorSpec(description, chatwootRules) : null
export const backend = BackendId.parse('backend1')
export const never = new AbortController().signal
export const key = OutboxKey.parse('c2f1c2f1c2f1c2f1')

export let clock: TestClock
export let fake: FakeChatwoot
export let http: TestHttp
export let connector: Connector
const faults: string[] = []

beforeEach(() => {
  clock = new TestClock(T0)
  fake = new FakeChatwoot(() => clock.now())
  http = new TestHttp((request) => {
    if (spec) {
      const verdict = spec.judge({ method: request.method, url: request.url, ...seenBody(request.body) })
      faults.push(...verdict.faults.map((fault) => `${verdict.operation}: ${fault}`))
    }
    return fake.handle(request)
  })
  connector = chatwoot.create(needsOf(http, clock, { url: 'https://chat.example.test', token: 'secret' }))
})

afterAll(() => {
  if (spec)
    console.info(`chatwoot requests judged by the vendor's description: ${spec.counts.vendor}, by schemas of ours: ${spec.counts.own}`)
})

export const cid = (id: number) => localId(backend, 'c', id)
export const deliveryOf = (effect: Effect, conversation: number | null = 1, files: FileToSend[] = []): Delivery => ({
  key,
  conversationId: conversation === null ? null : cid(conversation),
  effect,
  index: 0,
  files,
  sender: { name: 'North' },
})
export const reply = (text = 'Guten Tag', more: Partial<Extract<Effect, { type: 'reply' }>> = {}): Effect => ({
  type: 'reply',
  text,
  files: [],
  subject: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  language: 'de',
  direction: 'ltr',
  ...more,
})
export const send = (effect: Effect, conversation: number | null = 1, files: FileToSend[] = []) =>
  connector.deliver(deliveryOf(effect, conversation, files), never)

/** Pulls until nothing more stands ready; answers everything that came. */
export const pullAll = async (from: string | null = null, limit = 100) => {
  const pages: Page[] = []
  let cursor = from
  for (let turn = 0; turn < 500; turn += 1) {
    const page = Page.parse(await connector.pull(cursor, limit, never))
    pages.push(page)
    cursor = page.cursor
    if (!page.more) break
  }
  const rows = pages.flatMap((page) => page.rows.conversations)
  const messages = pages.flatMap((page) => page.rows.messages)
  return {
    pages,
    cursor: cursor as string,
    rows,
    messages,
    ids: new Set(rows.map(({ remoteId }) => Number(remoteId))),
    bad: pages.flatMap(({ bad }) => bad),
  }
}

/** Puts another connector in place of the bench's own. */
export const use = (other: Connector): void => {
  connector = other
}

/** The last test of each file: what the judge said of all its requests. */
export const judged = (vendor: number, own: number): void => {
  test.skipIf(!spec)('every request of these tests was as described', () => {
    // Links to stored files are no API calls.
    expect([...new Set(faults.filter((fault) => !/\/(blob|x\.png|rails)/.test(fault)))]).toEqual([])
    expect(spec?.counts.vendor).toBeGreaterThan(vendor)
    expect(spec?.counts.own).toBeGreaterThan(own)
  })
}
