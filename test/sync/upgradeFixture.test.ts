/**
 * Writes a cache of today's schema as a fixture, when asked: `DRAGOMAN_WRITE_FIXTURE=<schema> npx vitest run
 * test/sync/upgradeFixture.test.ts`. Fixtures of shipped schemas are never written again.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { databaseToText } from './databaseFile'
import { cid, conversation, customer, item, message, one, order, parcel, rows, stage, start, two, uid } from './kit'

const wanted = process.env.DRAGOMAN_WRITE_FIXTURE

it.runIf(wanted)('writes the fixture', async () => {
  const at = await stage()
  await at.engine.writer.setMe(one, 'me')
  await at.engine.writer.commit({
    backendId: one,
    generation: 1,
    cursor: null,
    rows: rows({
      conversations: [
        conversation(1, { labels: ['vip'], language: 'de' }),
        conversation(2, { status: 'snoozed', snoozedUntilAt: start + 3_600_000, language: null }),
        conversation(3, { status: 'resolved', channel: 'chat', assigneeId: 'me' as never }),
      ],
      messages: [
        message(1, 1, { text: 'Wo ist mein Paket mit den Wanderschuhen?' }),
        message(2, 1, { kind: 'outgoing', text: 'Es ist gestern abgereist.' }),
        message(3, 2, { text: '我的包裹在哪里', html: '<p>我的包裹在哪里</p>', language: null }),
        message(4, 3, { text: 'أين طلبي؟' }),
      ],
      customers: [customer(1, { email: 'mia@mail.example', name: 'Mia Schulz' }), customer(2), customer(3)],
      orders: [order(1, { buyer: { email: 'mia@mail.example', phone: null, name: 'Mia Schulz' } })],
      parcels: [parcel(1, { orderNumber: 'NL-1', buyer: { email: 'mia@mail.example', phone: null, name: null } })],
    }),
  })
  // The first shop's texts stand in the index, the second's wait for it.
  while (await at.engine.index.step());
  await at.engine.writer.commit({
    backendId: two,
    generation: 1,
    cursor: null,
    rows: rows({
      conversations: [conversation(9, {}, two)],
      messages: [message(9, 9, { text: 'Second shop' }, two)],
      customers: [customer(9, {}, two)],
    }),
  })
  for (const id of [one, two]) await at.engine.writer.setCursor(id, (was) => ({ ...was, cursor: 'a:1' }))
  await at.engine.writer.putItem(item('fixtureItem', { conversationId: cid(1) }))
  expect(uid(1)).toBe(`${one}~u~1`)
  at.engine.stop()
  at.cache.db.close()
  const folder = new URL('./fixtures/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL(`cache-v${wanted}.json`, folder), await databaseToText(at.idb, 'test'))
})
