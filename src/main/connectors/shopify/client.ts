/** One Shopify shop: its address, its version, and its purse of points that every program with this token shares. */
import { CallError } from '../common/call'
import { callGraphql, type GraphqlAnswer } from '../common/graphql'
import { headerOf } from '../common/headers'
import { baseUrl } from '../common/url'
import { ConnectorError, type ConnectorNeeds } from '../connector'
import { VERSION } from './queries'
import { Cost } from './wire'

/** Longest that a call waits for points by itself; beyond that the outbox or the engine comes again. */
const WAIT_MOST = 12_000
/** Points that fetching leaves in the purse, so that a note or a look before a reply need not wait for it. */
const RESERVE = 100
/** A shop that says nothing of its rate restores 100 points a second (the smallest plan). */
const RATE = 100

/**
 * `north-lane`, `north-lane.myshopify.com`, or an address copied from the browser, admin.shopify.com's among them.
 * Throws ConnectorError `rejected` or `tls`.
 */
export const shopBase = (typed: string): string => {
  const text = typed.trim()
  const inAdmin = /^(?:https:\/\/)?admin\.shopify\.com\/store\/([a-z0-9][a-z0-9-]*)/i.exec(text)
  if (inAdmin) return `https://${inAdmin[1]?.toLowerCase()}.myshopify.com`
  return baseUrl(/^[a-z0-9][a-z0-9-]*$/i.test(text) ? `${text}.myshopify.com` : text, ['/admin'])
}

export interface Asked {
  query: string
  variables: Record<string, unknown>
  /** A mutation. */
  changing?: boolean
}

export const createClient = (needs: ConnectorNeeds) => {
  const { clock, log, values } = needs
  /** Points left when last told, and how they come back. */
  let purse: { left: number; most: number; rate: number; at: number } | null = null
  let told = ''

  const leftNow = (): number =>
    purse === null ? Number.POSITIVE_INFINITY : Math.min(purse.most, purse.left + ((clock.monotonic() - purse.at) / 1000) * purse.rate)

  const learn = (extensions: Record<string, unknown>): number => {
    const cost = Cost.safeParse(extensions.cost).data
    if (!cost) return 0
    const { currentlyAvailable: left, maximumAvailable: most, restoreRate: rate } = cost.throttleStatus
    purse = { left, most, rate, at: clock.monotonic() }
    return cost.requestedQueryCost
  }

  /** «Too many» as this backend's gate hears it: from when on there are enough points again. */
  const tooMany = (cost: number): CallError => {
    const rate = purse?.rate ?? RATE
    const lack = Math.max(purse === null ? rate : 1, cost - Math.min(leftNow(), purse?.most ?? 0))
    const until = clock.now() + Math.ceil((lack / rate) * 1000)
    needs.onLimited?.(until)
    return new CallError({ code: 'rateLimited', params: { seconds: Math.ceil(lack / rate) } }, 'no', 200, until, 'THROTTLED')
  }

  /** Waits until there are as many points as this is known to cost; what that would take too long is refused. */
  const save = async (cost: number, signal: AbortSignal): Promise<void> => {
    if (cost === 0) return
    const lack = Math.min(cost + RESERVE, purse?.most ?? cost) - leftNow()
    if (lack <= 0 || purse === null) return
    const ms = Math.ceil((lack / purse.rate) * 1000)
    if (ms > WAIT_MOST) throw tooMany(cost)
    await clock.sleep(ms, signal)
  }

  return {
    /**
     * One call; `expected` is what it is known to cost, in points. Answers what it did cost. Throws CallError:
     * THROTTLED as `rateLimited` with its time, MAX_COST_EXCEEDED by `remoteCode`.
     */
    async call(asked: Asked, signal: AbortSignal, expected = 0): Promise<GraphqlAnswer & { cost: number }> {
      const token = values.token?.trim() ?? ''
      // A header cannot hold it, and fetch would say so in words that hold the token.
      if (token === '' || !/^[\x21-\x7e]+$/.test(token)) throw new ConnectorError({ code: 'signIn', params: {} })
      await save(expected, signal)
      const answer = await callGraphql(
        needs,
        {
          url: `${shopBase(values.url ?? '')}/admin/api/${VERSION}/graphql.json`,
          headers: { 'x-shopify-access-token': token },
          query: asked.query,
          variables: asked.variables,
          changing: asked.changing ?? false,
          signal,
        },
        (errors, extensions) => {
          const cost = learn(extensions)
          if (errors.some(({ extensions: more }) => more?.code === 'THROTTLED')) throw tooMany(cost || expected)
        },
      )
      const cost = learn(answer.extensions)
      const served = headerOf(answer.answer.headers, 'x-shopify-api-version')
      if (served !== null && served !== VERSION && served !== told) {
        // A version that has run out is served by the oldest one that lives, without a word.
        told = served
        log.warn('shopify.otherVersion', { backend: needs.backendId, version: served.slice(0, 20) })
      }
      return { ...answer, cost }
    },
    /** The version that answers in place of ours; empty while ours does. */
    otherVersion: () => told,
  }
}
export type Client = ReturnType<typeof createClient>
