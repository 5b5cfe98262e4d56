/** The agent's computer: a disk, a clock and the product on it, which may be killed, lose power, sleep and start again. */

import { capabilities } from '../../../src/main/connectors/chatwoot/capabilities'
import type { Connector } from '../../../src/main/connectors/connector'
import type { Outbox } from '../../../src/main/services/outbox/outbox'
import type { DeskEvent } from '../../../src/shared/contract'
import { BackendId, localId, ShopId } from '../../../src/shared/domain/ids'
import type { OutboxItem } from '../../../src/shared/domain/outbox/types'
import { below, type Chance, chanceOf, mix } from './chance'
import { createChatwootServer, ME } from './chatwootServer'
import { createDisk, type Kept } from './disk'
import { createLetters } from './letters'
import { createNet, type Fault } from './net'
import type { Flavour } from './plan'
import type { Product } from './product'
import { createTime, type Life, settle } from './time'

export const backendId = BackendId.parse('simulated')
const START = Date.UTC(2026, 8, 21, 9, 30)
const quiet = { info: () => undefined, warn: () => undefined }

export interface MachineNeeds {
  seed: number
  flavour: Flavour
  product: Product
  /** Every change of an item as it is told to the screens. */
  onItem(item: OutboxItem): void
  /** For a failure that is looked into: what happens, line by line. */
  trace?: ((line: string) => void) | undefined
}

export const createMachine = ({ seed, flavour, product, onItem, trace: told }: MachineNeeds) => {
  const time = createTime(START)
  const trace = (line: string) => told?.(`${Math.round(time.now())} ${line}`)
  const chance: Chance = chanceOf(mix(seed, 7))
  let life: Life = time.begin()
  let steps = 0
  let endAt = Number.POSITIVE_INFINITY
  let how: 'power' | 'kill' = 'power'
  let endedAt: number | null = null
  let kept: Kept = new Map()
  let restarts = 0

  /** One touch of disk or network: the machine may end here. */
  const step = (): boolean => {
    if (!life.alive) return false
    steps += 1
    if (steps < endAt) return true
    endAt = Number.POSITIVE_INFINITY
    kept = how === 'kill' ? disk.afterKill() : disk.afterPowerCut()
    endedAt = time.now()
    trace(`--- the machine ends by ${how}`)
    time.end(life)
    return false
  }

  const keeps = flavour === 'chatwoot' ? { json: true, form: true } : { json: false, form: false }
  const server = createChatwootServer({ now: time.serverNow, world: time.now, keeps, trace })
  const net = createNet({ time, chance: chanceOf(mix(seed, 8)), handle: server.handle, step, trace })
  const letters = createLetters({ backendId, time, chance: chanceOf(mix(seed, 9)), server, step, capabilities })
  const stored = new Map<string, string>()

  const newDisk = (from: Kept, mine: Life) =>
    createDisk(
      {
        chance,
        step: () => life === mine && step(),
        alive: () => mine.alive,
        lag: () => (chance() < 0.25 ? new Promise((resolve) => time.after(5 + below(chance, 35), resolve)) : Promise.resolve()),
      },
      from,
    )
  let disk = newDisk(kept, life)
  let outbox!: Outbox
  let connector!: Connector
  let hurt = false

  const open = (): void => {
    const mine = life
    disk = newDisk(kept, mine)
    const clock = time.clockOf(mine)
    const random = { bytes: (length: number) => Uint8Array.from({ length }, () => below(chance, 256)), number: chance }
    const gate = product.createGate(clock, chance)
    const raw =
      flavour === 'mail-like'
        ? letters.connect(mine, clock)
        : product.chatwoot({
            backendId,
            shopId: ShopId.parse('shop'),
            values: { url: 'https://chat.example.test', token: 'secret', account: '3' },
            fetchDays: 30,
            clock,
            random,
            http: net.portFor(mine),
            log: quiet,
            onLimited: (until) => gate.limited(until),
            quietUntil: () => gate.quietUntil(),
            store: { get: async (name) => stored.get(name) ?? null, set: async (name, value) => void stored.set(name, value) },
            hmac: (text) => text,
          })
    connector = product.guardConnector(raw, gate, () => undefined)
    const keys = { journalKey: () => new Uint8Array(32).fill(5) }
    const journal = product.createJournal({
      files: disk.files.within('journal'),
      clock,
      random,
      log: quiet,
      keys,
      limits: { bytes: 6_000, segments: 4 },
    })
    outbox = product.createOutbox({
      journal,
      clock,
      random,
      log: quiet,
      connectors: () => (mine.alive ? connector : null),
      backend: () => ({ me: localId(backendId, 'a', ME), senderName: 'North', fileBytes: 1_000_000 }),
      emit: (event: DeskEvent) => {
        if (!mine.alive || event.type !== 'outbox') return
        trace(`${event.item.key} ${JSON.stringify(event.item.state)}`)
        onItem(event.item)
      },
    })
  }

  /** Starts the program; true when it stands, false when the machine ended on the way. */
  const boot = async (): Promise<boolean> => {
    if (!life.alive) life = time.begin()
    endedAt = null
    hurt = false
    open()
    const mine = life
    let up = false
    let broken: unknown = null
    outbox.start().then(
      () => {
        up = true
      },
      (error: unknown) => {
        broken = error
      },
    )
    for (let at = 0; at < 4_000 && !up && mine.alive && broken === null; at += 1) await time.next(50)
    if (broken !== null) throw new Error(`does not start: ${String(broken)}`)
    if (!up && mine.alive) throw new Error('does not start')
    return up
  }

  return {
    time,
    server,
    chance,
    outbox: () => outbox,
    connector: () => connector,
    alive: () => life.alive,
    trace,
    /** World time at which this process ended, or null. */
    endedAt: () => endedAt,
    restarts: () => restarts,
    hurt: () => hurt || disk.hurt(),
    planEnd(after: number, by: 'power' | 'kill'): void {
      endAt = steps + after
      how = by
    },
    noEnd(): void {
      endAt = Number.POSITIVE_INFINITY
    },
    setTrouble(share: number, only: Fault | null, writes = false): void {
      net.setTrouble(share, only, writes)
      letters.setTrouble(share, writes)
    },
    setFull: (share: number) => disk.setFull(share),
    happened: () => net.happened() + letters.happened(),
    impatient: () => net.impatient,
    boot,
    /** Starts again until it stands. */
    async restart(): Promise<void> {
      for (;;) {
        restarts += 1
        net.forgetSilence()
        if (await boot()) return
      }
    },
    /** A call of a page: its answer, or nothing when the machine ended meanwhile. */
    async ask<T>(call: Promise<T>, mostMs = 5_000): Promise<{ value: T } | { refused: unknown } | null> {
      let answer: { value: T } | { refused: unknown } | null = null
      call.then(
        (value) => {
          answer = { value }
        },
        (refused: unknown) => {
          answer = { refused }
        },
      )
      const until = time.now() + mostMs
      await settle()
      while (!answer && life.alive && time.now() < until) await time.next(20)
      return life.alive ? answer : null
    },
    /** Ends the program as its menu does; the next boot finds what it left. */
    async quit(graceMs: number): Promise<void> {
      const ending = outbox.stop(graceMs)
      let over = false
      ending.then(() => {
        over = true
      })
      for (let at = 0; at < 3_000 && !over && life.alive; at += 1) await time.next(100)
      if (life.alive) {
        kept = disk.afterKill()
        endedAt = null
        time.end(life)
      }
    },
  }
}
export type Machine = ReturnType<typeof createMachine>
