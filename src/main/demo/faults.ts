import type { PaypalQuirks } from './paypal/actions'
import type { AftershipQuirks } from './routes/aftership'
import type { ShopifyState } from './routes/shopify'
import type { StripeQuirks } from './routes/stripe'

export const VENDORS = ['chatwoot', 'woocommerce', 'aftership', 'paypal', 'shopify', 'stripe', 'libretranslate'] as const
export type Vendor = (typeof VENDORS)[number]

interface FaultState {
  /** Added to every answer, in milliseconds of real time. */
  slowMs: number
  /** Connections are destroyed before anything is read or done; the cable too. */
  offline: boolean
  /** Answers with this status instead of working. `rate` 0 to 1; `times` counts down, null = for ever. */
  failing: { status: number; rate: number; times: number | null; retryAfter?: string | null } | null
  /** The work is done, then the connection is destroyed. Counts down; GETs are not touched unless `reads`. */
  loseAnswers: { times: number | null; reads?: boolean } | null
  /** Every credential is refused. */
  unauthorized: boolean
  /** 429; `retryAfter` is sent as it stands (seconds, an HTTP date, nonsense), null = without the header. */
  rateLimited: { times: number | null; retryAfter: string | null } | null
  /** A network's sign-in page answers in everybody's place: with a redirect to it, or with the page itself. */
  portal: 'redirect' | 'page' | null
  /** Added to the clock that answers tell in `Date`, in milliseconds. */
  clockMs: number
  /** 'mute': the socket stays open and pings, but events are dropped (a gap). 'dead': not even pings (half-open). */
  cable: 'ok' | 'refuse' | 'mute' | 'dead'
  /** Shopify only: withheld customer data, a lagging search, fewer scopes, a small bucket of points. */
  shopify: ShopifyState
  /** PayPal only. */
  paypal: PaypalQuirks
  /** AfterShip only. */
  aftership: AftershipQuirks
  /** Stripe only. */
  stripe: StripeQuirks
}

interface FaultTarget {
  shopId?: string
  vendor?: Vendor
}

const NO_FAULTS: Readonly<FaultState> = {
  slowMs: 0,
  offline: false,
  failing: null,
  loseAnswers: null,
  unauthorized: false,
  rateLimited: null,
  portal: null,
  clockMs: 0,
  cable: 'ok',
  shopify: {
    redacted: null,
    indexLagMs: 0,
    scopes: [
      'read_orders',
      'read_all_orders',
      'write_orders',
      'read_customers',
      'read_fulfillments',
      'read_returns',
      'read_shopify_payments_disputes',
    ],
    bucket: { maximum: 2000, restoreRate: 100 },
  },
  paypal: { asksOn: false },
  aftership: { perSecond: null },
  stripe: { readOnly: false, failsAfter: 0 },
}

export interface DemoSwitches {
  /** Changes some switches of the target (default: every shop and system); the others stay. */
  set(change: Partial<FaultState>, target?: FaultTarget): void
  /** All switches back to normal. */
  reset(target?: FaultTarget): void
  /** Drops the live sockets now; clients may come back at once. */
  killCable(shopId?: string): void
  state(shopId: string, vendor: Vendor): Readonly<FaultState>
}

function takeOne(counter: { times: number | null }): boolean {
  if (counter.times === null) return true
  if (counter.times <= 0) return false
  counter.times--
  return true
}

/** The switches of all shops and systems, and the decisions they lead to. */
export class Faults implements DemoSwitches {
  private states = new Map<string, { shopId: string; vendor: Vendor; state: FaultState }>()
  private cableListeners: ((shopId: string, reason: 'kill' | 'state') => void)[] = []

  constructor(
    shopIds: string[],
    /** 0 ≤ x < 1; decides which calls fail when `rate` is under 1. */
    private readonly chance: () => number,
  ) {
    for (const shopId of shopIds) {
      for (const vendor of VENDORS) {
        this.states.set(`${shopId}/${vendor}`, { shopId, vendor, state: { ...NO_FAULTS } })
      }
    }
  }

  set(change: Partial<FaultState>, target: FaultTarget = {}): void {
    for (const entry of this.targets(target)) {
      entry.state = { ...entry.state, ...structuredClone(change) }
      if (entry.vendor === 'chatwoot') for (const listener of this.cableListeners) listener(entry.shopId, 'state')
    }
  }

  reset(target: FaultTarget = {}): void {
    this.set({ ...NO_FAULTS }, target)
  }

  killCable(shopId?: string): void {
    for (const entry of this.targets({ shopId, vendor: 'chatwoot' }))
      for (const listener of this.cableListeners) listener(entry.shopId, 'kill')
  }

  onCable(listener: (shopId: string, reason: 'kill' | 'state') => void): void {
    this.cableListeners.push(listener)
  }

  state(shopId: string, vendor: Vendor): FaultState {
    return this.states.get(`${shopId}/${vendor}`)?.state ?? this.common(vendor)
  }

  /** For requests that name no shop (no or a wrong key): only what holds for all of them. */
  private common(vendor: Vendor): FaultState {
    const all = this.targets({ vendor }).map((entry) => entry.state)
    // One server for all shops: its switches are those of the first of them.
    if (vendor === 'libretranslate' && all[0]) return all[0]
    return {
      ...NO_FAULTS,
      offline: all.every((s) => s.offline),
      portal: all.every((s) => s.portal) ? (all[0]?.portal ?? null) : null,
      unauthorized: all.every((s) => s.unauthorized),
    }
  }

  /** What happens instead of the work: a status, or null to go on. Counters are used up by asking. */
  refusal(state: FaultState): { status: number; retryAfter: string | null } | null {
    if (state.unauthorized) return { status: 401, retryAfter: null }
    if (state.rateLimited && takeOne(state.rateLimited)) return { status: 429, retryAfter: state.rateLimited.retryAfter }
    if (state.failing && (state.failing.rate >= 1 || this.chance() < state.failing.rate) && takeOne(state.failing)) {
      return { status: state.failing.status, retryAfter: state.failing.retryAfter ?? null }
    }
    return null
  }

  losesAnswer(state: FaultState, method: string): boolean {
    if (!state.loseAnswers || (method === 'GET' && !state.loseAnswers.reads)) return false
    return takeOne(state.loseAnswers)
  }

  private targets(target: FaultTarget) {
    return [...this.states.values()].filter(
      (e) => (target.shopId === undefined || e.shopId === target.shopId) && (target.vendor === undefined || e.vendor === target.vendor),
    )
  }
}
