import { afterEach, describe, expect, test } from 'vitest'
import { DEMO_LANGUAGES } from '../../src/main/demo/content'
import { buildDemo } from '../../src/main/demo/seed/build'
import type { ShopData } from '../../src/main/demo/types'
import { type Desk, readContent, START, startDesk } from './support'

const build = (seed: number): ShopData[] =>
  buildDemo(readContent(), { seed, now: START, wooBaseUrl: (id) => `http://woo/${id}`, paypalBaseUrl: 'http://paypal' })

let desk: Desk | undefined
afterEach(async () => {
  await desk?.servers.stop()
  desk = undefined
})

describe('seed', () => {
  test('the same seed gives the same bytes, another one others', () => {
    const one = JSON.stringify(build(7))
    expect(JSON.stringify(build(7))).toBe(one)
    expect(JSON.stringify(build(8))).not.toBe(one)
  })

  test('about 400 conversations and 3,000 messages, all languages and channels, sixty agents, every state', () => {
    const shops = build(7).map((s) => s.account)
    const conversations = shops.flatMap((s) => s.conversations)
    expect(conversations).toHaveLength(400)
    const messages = shops.flatMap((s) => s.messages)
    expect(messages.length).toBeGreaterThan(2700)
    expect(messages.length).toBeLessThan(3600)
    expect(new Set(shops.flatMap((s) => s.contacts.map((c) => c.language)))).toEqual(new Set(DEMO_LANGUAGES))
    for (const shop of shops) {
      expect(shop.agents).toHaveLength(60)
      const used = new Set(shop.conversations.map((c) => shop.inboxes.find((i) => i.id === c.inboxId)?.channel))
      // Nordlicht sells on a marketplace besides.
      expect(used.size).toBe(shop.shopId === 'nordlicht' ? 6 : 5)
      expect(new Set(shop.conversations.map((c) => c.status))).toEqual(new Set(['open', 'resolved', 'pending', 'snoozed']))
      expect(shop.conversations.some((c) => c.assigneeId === shop.meId && c.status === 'open')).toBe(true)
      expect(shop.messages.every((m) => m.createdAt <= START)).toBe(true)
      expect(shop.messages.every((m, i) => i === 0 || m.createdAt >= (shop.messages[i - 1]?.createdAt ?? 0))).toBe(true)
    }
    const waiting = conversations.filter((c) => c.status === 'open' && c.waitingSince !== null).map((c) => START - (c.waitingSince ?? 0))
    expect(waiting.filter((age) => age < 30 * 60_000).length).toBeGreaterThan(10)
    expect(waiting.filter((age) => age > 5 * 3_600_000).length).toBeGreaterThan(5)
  })

  test('no text keeps a slot, and nobody is called by another’s order', () => {
    for (const { account, orders } of build(7)) {
      const numbers = new Set(orders.map((o) => String(o.number)))
      for (const message of account.messages) {
        expect(message.content).not.toMatch(/\{\{/)
        for (const [named] of message.content?.matchAll(/\b[A-Z]{2}-1\d{4}\b/g) ?? []) expect(numbers).toContain(named)
      }
    }
  })

  test('orders, parcels and the dispute belong to the conversations’ customers', () => {
    for (const shop of build(7)) {
      const emails = new Set(shop.account.contacts.map((c) => c.email))
      expect(shop.orders.length).toBeGreaterThanOrEqual(shop.account.conversations.length)
      expect(shop.orders.every((o) => emails.has(String(o.billing.email)))).toBe(true)
      const numbers = new Set(shop.orders.map((o) => o.number))
      expect(shop.trackings.every((t) => numbers.has(t.order_id as string))).toBe(true)
      const ids = new Set(shop.customers.map((c) => c.id))
      expect(shop.orders.every((o) => ids.has(o.customer_id as number))).toBe(true)
    }
    expect(build(7).flatMap((s) => s.disputes)).toHaveLength(2)
  })

  test('the hand-written cases show what clocks and rules are for', () => {
    const shops = build(7)
    const of = (name: string) => {
      for (const { account, orders, shopify, disputes } of shops) {
        const contact = account.contacts.find((one) => one.name === name)
        const conversation = contact && account.conversations.find((one) => one.contactId === contact.id)
        if (!contact || !conversation) continue
        const messages = account.messages.filter((one) => one.conversationId === conversation.id)
        return { contact, conversation, messages, orders: orders.filter((one) => one.billing.email === contact.email), shopify, disputes }
      }
      throw new Error(`nobody is called ${name}`)
    }
    const hours = (at: number | null) => (START - (at ?? 0)) / 3_600_000
    // Three in a row without an answer.
    expect(of('Callum Reid').messages.map((one) => one.type)).toEqual([0, 0, 0])
    expect(hours(of('Callum Reid').conversation.waitingSince)).toBe(140)
    // Inside and outside of thirty days.
    const delivered = (name: string) => hours(Date.parse(`${of(name).orders[0]?.date_completed_gmt}Z`)) / 24
    expect(delivered('Élodie Marchand')).toBeLessThan(14)
    expect(delivered('Grzegorz Sikora')).toBeGreaterThan(50)
    // Money went back while her answer waits.
    const rodrigo = of('Rodrigo Ibáñez')
    expect(rodrigo.orders[0]?.status).toBe('refunded')
    const refunded = rodrigo.shopify?.orders.find((one) => one.name === 'VO-13219')
    expect(refunded?.refunds.map((one) => hours(one.createdAt))).toEqual([5])
    expect(rodrigo.messages.at(-1)?.createdAt).toBeLessThan(refunded?.refunds[0]?.createdAt ?? 0)
    // A date of the provider's within a day.
    const due = of('Marcia Delgado').disputes.map((one) => -hours(Date.parse(String(one.seller_response_due_date))))
    expect(due).toEqual([19.5])
    expect(of('沈雨桐').orders.reduce((sum, one) => sum + Number(one.total), 0)).toBeGreaterThan(200)
    for (const name of ['هالة المنصوري', '大野 千尋', 'Tainá Moreira']) expect(of(name).messages.at(-1)?.type).toBe(0)
    const market = shops[0]?.account.inboxes.find((one) => one.channel === 'Channel::Api')
    expect([market?.name, of('Torsten Bähr').conversation.inboxId]).toEqual(['Nordlicht Amazon', market?.id])
  })
})

describe('the systems beside', () => {
  test('WooCommerce pages, counts, filters by change and refuses a wrong key', async () => {
    desk = await startDesk()
    const { baseUrl, key, secret } = desk.servers.shops[1]?.woocommerce ?? { baseUrl: '', key: '', secret: '' }
    const get = (path: string, auth = `${key}:${secret}`) =>
      fetch(`${baseUrl}/wp-json/wc/v3${path}`, { headers: { authorization: `Basic ${Buffer.from(auth).toString('base64')}` } })
    const page = await get('/orders?per_page=100&orderby=id&order=asc&status=any')
    const total = Number(page.headers.get('x-wp-total'))
    expect(Number(page.headers.get('x-wp-totalpages'))).toBe(Math.ceil(total / 100))
    expect(page.headers.get('link')).toContain('rel="next"')
    const rows = (await page.json()) as { id: number; date_modified_gmt: string }[]
    expect(rows.map((r) => r.id)).toEqual(rows.map((r) => r.id).sort((a, b) => a - b))
    const after = rows.map((r) => r.date_modified_gmt).sort()[50] ?? ''
    const changed = (await (await get(`/orders?per_page=100&modified_after=${after}&dates_are_gmt=true`)).json()) as {
      date_modified_gmt: string
    }[]
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.every((r) => r.date_modified_gmt > after)).toBe(true)
    expect((await get('/orders/1')).status).toBe(404)
    expect((await get('/orders?per_page=101')).status).toBe(400)
    expect((await get('/orders', 'a:b')).status).toBe(401)
  })

  test('AfterShip pages by cursor, finds by order, refuses a wrong key', async () => {
    desk = await startDesk()
    const { baseUrl, apiKey } = desk.servers.shops[0]?.aftership ?? { baseUrl: '', apiKey: '' }
    const get = async (path: string, key = apiKey) => {
      const response = await fetch(`${baseUrl}${path}`, { headers: { 'as-api-key': key } })
      return {
        status: response.status,
        body: (await response.json()) as {
          meta: { code: number }
          data: {
            pagination: { total: number; next_cursor: string; has_next_page: boolean }
            trackings: { id: string; order_id: string }[]
          }
        },
      }
    }
    const seen = new Set<string>()
    let cursor = ''
    let total = 0
    for (;;) {
      const { body } = await get(`/trackings?limit=40${cursor ? `&cursor=${cursor}` : ''}`)
      for (const row of body.data.trackings) seen.add(row.id)
      total = body.data.pagination.total
      if (!body.data.pagination.has_next_page) break
      cursor = body.data.pagination.next_cursor
    }
    expect(seen.size).toBe(total)
    const one = (await get('/trackings?limit=1')).body.data.trackings[0]
    expect((await get(`/trackings?order_id=${one?.order_id}`)).body.data.trackings.map((t) => t.id)).toEqual([one?.id])
    expect((await get('/trackings/nothing')).body.meta.code).toBe(4004)
    expect((await get('/trackings', 'wrong')).status).toBe(401)
  })
})
