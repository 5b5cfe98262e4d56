/**
 * One evidence item of the real outbox, journal and connector against a provider that takes as many as it gets, over a
 * line that fails in every way, with power cuts, other people's doings and a desk that asks. What must hold stands in `judge`.
 */
import type { Connector, ConnectorNeeds } from '../../src/main/connectors/connector'
import { paypal } from '../../src/main/connectors/paypal/connector'
import { stripe } from '../../src/main/connectors/stripe/connector'
import { type HttpAnswer, HttpFailure, type HttpRequest } from '../../src/main/ports'
import { createGate } from '../../src/main/services/backends/gate'
import { guardConnector } from '../../src/main/services/backends/guarded'
import { createJournal } from '../../src/main/services/journal'
import { createOutbox } from '../../src/main/services/outbox/outbox'
import { ShopId } from '../../src/shared/domain/ids'
import type { OutboxState } from '../../src/shared/domain/outbox/types'
import { backendId, effectOf, evidenceKey, formOf } from '../contract/connectors/evidence'
import { createPaypalServer } from '../contract/connectors/paypalServer'
import { answer } from '../contract/connectors/ports'
import { createStripeServer, disputeOf } from '../contract/connectors/stripeServer'
import { log } from './outboxDesk'
import { chanceOf, createSimClock, createSimDisk, randomOf, type SimDisk, settle } from './world'

const T0 = Date.parse('2026-11-22T10:00:00Z')
const HOUR = 3_600_000
const never = new Promise<never>(() => undefined)

export type Provider = 'paypal' | 'stripe'
export interface EvidenceRun {
  state: OutboxState['type'] | 'gone'
  /** How often the provider took it. */
  taken: number
  cuts: number
  others: boolean
  faults: string[]
}

type Fate = 'well' | 'refused' | 'cutBefore' | 'cutAfter' | 'late' | 'broken' | 'brokenAfter' | 'portal' | 'limited' | 'signedOut' | 'busy'
const fates: Fate[] = ['refused', 'cutBefore', 'cutAfter', 'late', 'broken', 'brokenAfter', 'portal', 'limited', 'signedOut', 'busy']

const providerOf = (name: Provider, chance: () => number, now: () => number) => {
  if (name === 'stripe') {
    const server = createStripeServer({ takesMore: true })
    server.disputes.set('dp_1', disputeOf('dp_1', T0 / 1000 - 86_400))
    const dispute = () => server.disputes.get('dp_1') ?? {}
    return {
      id: 'dp_1',
      faults: server.faults,
      handle: (request: HttpRequest, broken: 'no' | 'done' | 'notDone') => server.handle(request, broken),
      taken: () => server.submitted.length,
      /** Somebody hands in by the dashboard; the case is closed. */
      others: () =>
        server.disputes.set('dp_1', {
          ...dispute(),
          status: 'under_review',
          evidence_details: { ...(dispute().evidence_details as object), submission_count: 1 },
        }),
      ends: () => server.disputes.set('dp_1', { ...dispute(), status: 'lost' }),
    }
  }
  const server = createPaypalServer({ takesMore: true, echoes: chance() < 0.8, now })
  const handle = async (request: HttpRequest, broken: 'no' | 'done' | 'notDone'): Promise<HttpAnswer> => {
    const given = broken === 'notDone' ? null : await server.handle(request)
    return broken === 'no' && given ? given : answer(500, { name: 'INTERNAL_SERVER_ERROR', message: 'x', debug_id: 'd' })
  }
  return {
    id: 'PP-R-1',
    faults: server.faults,
    handle,
    taken: () => server.submissions.length,
    others: () => {
      const date = server.touch()
      server.state.evidences.push({ evidence_type: 'OTHER', notes: 'By hand', source: 'SUBMITTED_BY_SELLER', date })
      server.state.status = 'UNDER_REVIEW'
      server.state.ways = []
    },
    ends: () => {
      server.touch()
      server.state.status = 'RESOLVED'
      server.state.ways = []
    },
  }
}

export const runEvidence = async (name: Provider, seed: number): Promise<EvidenceRun> => {
  const chance = chanceOf(seed)
  let wall = T0
  const provider = providerOf(name, chance, () => wall)
  /** The connector's own store outlives a cut, except where the profile's cache folder was emptied. */
  let stored = new Map<string, string>()
  let failing = 0.15 + chance() * 0.5
  let cuts = 0
  let others = false

  const start = async (disk: SimDisk, startAt: number) => {
    const sim = createSimClock(startAt)
    let alive = true
    const later = async (ms: number, work: () => Promise<unknown>) => {
      await sim.clock.sleep(ms)
      if (alive) await work()
    }
    const request = async (asked: HttpRequest): Promise<HttpAnswer> => {
      if (!alive) return never
      wall = sim.clock.now()
      const fate: Fate = chance() < failing ? (fates[Math.floor(chance() * fates.length)] ?? 'well') : 'well'
      const reads = asked.method === 'GET'
      switch (fate) {
        case 'refused':
          throw new HttpFailure('unreachable', false)
        case 'cutBefore':
          throw new HttpFailure('unreachable', true)
        case 'cutAfter':
          await provider.handle(asked, 'no')
          throw new HttpFailure('timeout', true)
        case 'late':
          // The server goes on with it after the line has gone; a power cut here changes nothing there.
          if (!reads) void later(1_000 + chance() * 40_000, () => provider.handle(asked, 'no'))
          throw new HttpFailure('timeout', true)
        case 'broken':
          return reads ? answer(503, '<html>') : provider.handle(asked, 'notDone')
        case 'brokenAfter':
          return reads ? answer(500, '<html>') : provider.handle(asked, 'done')
        case 'portal':
          return answer(200, '<!doctype html><html>Sign in to the network')
        case 'limited':
          return answer(429, { name: 'RATE_LIMIT_REACHED' }, { 'retry-after': String(Math.floor(chance() * 90)) })
        case 'signedOut':
          return answer(401, { name: 'x', error: { type: 'invalid_request_error' } })
        case 'busy':
          return answer(name === 'stripe' ? 409 : 408, { error: { type: 'invalid_request_error', code: 'lock_timeout' } })
        default:
          return provider.handle(asked, 'no')
      }
    }
    const needs: ConnectorNeeds = {
      backendId,
      shopId: ShopId.parse('shop1'),
      values: { key: 'rk_test', clientId: 'id', secret: 's', url: '' },
      fetchDays: 30,
      clock: sim.clock,
      random: randomOf(chance),
      http: { request, socket: () => ({ send: () => undefined, close: () => undefined }) },
      log,
      store: {
        get: async (key) => stored.get(key) ?? null,
        set: async (key, value) => {
          stored.set(key, value)
        },
      },
      hmac: (text) => text,
    }
    const connector: Connector = (name === 'paypal' ? paypal : stripe).create(needs)
    // As a line has it: what the guard does not pass on, the product cannot do.
    const guarded = guardConnector(connector, createGate(sim.clock, chance), () => undefined)
    const journal = createJournal({
      files: disk.files,
      clock: sim.clock,
      random: randomOf(chance),
      log,
      keys: { journalKey: () => new Uint8Array(32) },
    })
    const outbox = createOutbox({
      journal,
      clock: sim.clock,
      random: randomOf(chance),
      log,
      connectors: () => guarded,
      backend: (id) => (id === backendId ? { me: null, senderName: 'Shop', fileBytes: 1_000_000 } : null),
      emit: () => undefined,
    })
    await outbox.start()
    const state = () => outbox.list().items.find(({ key }) => key === evidenceKey)?.state ?? null
    const pass = async (ms: number) => {
      const until = sim.clock.monotonic() + ms
      while (sim.clock.monotonic() < until) await sim.next(until - sim.clock.monotonic())
      for (let turn = 0; turn < 5; turn += 1) await settle()
    }
    return {
      outbox,
      sim,
      state,
      pass,
      disk,
      kill: () => {
        alive = false
      },
    }
  }

  let desk = await start(createSimDisk(chanceOf(seed + 1)), T0)
  const file = await desk.outbox.attach({ backendId, name: 'pack.pdf', mime: 'application/pdf', base64: 'JVBERi0=' })
  const form = formOf({ files: [{ ...file, as: 'pack' }] })
  const effect = effectOf(provider.id, form)
  const seen = { ...effect.seen, seenAt: T0, submissions: name === 'stripe' ? 0 : null }
  await desk.outbox.commit({
    key: evidenceKey,
    backendId,
    conversationId: null,
    effects: [{ ...effect, seen }],
    basis: null,
    draftId: null,
    undoMs: Math.floor(chance() * 10_000),
  })
  for (let turn = 0; turn < 12; turn += 1) {
    await desk.pass(Math.floor(chance() * 60_000))
    const dice = chance()
    if (dice < 0.15) {
      cuts += 1
      desk.kill()
      const found = desk.disk.afterCut()
      if (chance() < 0.2) stored = new Map()
      desk = await start(createSimDisk(chanceOf(seed + 2 + turn), found), desk.sim.clock.now() + 1_000 + chance() * 60_000)
    } else if (dice < 0.19) {
      others = true
      provider.others()
    } else if (dice < 0.21) {
      others = true
      provider.ends()
    } else if (dice < 0.4 && desk.state()?.type === 'unknown') {
      await desk.outbox.decide({ key: evidenceKey, word: 'lookAgain', basis: null })
    } else if (dice < 0.45) desk.sim.jump((chance() - 0.5) * 2 * HOUR)
    failing = chance() < 0.2 ? 0 : failing
  }
  failing = 0
  await desk.pass(3 * HOUR)
  const answered: EvidenceRun = { state: desk.state()?.type ?? 'gone', taken: provider.taken(), cuts, others, faults: provider.faults }
  desk.kill()
  return answered
}

/** What went wrong; empty where all held. */
export const judge = ({ state, taken, others, faults }: EvidenceRun): string[] => {
  const found = [...faults]
  if (taken > 1) found.push(`taken ${taken} times without the agent's word`)
  // What was sent leaves the list some minutes after.
  if ((state === 'sent' || state === 'gone') && taken !== 1) found.push(`said to be sent, taken ${taken} times`)
  if ((state === 'failed' || state === 'held') && taken !== 0) found.push(`said not to be sent (${state}), taken`)
  if (!['sent', 'gone', 'unknown', 'held', 'failed'].includes(state)) found.push(`stuck: ${state}`)
  if (state === 'held' && !others) found.push('held although nobody did anything')
  return found
}
