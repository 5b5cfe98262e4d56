/** Runs inside a page of the packaged program, put there through the DevTools protocol. */
import './jitless'
import { demoPeople } from '../../src/main/app/demoRota/team'
import type { DemoContent } from '../../src/main/demo/content'
import { connect } from '../../src/renderer/bridge/client'
import type { Shop } from '../../src/shared/domain/backend/types'
import { countRaw, firstRaw, keysRaw, openRaw, profileDatabase, readRaw } from './rawIdb'
import { layScroll, type RotaUntil, removeScroll, rotaUntil, scrolled, watchScroll } from './rotaInPage'
import { layCopy, type Shot, shoot } from './staticCopy'
import { frames, type Kind, taken, timeNext } from './timing'

interface ShopAccess {
  baseUrl: string
  accountId: number
  token: string
}

const colours: Shop['colour'][] = ['teal', 'plum', 'orange']

/** A profile with a PIN, and each account as a shop of its own. Takes the page's port: start the program anew after it. */
const makeProfile = async (name: string, pin: string, shops: readonly ShopAccess[]): Promise<void> => {
  const { call } = await connect()
  await call.desk.createProfile({ name, pin, language: 'en' })
  // Nobody touches this machine's keys and mouse for longer than a desk stays open.
  await call.desk.saveSettings({ lockAfterMinutes: 240 })
  for (const [at, { baseUrl, accountId, token }] of shops.entries()) {
    const shop = await call.backends.saveShop({
      id: null,
      name: `Shop ${at}`,
      code: `S${at}`,
      colour: colours[at % colours.length] ?? 'teal',
      currency: 'EUR',
      languages: ['en', 'de', 'fr', 'es', 'ja', 'ar'],
      policy: { returnDays: 30, whoPaysReturn: 'customer', whoPaysDuty: 'customer', promisedDeliveryDays: null, text: '' },
      senderName: `Shop ${at}`,
      signatures: {},
      undoSeconds: { mail: 10, chat: 3 },
    })
    await call.backends.connect({
      shopId: shop.id,
      system: 'chatwoot',
      name: `Shop ${at}`,
      values: { url: baseUrl, token, account: String(accountId) },
      fetchDays: 365,
    })
  }
}

const kinds = ['parcel', 'refund', 'invoice', 'size', 'customs', 'voucher', 'exchange', 'delivery', 'damaged', 'review']
const words = ['Vielen Dank', 'Your parcel', 'Votre colis', 'お荷物', '您的包裹', 'طردك', 'Su paquete', 'Seu pacote']

const unlock = async (call: Awaited<ReturnType<typeof connect>>['call'], pin: string): Promise<void> => {
  const state = await call.desk.state()
  if (state.type !== 'closed') throw new Error('the desk is open')
  const profile = state.profiles.find(({ name }) => name === 'Bench')
  if (!profile) throw new Error('no profile')
  await call.desk.unlock({ profileId: profile.id, pin })
}

/** So many templates of the agent's own, before the desk is opened by hand. Takes the page's port, as `makeProfile`. */
const addTemplates = async (pin: string, count: number): Promise<void> => {
  const { call } = await connect()
  await unlock(call, pin)
  const some = 5_000
  for (let from = 0; from < count; from += some) {
    const templates = Array.from({ length: Math.min(some, count - from) }, (_, at) => {
      const number = from + at
      const kind = kinds[number % kinds.length]
      return {
        title: `${kind} answer ${number}`,
        shortcut: `${kind}-${number}`,
        sourceLocale: 'en',
        tags: [kind],
        bodies: [
          {
            locale: 'en',
            text: `{{ salutation }}\n\nThank you for writing about your ${kind}, case ${number}. We look into it and answer today.`,
          },
          {
            locale: 'de',
            text: `{{ salutation }}\n\n${words[number % words.length]} ${number}: wir kümmern uns um ${kind} und melden uns heute.`,
          },
        ],
      }
    })
    const part = { format: 'json' as const, text: JSON.stringify({ version: 1, templates }), owner: 'personal' as const, look: false }
    await call.library.importText(part)
  }
}

/** The demo's sixty people in the rota of this desk, so that the plan has rows. Takes the page's port, as `makeProfile`. */
const addTeam = async (pin: string, team: DemoContent['team'], shops: DemoContent['shops']): Promise<void> => {
  const { call } = await connect()
  await unlock(call, pin)
  await call.rota.change({ deeds: demoPeople({ team, shops }).map((body) => ({ do: 'put', thing: { kind: 'person', body } })) })
}

let database: IDBDatabase | null = null
const raw = async (): Promise<IDBDatabase> => {
  database ??= await openRaw(await profileDatabase())
  return database
}

const counts = async (): Promise<Record<string, number>> => {
  const db = await raw()
  const names = ['conversations', 'bodies', 'messages', 'messageHtml', 'customers']
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await countRaw(db, name)] as const)))
}

type Until = 'cursor' | 'thread' | 'gone' | 'hits' | 'inserted' | RotaUntil

const cursorRow = (): string | null =>
  document.querySelector('[role=listbox][data-scope=list]')?.getAttribute('aria-activedescendant') ?? null
const openRow = (): string | null => document.querySelector('[role=option][aria-current=true]')?.id ?? null
/** Messages in sight in the thread's pane; what is drawn ahead is not. */
const messages = (): Element[] =>
  [...document.querySelectorAll('[data-pane=thread] article')].filter((one) => one.checkVisibility({ visibilityProperty: true }))
const drawn = (): number => messages().length

/** The list behind `;` in the editor: what it answers, once it has answered. */
const answered = (): string | null => {
  const list = document.querySelector('[popover] [role=listbox][data-query]')
  return list?.getAttribute('aria-busy') === 'false' ? list.getAttribute('data-query') : null
}

const untilOf = (until: Until): (() => boolean) => {
  if (until === 'bar' || until === 'week') return rotaUntil(until)
  if (until === 'hits') {
    const was = answered()
    return () => answered() !== null && answered() !== was
  }
  if (until === 'inserted') {
    const was = text().length
    return () => text().length > was + 40
  }

  const cursor = cursorRow()
  const open = openRow()
  if (until === 'cursor') return () => cursorRow() !== cursor
  if (until === 'gone') return () => cursor !== null && document.getElementById(cursor) === null
  const was = new Set(messages())
  return () => openRow() !== open && messages().some((element) => !was.has(element))
}

let before: Shot | null = null
let after: Shot | null = null
let laid: ReturnType<typeof layCopy> | null = null

const armProgram = (until: Until, kind: Kind = 'keydown'): void => {
  before = shoot()
  after = null
  timeNext(kind, untilOf(until), () => undefined)
}
/** The screen that the copy is turned to; without it the copy is turned to what stands when it is laid. */
const shootAfter = (): void => {
  after = shoot()
}

/** The next key changes only the copy: the program below never hears of it. `first` runs before, as the floor asks. */
const armCopy = async (readFirst: string | null, kind: Kind = 'keydown'): Promise<number> => {
  if (!before) throw new Error('nothing was shot')
  laid = layCopy(before, after ?? shoot())
  const { turn, steps } = laid
  const db = readFirst ? await raw() : null
  await frames(2)
  let turned = false
  timeNext(
    kind,
    () => turned,
    (event) => {
      event.stopImmediatePropagation()
      event.preventDefault()
      const now = () => {
        turn()
        turned = true
      }
      if (db && readFirst) void readRaw(db, readFirst).then(now)
      else now()
    },
  )
  return steps
}

const removeCopy = async (): Promise<void> => {
  laid?.remove()
  laid = null
  before = null
  after = null
  await frames(2)
}

const text = (): string => document.querySelector('[data-scope=composer] .cm-content')?.textContent ?? ''
/** The next key types a letter; `floor`: none of the looks that the guard takes in idle moments happen meanwhile. */
const idleOf = window.requestIdleCallback.bind(window)
const armTyping = (floor: boolean): void => {
  window.requestIdleCallback = floor ? () => 0 : idleOf
  const was = text()
  timeNext(
    'keydown',
    () => text() !== was,
    () => undefined,
  )
}
const typingOver = (): void => {
  window.requestIdleCallback = idleOf
}

/** Watches for the first rows of the list; the answer is in epoch ms, so that it can be laid beside the start's clock. */
let listAt: number | null = null
const watchList = (): void => {
  const look = () => {
    const list = document.querySelector<HTMLElement>('[role=listbox][data-scope=list]')
    const row = list?.querySelector('[role=option]')
    if (!list || list.tabIndex < 0 || !row || row.getBoundingClientRect().height === 0) {
      requestAnimationFrame(look)
      return
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      listAt = performance.timeOrigin + performance.now()
    }
    port2.postMessage(null)
  }
  look()
}
const firstPaint = (): number | null => {
  const entry = performance.getEntriesByName('first-contentful-paint')[0]
  return entry ? performance.timeOrigin + entry.startTime : null
}

/** Frames whose work took over 50 ms, as the browser itself tells, and how often the list changed. */
let watched: { slow: number[]; drawn: number; end: () => void } | null = null
const watchFrames = (): void => {
  const slow: number[] = []
  const frames = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) slow.push(duration)
  })
  frames.observe({ type: 'long-animation-frame', buffered: false })
  const mine = { slow, drawn: 0, end: () => frames.disconnect() }
  const list = document.querySelector('[role=listbox][data-scope=list]')
  const rows = new MutationObserver(() => {
    mine.drawn += 1
  })
  if (list) rows.observe(list, { subtree: true, childList: true, characterData: true })
  mine.end = () => {
    frames.disconnect()
    rows.disconnect()
  }
  watched = mine
}
const framesSeen = (): { slow: number[]; drawn: number } => {
  if (!watched) throw new Error('no frames were watched')
  watched.end()
  const { slow, drawn } = watched
  watched = null
  return { slow, drawn }
}

/** Ms until the coverage's numbers stand, from now; its pane may not be there yet. */
const coverageStands = (): Promise<number> =>
  new Promise((resolve) => {
    const began = performance.now()
    const look = () => {
      if (document.querySelector('[data-coverage][aria-busy=false] [role=gridcell]')) resolve(performance.now() - began)
      else requestAnimationFrame(look)
    }
    look()
  })
/** Ms of one small read each, so long as asked: what others wait for while something else reads. */
const touches = async (ms: number): Promise<number[]> => {
  const db = await raw()
  const took: number[] = []
  for (const end = performance.now() + ms; performance.now() < end; ) {
    const began = performance.now()
    await firstRaw(db, 'conversations')
    took.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return took
}

/** What stood on the screen, for a run that went wrong. */
const state = () => ({
  cursor: cursorRow(),
  open: openRow(),
  focus: document.activeElement?.outerHTML.slice(0, 160) ?? null,
  rows: document.querySelectorAll('[role=option]').length,
  messages: drawn(),
  visible: document.visibilityState,
  says: [...document.querySelectorAll('[role=status], [role=alert], [role=dialog]')].map((one) => one.textContent?.slice(0, 120)),
})

const api = {
  state,
  watchFrames,
  framesSeen,
  makeProfile,
  addTemplates,
  addTeam,
  coverageStands,
  touches,
  answered,
  counts,
  conversationIds: async () => keysRaw(await raw(), 'conversations'),
  armProgram,
  shootAfter,
  armCopy,
  armTyping,
  typingOver,
  guarded: () => document.querySelectorAll('[data-guard-row]').length,
  taken,
  removeCopy,
  layScroll,
  removeScroll,
  watchScroll,
  scrolled,
  frames,
  drawn,
  openId: () => openRow()?.replace(/^row-/, '') ?? null,
  rows: () => document.querySelectorAll('[role=option]').length,
  focusList: () => document.querySelector<HTMLElement>('[role=listbox][data-scope=list]')?.focus(),
  watchList,
  listAt: () => listAt,
  firstPaint,
}
export type InPage = typeof api
Object.assign(globalThis, { dragomanBench: api })
