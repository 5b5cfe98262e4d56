/**
 * The live line: ActionCable. Its events only knock and leave hints for the next pull; rows never come from here. A
 * line that is silent is cut and made again with back-off; while it is down a poll clock knocks.
 */
import type { ConversationId } from '../../../shared/domain/ids'
import type { Clock, Http, Random, Socket } from '../../ports'
import type { Knock } from '../connector'
import { WireEvent, WireFrame } from './wire'

/** ActionCable pings every 3 s; five missed ones and the line counts as dead. */
const SILENCE = 15_000
/** The server takes an agent for away 20 s after her last presence. */
const PRESENCE = 20_000
const POLL_LEAST = 15_000
const POLL_MORE = 15_000
const BACKOFF_FIRST = 1_000
const BACKOFF_MOST = 60_000
const SUBSCRIBE_WITHIN = 20_000
/** Also a line that stands may lose an event: now and then the desk looks by itself. */
const LOOK_ANYWAY = 300_000
/** A burst of events is one knock. */
const GATHER = 250

export interface CableNeeds {
  http: Http
  clock: Clock
  random: Random
  /** `https://host` → `wss://host/cable`. */
  base: string
  accountId: number
  userId: number
  pubsubToken: string
}

export interface CableEvent {
  event: string
  data: Record<string, unknown>
}

export const cableUrl = (base: string): string => `${base.replace(/^http/, 'ws')}/cable`

const identifierOf = ({ pubsubToken, accountId, userId }: CableNeeds): string =>
  JSON.stringify({ channel: 'RoomChannel', pubsub_token: pubsubToken, account_id: accountId, user_id: userId })

/** Sleeps without throwing on abort; false when aborted. */
export const rest = async (clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> => {
  try {
    await clock.sleep(ms, signal)
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return !signal.aborted
}

/** A controller that ends with its parent; `done` lets go of the parent. */
const childOf = (parent: AbortSignal): { controller: AbortController; done: () => void } => {
  const controller = new AbortController()
  const end = () => controller.abort()
  if (parent.aborted) controller.abort()
  else parent.addEventListener('abort', end, { once: true })
  return { controller, done: () => parent.removeEventListener('abort', end) }
}

/**
 * One connection from opening to its end. `onUp` after the subscription was confirmed. Resolves with why it ended:
 * `aborted`, `rejected` (token no longer good), or anything else for a broken line.
 */
export const connect = (
  needs: CableNeeds,
  on: { up: () => void; event: (event: CableEvent) => void },
  signal: AbortSignal,
): Promise<string> =>
  new Promise((resolve) => {
    const { clock } = needs
    const { controller, done } = childOf(signal)
    const identifier = identifierOf(needs)
    let ended = false
    let confirmed = false
    let heardAt = clock.monotonic()
    let socket: Socket | null = null
    const end = (why: string) => {
      if (ended) return
      ended = true
      controller.abort()
      done()
      socket?.close()
      resolve(why)
    }
    const command = (fields: Record<string, string>) => socket?.send(JSON.stringify({ identifier, ...fields }))
    const presence = async () => {
      while (!ended) {
        command({ command: 'message', data: JSON.stringify({ action: 'update_presence' }) })
        if (!(await rest(clock, PRESENCE, controller.signal))) return
      }
    }
    const frame = (text: string) => {
      heardAt = clock.monotonic()
      let json: unknown
      try {
        json = JSON.parse(text)
      } catch {
        return
      }
      const parsed = WireFrame.safeParse(json)
      if (!parsed.success) return
      const { type, message } = parsed.data
      if (type === 'welcome') command({ command: 'subscribe' })
      else if (type === 'confirm_subscription' && !confirmed) {
        confirmed = true
        void presence()
        on.up()
      } else if (type === 'reject_subscription') end('rejected')
      else if (type === 'disconnect') end('disconnect')
      else if (!type) {
        const event = WireEvent.safeParse(message)
        if (event.success) on.event(event.data)
      }
    }
    const watch = async () => {
      const beganAt = clock.monotonic()
      while (!ended && (await rest(clock, SILENCE / 3, controller.signal))) {
        if (clock.monotonic() - heardAt > SILENCE) return end('silent')
        if (!confirmed && clock.monotonic() - beganAt > SUBSCRIBE_WITHIN) return end('notSubscribed')
      }
    }
    controller.signal.addEventListener('abort', () => end('aborted'), { once: true })
    if (controller.signal.aborted) return end('aborted')
    socket = needs.http.socket(cableUrl(needs.base), {
      open: () => {
        heardAt = clock.monotonic()
      },
      message: (text) => {
        if (!ended) frame(text)
      },
      close: (why) => end(why || 'closed'),
    })
    void watch()
  })

/** Gathers knocks: one `changed` at most every quarter second, the first one at once. */
const gather = (clock: Clock, onKnock: (knock: Knock) => void, signal: AbortSignal): (() => void) => {
  let resting = false
  let again = false
  const knock = () => {
    if (signal.aborted) return
    if (resting) {
      again = true
      return
    }
    resting = true
    onKnock({ type: 'changed' })
    void rest(clock, GATHER, signal).then(() => {
      resting = false
      if (again) {
        again = false
        knock()
      }
    })
  }
  return knock
}

export interface LiveNeeds {
  clock: Clock
  random: Random
  /** Fresh needs for each connection, as the token may have changed; throws while the line is down. */
  cable: () => Promise<CableNeeds | null>
  /** A token was refused: the next `cable()` should ask anew. */
  refused: () => void
  /** Leaves hints for the pull; answers a typing knock where it is one, and whether to look again. */
  hint: (event: CableEvent) => {
    knock: boolean
    typing: { conversationId: ConversationId; name: string; agent: boolean; on: boolean } | null
  }
}

/** Runs the live line until aborted. */
export const live = async (needs: LiveNeeds, onKnock: (knock: Knock) => void, signal: AbortSignal): Promise<void> => {
  const { clock, random } = needs
  const changed = gather(clock, onKnock, signal)
  let up = false
  let tries = 0
  let told: string | null = null
  const tell = (state: 'up' | 'down' | 'polling') => {
    if (told === state || signal.aborted) return
    told = state
    onKnock({ type: 'live', state })
  }
  const poll = async () => {
    let lookedAt = clock.monotonic()
    while (await rest(clock, POLL_LEAST + POLL_MORE * random.number(), signal)) {
      if (up && clock.monotonic() - lookedAt < LOOK_ANYWAY) continue
      lookedAt = clock.monotonic()
      changed()
    }
  }
  const polling = poll()
  while (!signal.aborted) {
    let why = 'unreachable'
    try {
      const cable = await needs.cable()
      // A server that gives no socket token is polled.
      if (cable)
        why = await connect(
          cable,
          {
            up: () => {
              up = true
              tries = 0
              tell('up')
              // Nothing is replayed after a gap.
              changed()
            },
            event: (event) => {
              const { knock, typing } = needs.hint(event)
              if (typing) onKnock({ type: 'typing', ...typing })
              if (knock) changed()
            },
          },
          signal,
        )
    } catch {
      why = 'unreachable'
    }
    if (signal.aborted) break
    if (up) tell('down')
    up = false
    tell('polling')
    if (why === 'rejected') needs.refused()
    const most = Math.min(BACKOFF_MOST, BACKOFF_FIRST * 2 ** Math.min(tries, 10))
    tries += 1
    await rest(clock, Math.max(500, most * random.number()), signal)
  }
  await polling
}
