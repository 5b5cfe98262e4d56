/** Runs inside a page of the packaged program, put there through the DevTools protocol. */
import { connect } from '../../src/renderer/bridge/client'
import type { Shop } from '../../src/shared/domain/backend/types'
import { countRaw, keysRaw, openRaw, profileDatabase, readRaw } from './rawIdb'
import { layCopy, type Shot, shoot } from './staticCopy'

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

/** So many templates of the agent's own, before the desk is opened by hand. Takes the page's port, as `makeProfile`. */
const addTemplates = async (pin: string, count: number): Promise<void> => {
  const { call } = await connect()
  const state = await call.desk.state()
  if (state.type !== 'closed') throw new Error('the desk is open')
  const profile = state.profiles.find(({ name }) => name === 'Bench')
  if (!profile) throw new Error('no profile')
  await call.desk.unlock({ profileId: profile.id, pin })
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

type Until = 'cursor' | 'thread' | 'gone' | 'hits' | 'inserted'

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

let timing: Promise<number> | null = null

/** Times the next key, from the event's own time stamp to the end of the frame in which `ready` holds. */
const timeKey = (ready: () => boolean, onKey: (event: KeyboardEvent) => void): void => {
  timing = new Promise((resolve, reject) => {
    const listen = (event: KeyboardEvent) => {
      window.removeEventListener('keydown', listen, true)
      onKey(event)
      const began = event.timeStamp
      const look = () => {
        if (!ready()) {
          if (performance.now() - began > 10_000) return reject(new Error('the key changed nothing'))
          requestAnimationFrame(look)
          return
        }
        // A task posted from a frame runs once that frame was drawn.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now() - began)
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    }
    window.addEventListener('keydown', listen, true)
  })
  timing.catch(() => undefined)
}

let before: Shot | null = null
let laid: ReturnType<typeof layCopy> | null = null

const frames = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const step = (left: number): unknown => (left === 0 ? resolve() : requestAnimationFrame(() => step(left - 1)))
    step(count)
  })

const armProgram = (until: Until): void => {
  before = shoot()
  timeKey(untilOf(until), () => undefined)
}

/** The next key changes only the copy: the program below never hears of it. `first` runs before, as the floor asks. */
const armCopy = async (readFirst: string | null): Promise<number> => {
  if (!before) throw new Error('nothing was shot')
  laid = layCopy(before, shoot())
  const { turn, steps } = laid
  const db = readFirst ? await raw() : null
  await frames(2)
  let turned = false
  timeKey(
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

const taken = async (): Promise<number> => {
  if (!timing) throw new Error('no key was timed')
  const ms = await timing
  timing = null
  return ms
}

const removeCopy = async (): Promise<void> => {
  laid?.remove()
  laid = null
  before = null
  await frames(2)
}

const text = (): string => document.querySelector('[data-scope=composer] .cm-content')?.textContent ?? ''
/** The next key types a letter; `floor`: none of the looks that the guard takes in idle moments happen meanwhile. */
const idleOf = window.requestIdleCallback.bind(window)
const armTyping = (floor: boolean): void => {
  window.requestIdleCallback = floor ? () => 0 : idleOf
  const was = text()
  timeKey(
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
  answered,
  counts,
  conversationIds: async () => keysRaw(await raw(), 'conversations'),
  armProgram,
  armCopy,
  armTyping,
  typingOver,
  guarded: () => document.querySelectorAll('[data-guard-row]').length,
  taken,
  removeCopy,
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
