import { randomBytes } from 'node:crypto'
import { Actions } from './actions'
import { Carrier } from './aftershipCarrier'
import { type BigOptions, fillAccount, generateBig } from './big'
import { signBlob } from './blobs'
import { Cable } from './cable'
import type { DemoContent } from './content'
import { EffectBook } from './effects'
import { ERROR_BODIES } from './errorBodies'
import { type DemoSwitches, Faults, VENDORS, type Vendor } from './faults'
import { type Call, type Exchange, json, type Reply, startVendorServer, type VendorServer } from './http'
import { Live } from './live'
import { OwnerLog } from './log'
import { PaypalProvider } from './paypal/provider'
import { ConversationQuery } from './query'
import { createRng } from './rng'
import { createAftershipApi } from './routes/aftership'
import { createChatwootApi } from './routes/chatwoot'
import type { Account } from './routes/context'
import { createLibreTranslateApi } from './routes/libretranslate'
import { createPaypalApi } from './routes/paypal'
import { createShopifyApi } from './routes/shopify'
import { createStripeApi } from './routes/stripe'
import { createWooApi } from './routes/woocommerce'
import { makeSecrets, newerSecrets, type Secrets, type ShopSecrets } from './secrets'
import { buildDemo } from './seed/build'
import { ShopifyStore } from './shopify/store'
import { type DemoState, loadSnapshot, type Snapshot, SnapshotWriter } from './snapshot'
import { AccountStore } from './store'
import { StripeStore } from './stripe/store'
import { bookOf } from './translate/bookOf'
import type { DemoClock, ShopData } from './types'

export interface DemoOptions {
  seed: number
  /** quiet: nothing happens by itself; live: customers and colleagues act. */
  mode: 'quiet' | 'live'
  content: DemoContent
  /** Default: the machine's clock. Ages of the seeded rows count back from its first reading. */
  clock?: DemoClock
  /** Source of the installation's keys. Default: the system's. */
  random?: (bytes: number) => Uint8Array
  /** Seven ports from here (in the order of `VENDORS`), so that addresses last. Default: any free ones. */
  portBase?: number
  state?: DemoState
  /** Generated rows instead of the hand-written ones, over all shops together. */
  big?: Pick<BigOptions, 'conversations' | 'messages'>
  onExchange?: (exchange: Exchange) => void
  /** A fault in the demo itself (a handler threw, the state could not be saved). */
  onError?: (error: unknown) => void
}

export interface DemoShopAccess {
  shopId: string
  chatwoot: { baseUrl: string; accountId: number; token: string; userId: number }
  woocommerce: { baseUrl: string; key: string; secret: string }
  aftership: { baseUrl: string; apiKey: string }
  paypal?: { baseUrl: string; clientId: string; secret: string }
  /** A shop that runs on Shopify; `shop` is its own address there. */
  shopify?: { baseUrl: string; token: string; shop: string }
  /** Files are uploaded to the same address. */
  stripe?: { baseUrl: string; key: string }
}

export interface DemoServers {
  shops: DemoShopAccess[]
  /** The translation server that knows the shops' texts; it serves all of them. */
  translator: { baseUrl: string; key: string }
  switches: DemoSwitches
  log: OwnerLog
  /** What the systems beside the conversations took in. */
  book: EffectBook
  clock: DemoClock
  /** The accounts behind the API, for tests that play the customer or look at the truth. */
  accounts: Account[]
  /** The shop's own office at Shopify, for tests that play its owner. Throws for a shop that is not there. */
  shopify(shopId: string): ShopifyStore
  /** PayPal's own side of a shop's disputes, and its buyers'. */
  paypal(shopId: string): PaypalProvider
  /** The carriers' side of a shop's parcels. */
  carrier(shopId: string): Carrier
  /** The bank's side of a shop's Stripe account. Throws for a shop without one. */
  stripe(shopId: string): StripeStore
  /** Does what the clock says is due (snoozes end, live mode acts). Called each second by itself as well. */
  tick(): void
  /** Resolves when the state is saved. */
  flush(): Promise<void>
  stop(): Promise<void>
}

type Api = { shopOf(call: Pick<Call, 'path' | 'headers'>): string | null; handle(call: Call): Reply | Promise<Reply> }

/**
 * Starts the demo shops' backends on 127.0.0.1: Chatwoot (one account a shop), WooCommerce, AfterShip and PayPal,
 * as their owners' servers would answer. Rejects when a wanted port is taken.
 */
export async function startDemoServers(options: DemoOptions): Promise<DemoServers> {
  const clock = options.clock ?? { now: () => Date.now() }
  const onError = options.onError ?? (() => {})
  const hex = (bytes: number): string => Buffer.from((options.random ?? randomBytes)(bytes)).toString('hex')
  const shopIds = options.content.shops.map((s) => s.id)
  const chance = createRng(options.seed).fork('faults')
  const faults = new Faults(shopIds, () => chance.next())
  const log = new OwnerLog()
  const book = new EffectBook(clock)

  const apis: Partial<Record<Vendor, Api>> = {}
  const servers = await startAll(options, faults, apis, onError)
  const url = (vendor: Vendor): string => `http://127.0.0.1:${servers[vendor].port}`

  const snapshot = await loadOrBuild(options, clock, hex, shopIds, url)
  const { secrets, shops } = snapshot
  const writer = new SnapshotWriter(options.state, snapshot, onError)
  const keys = (shopId: string): ShopSecrets => {
    const found = secrets.shops[shopId]
    if (!found) throw new Error(`no keys for ${shopId}`)
    return found
  }
  const accounts = shops.map((shop) => createAccount(shop, keys(shop.shopId), secrets, url('chatwoot'), clock, () => writer.changed()))
  apis.chatwoot = createChatwootApi(accounts, clock, log, secrets.blobs)
  apis.woocommerce = createWooApi(shops.map((data) => ({ data, key: keys(data.shopId).wooKey, secret: keys(data.shopId).wooSecret })))
  apis.aftership = createAftershipApi(
    shops.map((data) => ({ data, apiKey: keys(data.shopId).aftershipKey })),
    clock,
    (shopId) => faults.state(shopId, 'aftership').aftership,
  )
  const changed = (): void => writer.changed()
  apis.paypal = createPaypalApi(
    shops.map((data) => ({ data, clientId: keys(data.shopId).paypalId, secret: keys(data.shopId).paypalSecret })),
    { clock, hex, book, quirks: (shopId) => faults.state(shopId, 'paypal').paypal, changed },
  )
  const sites = shops.flatMap(({ shopId, shopify }) =>
    shopify ? [{ shopId, store: new ShopifyStore(shopify, clock, changed), token: keys(shopId).shopifyToken }] : [],
  )
  apis.shopify = createShopifyApi(sites, clock, (shopId) => faults.state(shopId, 'shopify').shopify, book)
  const payments = shops.flatMap(({ shopId, stripe }) =>
    stripe ? [{ shopId, store: new StripeStore(stripe, clock, changed), key: keys(shopId).stripeKey }] : [],
  )
  apis.stripe = createStripeApi(payments, { clock, book, quirks: (shopId) => faults.state(shopId, 'stripe').stripe })
  const translator = { baseUrl: url('libretranslate'), key: secrets.translator ?? '' }
  apis.libretranslate = createLibreTranslateApi(bookOf(options.content), translator.key)
  const cable = new Cable(servers.chatwoot.server, accounts, faults, clock)
  const live = options.mode === 'live' ? new Live(accounts, options.content, clock, options.seed) : null
  if (live) log.onRecord((entry) => announce(live, accounts, entry))
  const tick = (): void => {
    for (const account of accounts) account.actions.wakeSnoozed()
    live?.tick()
  }
  const timer = setInterval(tick, 1000)
  timer.unref()
  writer.changed()

  return {
    shops: shops.map((shop) => access(shop, keys(shop.shopId), url)),
    translator,
    switches: faults,
    log,
    book,
    clock,
    accounts,
    shopify(shopId) {
      const site = sites.find((one) => one.shopId === shopId)
      if (!site) throw new Error(`${shopId} is not at Shopify`)
      return site.store
    },
    carrier(shopId) {
      const data = shops.find((one) => one.shopId === shopId)
      if (!data) throw new Error(`no shop ${shopId}`)
      return new Carrier(data.trackings, clock, changed)
    },
    stripe(shopId) {
      const account = payments.find((one) => one.shopId === shopId)
      if (!account) throw new Error(`${shopId} takes no cards`)
      return account.store
    },
    paypal(shopId) {
      const shop = options.content.shops.find((one) => one.id === shopId)
      const data = shops.find((one) => one.shopId === shopId)
      if (!shop || !data) throw new Error(`no shop ${shopId}`)
      return new PaypalProvider(data.disputes, { name: shop.name, email: shop.senderEmail }, url('paypal'), clock, changed)
    },
    tick,
    flush: () => writer.flush(),
    async stop() {
      clearInterval(timer)
      cable.close()
      await Promise.all(VENDORS.map((vendor) => servers[vendor].close()))
      await writer.flush()
    },
  }
}

async function startAll(
  options: DemoOptions,
  faults: Faults,
  apis: Partial<Record<Vendor, Api>>,
  onError: (error: unknown) => void,
): Promise<Record<Vendor, VendorServer>> {
  const started: Partial<Record<Vendor, VendorServer>> = {}
  try {
    for (const [i, vendor] of VENDORS.entries()) {
      started[vendor] = await startVendorServer(
        {
          vendor,
          faults,
          shopOf: (call) => apis[vendor]?.shopOf(call) ?? null,
          handle: (call) => apis[vendor]?.handle(call) ?? json(ERROR_BODIES[vendor](503), 503),
          errorBody: ERROR_BODIES[vendor],
          onExchange: options.onExchange,
          onError,
        },
        options.portBase === undefined ? 0 : options.portBase + i,
      )
    }
  } catch (error) {
    await Promise.all(Object.values(started).map((server) => server.close()))
    throw error
  }
  return started as Record<Vendor, VendorServer>
}

async function loadOrBuild(
  options: DemoOptions,
  clock: DemoClock,
  hex: (bytes: number) => string,
  shopIds: string[],
  url: (vendor: Vendor) => string,
): Promise<Snapshot> {
  const kept = await loadSnapshot(options.state, options.seed)
  if (kept) return newer(kept, hex)
  const now = clock.now()
  const shops = buildDemo(options.content, {
    seed: options.seed,
    now,
    wooBaseUrl: (id) => `${url('woocommerce')}/${id}`,
    paypalBaseUrl: url('paypal'),
  })
  if (options.big) {
    const { conversations, messages } = options.big
    shops.forEach((shop, i) => {
      const part = (n: number): number => Math.floor(n / shops.length) + (i < n % shops.length ? 1 : 0)
      fillAccount(shop.account, generateBig({ conversations: part(conversations), messages: part(messages), seed: options.seed + i, now }))
    })
  }
  return { version: 1, seed: options.seed, startedAt: now, secrets: makeSecrets(shopIds, hex), shops }
}

/** A demo kept from before a system came has its keys from now on, and nothing in it. */
function newer(kept: Snapshot, hex: (bytes: number) => string): Snapshot {
  const { secrets } = kept
  secrets.translator ??= hex(16)
  for (const [shopId, known] of Object.entries(secrets.shops)) secrets.shops[shopId] = { ...newerSecrets(hex), ...known }
  for (const shop of kept.shops) {
    shop.shopify ??= null
    shop.stripe ??= null
  }
  return kept
}

function createAccount(
  shop: ShopData,
  keys: ShopSecrets,
  secrets: Secrets,
  baseUrl: string,
  clock: DemoClock,
  changed: () => void,
): Account {
  const store = new AccountStore(shop.account)
  store.fileUrl = (key, name, thumb) =>
    `${baseUrl}/rails/active_storage/${thumb ? 'representations' : 'blobs'}/redirect/${signBlob(secrets.blobs, store.accountId, key)}/${encodeURIComponent(name)}`
  store.onChange(changed)
  return {
    shopId: shop.shopId,
    store,
    actions: new Actions(store, clock),
    query: new ConversationQuery(store),
    token: keys.token,
    pubsubToken: keys.pubsubToken,
  }
}

function announce(live: Live, accounts: Account[], entry: { accountId: number; conversationId: number; messageId: number }): void {
  const account = accounts.find((a) => a.store.accountId === entry.accountId)
  const conversation = account?.store.conversations.get(entry.conversationId)
  const message = account?.store.thread(entry.conversationId).find((m) => m.id === entry.messageId)
  if (account && conversation && message) live.replied(account, conversation, message)
}

function access(shop: ShopData, keys: ShopSecrets, url: (vendor: Vendor) => string): DemoShopAccess {
  return {
    shopId: shop.shopId,
    chatwoot: { baseUrl: url('chatwoot'), accountId: shop.account.accountId, token: keys.token, userId: shop.account.meId },
    woocommerce: { baseUrl: `${url('woocommerce')}/${shop.shopId}`, key: keys.wooKey, secret: keys.wooSecret },
    aftership: { baseUrl: `${url('aftership')}/tracking/2026-07`, apiKey: keys.aftershipKey },
    ...(shop.shopify ? { shopify: { baseUrl: url('shopify'), token: keys.shopifyToken, shop: shop.shopify.domain } } : {}),
    ...(shop.stripe ? { stripe: { baseUrl: url('stripe'), key: keys.stripeKey } } : {}),
    ...(shop.disputes.length ? { paypal: { baseUrl: url('paypal'), clientId: keys.paypalId, secret: keys.paypalSecret } } : {}),
  }
}
