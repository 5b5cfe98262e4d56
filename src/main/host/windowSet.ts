/**
 * The windows that stand: one inbox at first, more at the agent's word, each with its own port. Closing one leaves the
 * others; a lock covers all of them.
 */
import type { BrowserWindow } from 'electron'
import type { Log } from '../ports'
import { type Area, beside, type Places } from './places'
import { conversationIn, makeWindow, pageUrl, type Shows } from './windows'

/** Each window is a process of its own: beyond this a small machine would only swap. */
export const MOST_WINDOWS = 9
/** A page that ends twice within this time is not started a third time by itself. */
const AGAIN_MS = 20_000

const SIZES = { inbox: { width: 1440, height: 900 }, conversation: { width: 1080, height: 800 } }

interface One {
  window: BrowserWindow
  /** `inbox1`, `conversation2`: the lowest that was free. */
  slot: string
  /** What it was opened for; its page's address knows better once it stands. */
  first: string | null
  /** When its page last ended by itself, monotonic ms. */
  endedAt: number
  /** When it last came to the front, monotonic ms. */
  usedAt: number
}

export interface WindowSetNeeds {
  admit(window: BrowserWindow): void
  places: Places
  areaOf(bounds: Area): Area
  log: Log
  /** Size of the first window's page, for pictures and tests. */
  size: { width: number; height: number } | null
  now(): number
  /** The page ended again and again, or does not answer: words and a choice. Resolves to what to do. */
  ask(window: BrowserWindow, what: 'gone' | 'unresponsive'): Promise<'reload' | 'close' | 'wait'>
  /** Whether the last window may close; where not, the agent has been asked what is to become of the queue. */
  mayCloseLast(): boolean
  /** No window is left. */
  lastClosed(): void
}

export const createWindowSet = (needs: WindowSetNeeds) => {
  const all = new Set<One>()
  let ending = false
  let emptying = false

  const freeSlot = (kind: 'inbox' | 'conversation'): string => {
    const taken = new Set([...all].map(({ slot }) => slot))
    let number = 1
    while (taken.has(`${kind}${number}`)) number++
    return `${kind}${number}`
  }
  const raise = ({ window }: One) => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  const aboutOf = ({ window, first }: One): string | null => {
    const url = window.webContents.getURL()
    return url === '' ? first : conversationIn(url)
  }
  const startAgain = (one: One) => {
    if (one.window.isDestroyed()) return
    void one.window.loadURL(pageUrl({ conversationId: aboutOf(one) }, true))
  }
  const asked = new Set<One>()
  const ask = async (one: One, what: 'gone' | 'unresponsive') => {
    if (asked.has(one)) return
    asked.add(one)
    try {
      const answer = await needs.ask(one.window, what)
      if (one.window.isDestroyed()) return
      if (answer === 'close') one.window.destroy()
      else if (answer === 'reload') {
        // A page that hangs never leaves by itself.
        if (what === 'unresponsive') one.window.webContents.forcefullyCrashRenderer()
        one.endedAt = Number.NEGATIVE_INFINITY
        startAgain(one)
      }
    } finally {
      asked.delete(one)
    }
  }
  const remember = ({ window, slot }: One) => {
    if (window.isDestroyed() || window.isMinimized()) return
    needs.places.remember(slot, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  }
  const watch = (one: One) => {
    const { window } = one
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      needs.log.warn('window.gone', { slot: one.slot, reason })
      if (ending || reason === 'clean-exit' || asked.has(one)) return
      const soon = needs.now() - one.endedAt < AGAIN_MS
      one.endedAt = needs.now()
      if (soon) void ask(one, 'gone')
      else startAgain(one)
    })
    window.on('focus', () => {
      one.usedAt = needs.now()
    })
    window.on('unresponsive', () => {
      needs.log.warn('window.unresponsive', { slot: one.slot })
      if (!ending) void ask(one, 'unresponsive')
    })
    window.on('close', (event) => {
      remember(one)
      if (all.size === 1 && !ending && !needs.mayCloseLast()) event.preventDefault()
    })
    window.on('closed', () => {
      all.delete(one)
      if (all.size > 0) return
      const wanted = emptying
      emptying = false
      if (!ending && !wanted) needs.lastClosed()
    })
  }
  const add = (shows: Shows): One => {
    const kind = shows.conversationId === null ? 'inbox' : 'conversation'
    const slot = freeSlot(kind)
    const fixed = all.size === 0 ? needs.size : null
    const place = fixed ? null : needs.places.of(slot)
    const like = [...all].findLast((one) => one.slot.startsWith(kind))
    const near = place || fixed || !like ? null : beside(like.window.getNormalBounds(), needs.areaOf(like.window.getNormalBounds()))
    const window = makeWindow({
      shows,
      ...(fixed ?? SIZES[kind]),
      bounds: place?.bounds ?? near,
      maximized: place?.maximized ?? false,
      contentSize: fixed !== null,
    })
    const one: One = { window, slot, first: shows.conversationId, endedAt: Number.NEGATIVE_INFINITY, usedAt: needs.now() }
    all.add(one)
    needs.admit(window)
    watch(one)
    return one
  }

  return {
    /** Brings the inbox to the front, and makes it where there is none. */
    show(): void {
      const inbox = [...all].find(({ slot }) => slot.startsWith('inbox'))
      if (inbox) raise(inbox)
      else add({ conversationId: null })
    },
    open(conversationId: string | null): 'opened' | 'shown' | 'tooMany' {
      const there = conversationId === null ? undefined : [...all].find((one) => aboutOf(one) === conversationId)
      if (there) {
        raise(there)
        return 'shown'
      }
      if (all.size >= MOST_WINDOWS) return 'tooMany'
      add({ conversationId })
      return 'opened'
    },
    /** The conversation's own window to the front, else the inbox that was last in use, else a new one. */
    front(conversationId: string | null): 'own' | 'inbox' {
      const own = conversationId === null ? undefined : [...all].find((one) => aboutOf(one) === conversationId)
      const [inbox] = [...all].filter(({ slot }) => slot.startsWith('inbox')).sort((a, b) => b.usedAt - a.usedAt)
      if (own ?? inbox) raise((own ?? inbox) as One)
      else add({ conversationId: null })
      return own ? 'own' : 'inbox'
    },
    /** A lock: what the pages hold in memory goes with them. They stand again at the lock screen. */
    reload(): void {
      for (const { window } of all) window.webContents.reload()
    },
    /** Nobody is signed in: conversations are somebody's, so their windows go; one inbox stays for the door. */
    endSession(): void {
      if (all.size === 0) return
      const old = [...all].find(({ slot }) => slot.startsWith('inbox'))
      const stays = old ?? add({ conversationId: null })
      for (const one of [...all]) if (one !== stays) one.window.destroy()
      old?.window.webContents.reload()
    },
    /** From now on no page is started again and nothing is asked. */
    end(): void {
      ending = true
      // The program goes without closing windows one by one.
      for (const one of all) remember(one)
    },
    /** Closes all of them; the program goes on. */
    closeAll(): void {
      // «closed» may come later than this call; the last of them clears it.
      emptying = all.size > 0
      for (const one of [...all]) {
        remember(one)
        one.window.destroy()
      }
    },
    /** The window in front, for the system's dialogs. */
    foremost: (): BrowserWindow | null => ([...all].find(({ window }) => window.isFocused()) ?? [...all].at(-1))?.window ?? null,
    count: (): number => all.size,
  }
}
