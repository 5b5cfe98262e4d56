/**
 * Profiles and their locks. At most one profile is open at a time.
 * Open: every key in memory. Locked: journal and connector keys only. Closed: none.
 */
import {
  type DeskState,
  databaseOf,
  initialSettings,
  type ProfileInfo,
  type Settings,
  type UiLanguage,
} from '../../../shared/domain/desk/types'
import { type BackendId, ProfileId } from '../../../shared/domain/ids'
import { serial } from '../../../shared/serial'
import type { Clock, Files, Log, Random, Secrets } from '../../ports'
import { base64, type Crypto, type ScryptCost } from '../../ports/crypto'
import { DeskError } from './errors'
import { createKeyRing, type KeyRing } from './keyRing'
import { noTries, waitBefore } from './pinWait'
import { createProfileStore, type DeskFile, type ProfileFile } from './profileStore'
import { readSettings, settingsFrom, writeSettings } from './settingsFile'

/** Version of the cache's schema that the engine page writes. */
const cacheSchema = 1
/** N = 2^17, r = 8, p = 1: OWASP's first choice for scrypt (Password Storage Cheat Sheet). */
export const pinCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 }
const shortestPin = 6
const shortestPassphrase = 12

export interface DeskHooks {
  /**
   * A profile has been opened from closed; called before its state is told. `made`: for the first time.
   * Answers what is learned for its settings.
   */
  opened(profile: { id: ProfileId; kind: 'demo' | 'real'; files: Files; made: boolean }): Promise<Partial<Settings>>
  unlocked(): Promise<void>
  locked(): Promise<void>
  signedOut(): Promise<void>
  stateChanged(state: DeskState): void
  settingsChanged(settings: Settings): void
  /** Outbox items that wait to leave; shown on the lock screen. */
  queued(): number
}

interface DeskNeeds {
  clock: Clock
  random: Random
  files: Files
  secrets: Secrets
  log: Log
  crypto: Crypto
  cost: ScryptCost
  hooks: DeskHooks
}

interface Current {
  profile: ProfileFile
  files: Files
  settings: Settings
  /** Null while locked. */
  deskKey: Uint8Array | null
  /** True until the profile was open for the first time. */
  opening: boolean
  /** False while the parts behind an opening or unlocking come up: pages are not let in yet. */
  ready: boolean
}

export interface Desk {
  readonly ring: KeyRing
  start(systemLanguage: UiLanguage): Promise<void>
  state(): DeskState
  isOpen(): boolean
  /** PIN_TOO_SHORT under six characters, or under twelve where the system has no key store. */
  createProfile(name: string, pin: string, language: UiLanguage): Promise<DeskState>
  openDemo(language: UiLanguage): Promise<DeskState>
  /** WRONG_PIN with the wait before the next try, NOT_FOUND, NO_KEY_STORE. */
  unlock(id: ProfileId, pin: string): Promise<DeskState>
  lock(): Promise<void>
  signOut(): Promise<void>
  /** WRONG_PIN as for `unlock`, counted with it; PIN_TOO_SHORT. LOCKED where no real profile is open. */
  changePin(pin: string, next: string): Promise<void>
  /** The system saw no input for so many seconds; locks when the profile's limit is reached. */
  idle(seconds: number): Promise<void>
  settings(): Settings
  saveSettings(change: Partial<Settings>): Promise<Settings>
  saveAppearance(change: { language?: UiLanguage; theme?: Settings['theme'] }): Promise<void>
  keys(backendIds: readonly BackendId[]): {
    schema: number
    matchKey: string
    backends: { backendId: BackendId; key: string }[]
    database: string
  }
  addKeys(backendId: BackendId): Promise<void>
  profileId(): ProfileId
  /** A key of its own for one purpose, from the desk key; LOCKED otherwise. The caller keeps it as long as it must. */
  derived(purpose: string): Uint8Array
  /** Documents of the open profile, sealed under its desk key; LOCKED otherwise. Null where there is none. */
  readSealed(name: string): Promise<unknown>
  writeSealed(name: string, content: unknown): Promise<void>
}

export const createDesk = (needs: DeskNeeds): Desk => {
  const { clock, random, secrets, crypto, hooks, log } = needs
  const store = createProfileStore(needs.files, crypto, random, secrets, needs.cost)
  const ring = createKeyRing(crypto, random)
  const oneByOne = serial()
  let deskFile: DeskFile = { language: 'en', theme: 'system', profiles: [] }
  let profiles: ProfileFile[] = []
  /** Of a newer program, or broken: named on the door, never opened, never written. */
  let shut: ProfileInfo[] = []
  const waiting = new Map<ProfileId, number>()
  let current: Current | null = null

  const infoOf = (profile: ProfileFile): ProfileInfo => ({
    id: profile.id,
    name: profile.name,
    kind: profile.kind,
    needsPin: profile.lock !== null,
    keyStore: profile.lock?.keyStore ?? false,
    state: 'ready',
    waiting: waiting.get(profile.id) ?? 0,
  })
  const look = () => ({ language: deskFile.language, theme: deskFile.theme })
  const state = (): DeskState => {
    if (!current || (current.opening && !current.ready)) return { type: 'closed', profiles: [...profiles.map(infoOf), ...shut], ...look() }
    if (!current.deskKey || !current.ready) return { type: 'locked', profile: infoOf(current.profile), queued: hooks.queued(), ...look() }
    return { type: 'open', profile: infoOf(current.profile), settings: current.settings }
  }
  const told = (): DeskState => {
    const now = state()
    hooks.stateChanged(now)
    return now
  }
  const opened = (): { current: Current; deskKey: Uint8Array } => {
    if (!current?.deskKey) throw new DeskError({ code: 'LOCKED' })
    return { current, deskKey: current.deskKey }
  }
  const saveLook = async (change: { language?: UiLanguage; theme?: Settings['theme'] }) => {
    deskFile = { ...deskFile, ...change, profiles: [...profiles, ...shut].map(({ id }) => id) }
    await store.writeDesk(deskFile)
  }
  const drop = () => {
    current?.deskKey?.fill(0)
    ring.drop()
    current = null
  }
  const signOutNow = async () => {
    if (!current) return
    const { id } = current.profile
    const count = hooks.queued()
    // Whatever fails on the way out, no key stays.
    try {
      await hooks.signedOut()
    } finally {
      drop()
    }
    if (count === (waiting.get(id) ?? 0)) return
    waiting.set(id, count)
    // Only words on the door: a full disk does not keep anybody in.
    await store.writeWaiting(id, count).catch((error: unknown) => log.warn('desk.waitingUntold', { error: String((error as Error).name) }))
  }
  const enter = async (profile: ProfileFile, deskKey: Uint8Array, made: boolean, settings?: Settings) => {
    const files = store.folder(profile.id)
    const kept = current?.profile.id === profile.id
    // A newer program may have opened it since it was read (a roaming folder): nothing of it is touched then.
    if (!made && (await store.readProfile(profile.id)).state !== 'ready') {
      deskKey.fill(0)
      throw new DeskError({ code: 'NEWER' })
    }
    if (current && !kept) await signOutNow()
    try {
      if (!kept) await store.markFormat(profile.id)
      await ring.load(files, deskKey)
      if (settings) await writeSettings(files, settings)
      current = { profile, files, deskKey, settings: settings ?? (await readSettings(files)), opening: !kept, ready: false }
      if (kept) await hooks.unlocked()
      else {
        const learned = await hooks.opened({ id: profile.id, kind: profile.kind, files, made })
        if (Object.keys(learned).length > 0) {
          current.settings = settingsFrom(learned, current.settings)
          await writeSettings(files, current.settings)
        }
      }
      current.opening = false
      current.ready = true
    } catch (error) {
      if (!kept) await hooks.signedOut().catch(() => undefined)
      if (kept && current) {
        // A failed unlock leaves the desk as it was: locked, with its queue draining.
        current.deskKey = null
        ring.lock()
      } else drop()
      deskKey.fill(0)
      throw error
    }
    const { language, theme } = current.settings
    // A write that changes nothing would only make the person wait.
    if (made || language !== deskFile.language || theme !== deskFile.theme) await saveLook({ language, theme })
    log.info('desk.open', { profile: profile.id, kind: profile.kind, made })
    return told()
  }
  const lockNow = async () => {
    if (!current?.deskKey) return
    try {
      await hooks.locked()
    } finally {
      current.deskKey.fill(0)
      current.deskKey = null
      current.ready = false
      ring.lock()
      log.info('desk.lock', {})
      told()
    }
  }
  const shortest = () => (secrets.available ? shortestPin : shortestPassphrase)
  /** The desk key by PIN; wrong ones are counted before they are looked at, and slowed. */
  const keyByPin = async (profile: ProfileFile, pin: string): Promise<Uint8Array> => {
    const { id } = profile
    const tries = await store.readTries(id)
    const wait = waitBefore(tries, clock.now())
    if (wait > 0) throw new DeskError({ code: 'WRONG_PIN', waitMs: wait })
    const next = { failed: tries.failed + 1, lastAt: clock.now() }
    await store.writeTries(id, next)
    const deskKey = await store.keyByPin(profile, pin).catch(async (error: unknown) => {
      await store.writeTries(id, tries)
      throw error
    })
    if (!deskKey) {
      log.warn('desk.wrongPin', { profile: id, failed: next.failed })
      throw new DeskError({ code: 'WRONG_PIN', waitMs: waitBefore(next, clock.now()) })
    }
    await store.writeTries(id, noTries)
    return deskKey
  }
  const settingsAtFirst = (language: UiLanguage): Settings =>
    settingsFrom({ language, workingLanguage: language, theme: deskFile.theme }, initialSettings)

  return {
    ring,
    start: (systemLanguage) =>
      oneByOne(async () => {
        deskFile = await store.readDesk(systemLanguage)
        const read = await Promise.all(deskFile.profiles.map((id) => store.readProfile(id)))
        profiles = read.flatMap((one) => (one.state === 'ready' ? [one.profile] : []))
        for (const { id } of profiles) waiting.set(id, await store.readWaiting(id))
        shut = read.flatMap((one) =>
          one.state === 'ready'
            ? []
            : [{ id: one.id, name: one.name, kind: one.kind, needsPin: true, keyStore: false, state: one.state, waiting: 0 }],
        )
        for (const { id, state: why } of shut) log.warn('desk.profileShut', { profile: id, why })
      }),
    state,
    isOpen: () => Boolean(current?.deskKey && current.ready),
    createProfile: (name, pin, language) =>
      oneByOne(async () => {
        const minimum = shortest()
        if ([...pin].length < minimum) throw new DeskError({ code: 'PIN_TOO_SHORT', minimum })
        const id = ProfileId.parse(`p-${Buffer.from(random.bytes(8)).toString('hex')}`)
        const made = await store.createReal(id, name, pin, clock.now())
        profiles = [...profiles, made.profile]
        return enter(made.profile, made.deskKey, true, settingsAtFirst(language))
      }),
    openDemo: (language) =>
      oneByOne(async () => {
        const known = profiles.find((profile) => profile.kind === 'demo')
        if (known && current?.profile.id === known.id && current.deskKey) return state()
        if (known) return enter(known, await store.demoKey(known), false)
        const made = await store.createDemo(ProfileId.parse(`demo-${Buffer.from(random.bytes(4)).toString('hex')}`), 'Demo', clock.now())
        const settings = settingsAtFirst(language)
        const answer = await enter(made.profile, made.deskKey, true, settings)
        // Known only once its shops stand: a demo that failed half-way is made anew at the next try.
        profiles = [...profiles, made.profile]
        await saveLook({})
        return answer
      }),
    unlock: (id, pin) =>
      oneByOne(async () => {
        const profile = profiles.find((known) => known.id === id)
        if (!profile) throw new DeskError({ code: 'NOT_FOUND' })
        if (current?.profile.id === id && current.deskKey) return state()
        if (!profile.lock) return enter(profile, await store.demoKey(profile), false)
        const deskKey = await keyByPin(profile, pin)
        return enter(profile, deskKey, false)
      }),
    lock: () => oneByOne(lockNow),
    signOut: () =>
      oneByOne(async () => {
        try {
          await signOutNow()
        } finally {
          told()
        }
      }),
    changePin: (pin, next) =>
      oneByOne(async () => {
        const { current: now, deskKey } = opened()
        if (!now.profile.lock) throw new DeskError({ code: 'NOT_FOUND' })
        const known = await keyByPin(now.profile, pin)
        known.fill(0)
        const minimum = shortest()
        if ([...next].length < minimum) throw new DeskError({ code: 'PIN_TOO_SHORT', minimum })
        const profile = await store.rewrap(now.profile, deskKey, next)
        now.profile = profile
        profiles = profiles.map((one) => (one.id === profile.id ? profile : one))
        log.info('desk.pinChanged', { profile: profile.id })
        told()
      }),
    idle: async (seconds) => {
      // Locking the demo would protect nothing: its key lies beside it.
      if (!current?.profile.lock) return
      if (seconds >= current.settings.lockAfterMinutes * 60) await oneByOne(lockNow)
    },
    settings: () => opened().current.settings,
    saveSettings: (change) =>
      oneByOne(async () => {
        const now = opened().current
        now.settings = settingsFrom(change, now.settings)
        await writeSettings(now.files, now.settings)
        if (change.language || change.theme) await saveLook({ language: now.settings.language, theme: now.settings.theme })
        hooks.settingsChanged(now.settings)
        return now.settings
      }),
    saveAppearance: (change) =>
      oneByOne(async () => {
        await saveLook({ language: change.language ?? deskFile.language, theme: change.theme ?? deskFile.theme })
        if (!current?.deskKey) told()
      }),
    keys: (backendIds) => {
      const { current: now, deskKey } = opened()
      return {
        schema: cacheSchema,
        matchKey: base64(crypto.hmac(deskKey, 'customer match')),
        backends: backendIds.map((backendId) => ({ backendId, key: base64(ring.key(backendId, 'data')) })),
        database: databaseOf(now.profile.id),
      }
    },
    addKeys: (backendId) => ring.add(backendId, opened().deskKey),
    derived: (purpose) => crypto.hmac(opened().deskKey, purpose),
    profileId: () => opened().current.profile.id,
    async readSealed(name) {
      const { current: now, deskKey } = opened()
      const bytes = await now.files.read(name)
      return bytes ? JSON.parse(new TextDecoder().decode(crypto.open(deskKey, bytes, name))) : null
    },
    async writeSealed(name, content) {
      const { current: now, deskKey } = opened()
      await now.files.replace(name, crypto.seal(deskKey, new TextEncoder().encode(JSON.stringify(content)), name))
    },
  }
}
