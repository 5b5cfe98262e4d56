/** What a shop promises until it says otherwise. */
import type { Shop } from '../backend/types'
import type { Hours, ShopPlan, Target } from './types'

const MINUTE = 60
const HOUR = 60 * MINUTE
const always: Hours = { type: 'always' }
const target = (id: string, seconds: number, source: string, more: Partial<Target> = {}): Target => ({
  id,
  metric: 'firstReply',
  classes: [],
  channels: [],
  regions: [],
  highValueOnly: false,
  seconds,
  hours: always,
  pausedWhile: ['pending', 'snoozed'],
  source,
  ...more,
})
/** The same for the first reply and for every later one. */
const both = (id: string, seconds: number, source: string, more: Partial<Target>): Target[] => [
  target(`${id}-first`, seconds, source, more),
  target(`${id}-next`, seconds, source, { ...more, metric: 'nextReply' }),
]

const CLASSES = 'starting plan, service classes'
const REGIONS = 'starting plan, first response by region'

/**
 * The plan a shop starts with: PRODUCT.md 6, on all hours. Where it gives a span (B 1 to 3 h, C 24 to 48 h) the longer
 * counts, the shorter for customers of high value. First replies where it names no region: 4 h, the slowest region's
 * figure; later replies where no class is known: 24 h, which every class but B allows. No resolution target: it gives none.
 * `now` (epoch ms) becomes `updatedAt`.
 */
export const starterPlan = (shop: Pick<Shop, 'id'>, now: number): ShopPlan => ({
  shopId: shop.id,
  calendars: [],
  targets: [
    ...both('chat', MINUTE, 'starting plan, live chat', { channels: ['chat'] }),
    target('north-america', 2 * HOUR, REGIONS, { regions: ['northAmerica'] }),
    target('europe', 4 * HOUR, REGIONS, { regions: ['europe'] }),
    target('south-east-asia', HOUR, REGIONS, { regions: ['southEastAsia'] }),
    target('anywhere-first', 4 * HOUR, REGIONS),
    ...both('a', 24 * HOUR, CLASSES, { classes: ['A'] }),
    ...both('b', 3 * HOUR, CLASSES, { classes: ['B'] }),
    ...both('b-high', HOUR, CLASSES, { classes: ['B'], highValueOnly: true }),
    ...both('c', 48 * HOUR, CLASSES, { classes: ['C'] }),
    ...both('c-high', 24 * HOUR, CLASSES, { classes: ['C'], highValueOnly: true }),
    target('anywhere-next', 24 * HOUR, CLASSES, { metric: 'nextReply' }),
  ],
  off: [],
  highValueMinor: 10_000,
  alertSeconds: [15 * MINUTE, 0],
  updatedAt: now,
})
