/**
 * The built-in demo: local servers that speak the real systems' protocols, and a profile connected to them the way a
 * person would do it. From here on the product knows nothing of it.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Shop } from '../../shared/domain/backend/types'
import { personOf } from '../../shared/domain/desk/whoAmI'
import { BackendId, ShopId } from '../../shared/domain/ids'
import type { RotaThing } from '../../shared/domain/rota/plan'
import type { DemoContent } from '../demo/content'
import type { DemoServers, DemoShopAccess } from '../demo/startDemoServers'
import type { Files, Ports } from '../ports'
import type { Crypto } from '../ports/crypto'
import type { Backends } from '../services/backends/backends'
import type { Desk } from '../services/desk/desk'
import type { RotaBook } from '../services/rota/book'
import type { Translation } from '../services/translation/types'
import { demoPresences } from './demoRota/presences'
import { demoRota } from './demoRota/rota'
import { demoPeople } from './demoRota/team'

const file = 'demo.sealed'
const stateFile = 'demo-state.sealed'
const vendors = ['chatwoot', 'woocommerce', 'aftership', 'paypal', 'shopify', 'stripe'] as const
const names: Record<(typeof vendors)[number], string> = {
  chatwoot: 'Chatwoot',
  woocommerce: 'WooCommerce',
  aftership: 'AfterShip',
  paypal: 'PayPal',
  shopify: 'Shopify',
  stripe: 'Stripe',
}
const Kept = z.object({
  seed: z.number(),
  portBase: z.number(),
  backends: z.array(z.object({ id: BackendId, shop: z.string(), vendor: z.enum(vendors) })),
  /** Demos of before had people alone. */
  rota: z.boolean().default(false),
})
type Kept = z.infer<typeof Kept>

const lowestPort = 42_000
const portSpan = 18_000
const portTries = 12
const demoSeed = 2026
const BEAT_MS = 4 * 60_000

interface DemoNeeds {
  ports: Ports
  crypto: Crypto
  desk: Desk
  backends: Backends
  rota: RotaBook
  translation: Pick<Translation, 'seedDemo'>
  mode: 'live' | 'quiet'
  clockAt: number | null
  /** Folder of the program's resources. */
  resources: string
}

const readContent = async (resources: string): Promise<DemoContent> => {
  const { DEMO_FILES, DEMO_LANGUAGES, DEMO_TRANSLATED, parseDemoContent } = await import('../demo/content')
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(resources, 'demo', name), 'utf8'))
  const of = async <K extends string>(keys: readonly K[], name: (key: K) => string) =>
    Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await read(name(key))] as const))) as Record<K, unknown>
  const files = await of(Object.keys(DEMO_FILES) as (keyof typeof DEMO_FILES)[], (key) => DEMO_FILES[key])
  return parseDemoContent({
    ...files,
    threads: await of(DEMO_LANGUAGES, (language) => `threads/${language}.json`),
    translations: await of(DEMO_TRANSLATED, (language) => `translations/${language}.json`),
  })
}

const shopOf = (shop: DemoContent['shops'][number], agent: string): Omit<Shop, 'id'> => ({
  name: shop.name,
  code: shop.code,
  colour: shop.colourName,
  currency: shop.currency,
  languages: [...shop.languages],
  policy: {
    returnDays: shop.policies.returnDays,
    whoPaysReturn: shop.policies.whoPaysReturn,
    whoPaysDuty: shop.policies.whoPaysDuty,
    promisedDeliveryDays: shop.policies.promisedDeliveryDays,
    text: shop.policies.text,
  },
  senderName: shop.senderName,
  signatures: Object.fromEntries(Object.entries(shop.signature).map(([language, text]) => [language, text.replaceAll('{{agent}}', agent)])),
  undoSeconds: { mail: 10, chat: 3 },
})

/** What a person would type into each system's form. */
const valuesOf = (access: DemoShopAccess, vendor: (typeof vendors)[number]): Record<string, string> | null => {
  const { chatwoot, woocommerce, aftership, paypal, shopify, stripe } = access
  switch (vendor) {
    case 'chatwoot':
      return { url: chatwoot.baseUrl, token: chatwoot.token, account: String(chatwoot.accountId) }
    case 'woocommerce':
      return { url: woocommerce.baseUrl, key: woocommerce.key, secret: woocommerce.secret }
    case 'aftership':
      return { url: new URL(aftership.baseUrl).origin, key: aftership.apiKey }
    case 'paypal':
      return paypal ? { url: paypal.baseUrl, clientId: paypal.clientId, secret: paypal.secret } : null
    case 'shopify':
      return shopify ? { url: shopify.baseUrl, token: shopify.token } : null
    case 'stripe':
      return stripe ? { url: stripe.baseUrl, key: stripe.key } : null
  }
}

export const createDemo = ({ ports, crypto, desk, backends, rota, translation, mode, clockAt, resources }: DemoNeeds) => {
  const { log, random } = ports
  let servers: { running: DemoServers; portBase: number } | null = null
  let beating: AbortController | null = null
  // A clock for pictures stands where it was set and runs on from there, so that what is new sorts after what was.
  const begunAt = ports.clock.monotonic()
  const clock = { now: () => (clockAt === null ? ports.clock.now() : Math.round(clockAt + ports.clock.monotonic() - begunAt)) }
  const anyPort = () => lowestPort + Math.floor(random.number() * portSpan)

  const startServers = async (content: DemoContent, kept: Kept | null, files: Files, stateKey: Uint8Array) => {
    const { startDemoServers } = await import('../demo/startDemoServers')
    const state = {
      load: async () => {
        const bytes = await files.read(stateFile)
        return bytes && new TextDecoder().decode(crypto.open(stateKey, bytes, stateFile))
      },
      save: (text: string) => files.replace(stateFile, crypto.seal(stateKey, new TextEncoder().encode(text), stateFile)),
    }
    let failure: unknown = null
    for (let tried = 0; tried < portTries; tried += 1) {
      const portBase = tried === 0 && kept ? kept.portBase : anyPort()
      try {
        const running = await startDemoServers({
          seed: kept?.seed ?? demoSeed,
          mode,
          content,
          clock,
          random: (length) => random.bytes(length),
          portBase,
          state,
          onError: (error) => log.warn('demo.fault', { error: error instanceof Error ? error.name : 'unknown' }),
        })
        return { running, portBase }
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error
        failure = error
      }
    }
    throw failure
  }

  /** Shops, backends and team, as a person would enter them. */
  const fill = async (content: DemoContent, running: DemoServers): Promise<Kept['backends']> => {
    const known = new Set(backends.systems().map(({ system }) => system))
    const made: Kept['backends'] = []
    for (const shop of content.shops) {
      const access = running.shops.find(({ shopId }) => shopId === shop.id)
      if (!access) continue
      const saved = await backends.saveShop({ ...shopOf(shop, ''), id: null })
      for (const vendor of vendors) {
        const values = valuesOf(access, vendor)
        if (!values || !known.has(vendor)) continue
        // A shop sells on one platform.
        if (vendor === 'woocommerce' && access.shopify && known.has('shopify')) continue
        const backend = await backends.connect({
          shopId: ShopId.parse(saved.id),
          system: vendor,
          name: `${shop.name} ${names[vendor]}`,
          values,
          fetchDays: 365,
        })
        made.push({ id: backend.id, shop: shop.id, vendor })
        if (backend.me) await backends.saveShop({ ...shopOf(shop, backend.me.name), id: saved.id })
      }
    }
    return made
  }

  const put = (things: readonly RotaThing[]) => rota.change(() => ({ deeds: things.map((thing) => ({ do: 'put', thing })) }))
  const beat = async (first: boolean) => {
    const me = personOf(desk.settings(), backends.list().backends, rota.rota().people)
    const presences = demoPresences(rota.rota(), clock.now(), me, first)
    await put(presences.map((body) => ({ kind: 'presence', body })))
  }
  /** The colleagues' desks, which are not there, say that they are. */
  const beats = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      if (rota.isOpen()) await beat(false).catch(() => undefined)
      await ports.clock.sleep(BEAT_MS, signal).catch(() => undefined)
    }
  }
  /** Six weeks of it, published, as a lead finds them in the morning. */
  const fillRota = async (content: DemoContent) => {
    const me = personOf(desk.settings(), backends.list().backends, demoPeople(content))
    await put(demoRota(content, clock.now(), me))
    await beat(true)
  }

  /** The servers came up elsewhere, since another program took their ports: their backends follow. */
  const follow = async (kept: Kept, running: DemoServers) => {
    for (const { id, shop, vendor } of kept.backends) {
      const access = running.shops.find(({ shopId }) => shopId === shop)
      const values = access && valuesOf(access, vendor)
      if (values && backends.backend(id)) await backends.update({ backendId: id, values })
    }
  }

  return {
    /** Called when a demo profile opens, before its connectors run. */
    async open(files: Files) {
      const stateKey = desk.derived('demo state')
      const read = Kept.safeParse(await desk.readSealed(file))
      const kept = read.success ? read.data : null
      const content = await readContent(resources)
      servers ??= await startServers(content, kept, files, stateKey)
      const { running, portBase } = servers
      const made = kept?.backends ?? (await fill(content, running))
      if (!kept?.rota) await fillRota(content)
      const now: Kept = { seed: kept?.seed ?? demoSeed, portBase, backends: made, rota: true }
      if (kept && kept.portBase !== portBase) await follow(kept, running)
      if (!kept?.rota || kept.portBase !== portBase) await desk.writeSealed(file, now)
      beating?.abort()
      beating = clockAt === null ? new AbortController() : null
      if (beating) void beats(beating.signal)
      const shopIds = new Set(made.flatMap(({ id }) => backends.backend(id)?.shopId ?? []))
      await translation.seedDemo({ url: running.translator.baseUrl, key: running.translator.key, shopIds: [...shopIds] })
    },
    /** The profile closes: the servers end with their state kept. */
    async close() {
      beating?.abort()
      const ending = servers
      servers = null
      await ending?.running.stop()
    },
    /** The running servers, for tests of the packaged program. */
    servers: () => servers?.running ?? null,
  }
}
