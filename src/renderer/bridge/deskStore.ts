/** What the main process says of the desk, kept current by its events: state, settings, shops, lamps, team, typing. */
import { create } from 'zustand'
import type { CasePolicies } from '../../shared/contract/cases'
import type { DeskEvent } from '../../shared/contract/sync'
import type { Backend, Lamps, Shop } from '../../shared/domain/backend/types'
import { type DeskState, initialSettings, type Settings } from '../../shared/domain/desk/types'
import type { GuardPolicy } from '../../shared/domain/guard/types'
import type { ConversationId } from '../../shared/domain/ids'
import type { KeepingState } from '../../shared/domain/keeping/types'
import type { Presence } from '../../shared/domain/rota/plan'
import type { Person, Shift } from '../../shared/domain/rota/types'
import type { TranslationPolicy } from '../../shared/domain/translation/types'
import type { Bridge, Calls } from './client'

export interface Typist {
  name: string
  agent: boolean
  at: number
}

export interface Info {
  version: string
  electron: string
  platform: string
  zone: string
  keyStore: boolean
  demoClockAt: number | null
}

interface Desk {
  bridge: Bridge | null
  state: DeskState | null
  /** The open desk's shops, backends and people have been read: screens that need them may be drawn. */
  standing: boolean
  settings: Settings
  shops: readonly Shop[]
  backends: readonly Backend[]
  lamps: Lamps
  people: readonly Person[]
  shifts: readonly Shift[]
  /** What people say of themselves: on, on a break, away, off. */
  presences: readonly Presence[]
  /** Words in the agent's name at the team's server that were not said at this desk. */
  unsaid: number
  info: Info | null
  typing: ReadonlyMap<ConversationId, Typist>
  /** The engine page keeps ending: since when (epoch ms) nothing new is filed. */
  engineFailingSince: number | null
  /** Rules, legal holds, receipts and the room on the disk; null while no desk is open. */
  keeping: KeepingState | null
  /** Plans, rules, and what persons said against them; null while no desk is open. */
  policies: CasePolicies | null
  /** What each shop wants of the guard; null while no desk is open. */
  guard: readonly GuardPolicy[] | null
  /** What each shop wants of translation; null while no desk is open. */
  translation: readonly TranslationPolicy[] | null
}

const noLamps: Lamps = { network: { state: 'unknown', since: 0, why: null }, clockAheadMs: null, backends: [] }

export const useDesk = create<Desk>()(() => ({
  bridge: null,
  state: null,
  standing: false,
  settings: initialSettings,
  shops: [],
  backends: [],
  lamps: noLamps,
  people: [],
  shifts: [],
  presences: [],
  unsaid: 0,
  info: null,
  typing: new Map(),
  engineFailingSince: null,
  keeping: null,
  policies: null,
  guard: null,
  translation: null,
}))

/** The calls of the contract. Throws before `startDesk`. */
export const calls = (): Calls => {
  const bridge = useDesk.getState().bridge
  if (!bridge) throw new Error('the bridge is not connected')
  return bridge.call
}

/** Now, in epoch ms UTC, by the servers' clock where this computer's is wrong; the fixed clock of demo pictures where one is set. */
export const now = (): number => {
  const { info, lamps } = useDesk.getState()
  return info?.demoClockAt ?? Date.now() - (lamps.clockAheadMs ?? 0)
}

const readOpen = async (bridge: Bridge) => {
  const [{ shops, backends }, lamps, team, keeping, policies, guard, translation] = await Promise.all([
    bridge.call.backends.list(),
    bridge.call.backends.lamps(),
    bridge.call.desk.team(),
    bridge.call.keeping.state(),
    bridge.call.cases.policies(),
    bridge.call.guard.policies(),
    bridge.call.translation.policies(),
  ])
  useDesk.setState({
    shops,
    backends,
    lamps,
    people: team.people,
    shifts: team.shifts,
    presences: team.presences,
    unsaid: team.unsaid,
    keeping,
    policies,
    guard: guard.policies,
    translation: translation.policies,
    standing: true,
  })
}

const take = async (bridge: Bridge, state: DeskState) => {
  if (state.type === 'open') {
    // Told at once: the cache is opened while the rest is read.
    useDesk.setState({ settings: state.settings, state })
    // What this draws asks for the cache's keys first: main answers one after another.
    await Promise.resolve()
    await readOpen(bridge)
  } else {
    useDesk.setState({
      state,
      standing: false,
      engineFailingSince: null,
      shops: [],
      backends: [],
      people: [],
      shifts: [],
      presences: [],
      unsaid: 0,
      typing: new Map(),
      lamps: noLamps,
      keeping: null,
      policies: null,
      guard: null,
      translation: null,
    })
  }
}

/** Asked again rather than sent along: rules may be long, and most windows need them rarely. */
const readPolicies = (bridge: Bridge): void => {
  bridge.call.cases
    .policies()
    .then((policies) => {
      if (useDesk.getState().state?.type === 'open') useDesk.setState({ policies })
    })
    .catch(() => undefined)
}

const readGuard = (bridge: Bridge): void => {
  bridge.call.guard
    .policies()
    .then(({ policies }) => {
      if (useDesk.getState().state?.type === 'open') useDesk.setState({ guard: policies })
    })
    .catch(() => undefined)
}

const readTranslation = (bridge: Bridge): void => {
  bridge.call.translation
    .policies()
    .then(({ policies }) => {
      if (useDesk.getState().state?.type === 'open') useDesk.setState({ translation: policies })
    })
    .catch(() => undefined)
}

const TYPING_MS = 15_000

const noteTyping = (conversationId: ConversationId, typist: Typist | null) => {
  const typing = new Map(useDesk.getState().typing)
  if (typist) typing.set(conversationId, typist)
  else typing.delete(conversationId)
  useDesk.setState({ typing })
}

const listeners = new Set<(event: DeskEvent) => void>()
/** Hears every event of the desk as it comes; there is one stream a page. The answer ends it. */
export const onDeskEvent = (listener: (event: DeskEvent) => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Reads the desk and follows its events. @returns the listener's end */
export const startDesk = async (bridge: Bridge, onCommand: (id: string) => void): Promise<() => void> => {
  useDesk.setState({ bridge })
  const refresh = async () => {
    const [state, info] = await Promise.all([bridge.call.desk.state(), bridge.call.desk.info()])
    useDesk.setState({ info })
    await take(bridge, state)
  }
  const stop = bridge.events(
    (event) => {
      for (const listener of listeners) listener(event)
      switch (event.type) {
        case 'desk':
          void take(bridge, event.state)
          break
        case 'settings':
          useDesk.setState({ settings: event.settings })
          break
        case 'backends':
          useDesk.setState({ shops: event.shops, backends: event.backends })
          // A new shop brings its plan, and its guard.
          readPolicies(bridge)
          readGuard(bridge)
          readTranslation(bridge)
          break
        case 'lamps':
          useDesk.setState({ lamps: event.lamps })
          break
        case 'typing': {
          const { conversationId } = event
          noteTyping(conversationId, event.on ? { name: event.name, agent: event.agent, at: Date.now() } : null)
          // A lost «stopped» must not leave a colleague typing for ever.
          if (event.on) {
            setTimeout(() => {
              const last = useDesk.getState().typing.get(conversationId)
              if (last && Date.now() - last.at >= TYPING_MS) noteTyping(conversationId, null)
            }, TYPING_MS + 50)
          }
          break
        }
        case 'engine':
          useDesk.setState({ engineFailingSince: event.failingSince })
          break
        case 'keeping':
          useDesk.setState({ keeping: event.state })
          break
        case 'cases':
          readPolicies(bridge)
          break
        case 'translation':
          readTranslation(bridge)
          break
        case 'guard':
          readGuard(bridge)
          break
        case 'command':
          onCommand(event.id)
          break
        default:
          break
      }
    },
    () => void refresh(),
  )
  await refresh()
  return stop
}
