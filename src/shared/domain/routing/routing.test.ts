import { describe, expect, it } from 'vitest'
import type { BackendAgent } from '../conversation/types'
import type { AgentId, BackendId, ConversationId, PersonId, ShopId } from '../ids'
import { shiftsBetween } from '../rota/shifts'
import type { Person } from '../rota/types'
import { factsOf, said } from '../rules/case.fixture'
import { rebalance } from './rebalance'
import { loadOf, type OpenOne } from './roster'
import { suggestAssignees } from './suggest'

const hour = 3_600_000
const daily = (start: string, end: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start, end }))
const person = (
  id: string,
  zone: string,
  week: Person['week'],
  languages: Person['languages'],
  role: Person['role'] = 'agent',
): Person => ({
  id: id as PersonId,
  name: id[0]?.toUpperCase() + id.slice(1),
  email: `${id}@desk.example`,
  region: 'eu',
  zone,
  city: '',
  role,
  languages,
  week,
})
const en = (level: Person['languages'][number]['level']) => ({ code: 'en', level })
const de = (level: Person['languages'][number]['level']) => ({ code: 'de', level })
const people = [
  person('ioana', 'Europe/Bucharest', daily('08:00', '16:30'), [en('fluent'), de('fluent')]),
  person('maria', 'Asia/Manila', daily('06:00', '14:30'), [en('native')]),
  person('jose', 'Asia/Manila', daily('08:00', '16:30'), [en('fluent'), de('basic')]),
  person('andres', 'America/Bogota', daily('08:00', '16:30'), [en('good'), { code: 'es', level: 'native' }], 'lead'),
]
const agent = ({ id, name, email }: Person, backend = 'bk'): BackendAgent => ({
  id: `${backend}~a~${id}` as AgentId,
  backendId: backend as BackendId,
  remoteId: id,
  name,
  email,
  available: null,
})
const agents = people.map((one) => agent(one))
const teamAt = (now: number, of = people) => ({ people: of, shifts: shiftsBetween(of, now - 36 * hour, now + 8 * 24 * hour) })
const night = Date.parse('2026-06-03T01:00:00Z') // 04:00 in Bucharest, 09:00 in Manila, 20:00 in Medellín
const ask = (now: number, language: string | null, more: Partial<Parameters<typeof suggestAssignees>[0]> = {}) =>
  suggestAssignees({ facts: factsOf([said('hello')], { language }), team: teamAt(now), agents, load: new Map(), now, ...more })
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

describe('to whom it could go', () => {
  it('sends what comes in at night in Bucharest to Manila', () => {
    const [first, second, ...rest] = ask(night, 'en')
    expect([first?.name, second?.name, rest]).toEqual(['Maria', 'Jose', []])
    expect(first?.onShiftUntil).toBe(Date.parse('2026-06-03T06:30:00Z'))
    expect(first?.why.map(({ code }) => code)).toEqual(['onShift', 'language', 'load'])
  })
  it.each([
    ['the better reader', 'de', Date.parse('2026-06-03T08:00:00Z'), ['Ioana', 'Jose']],
    ['only those who read it', 'es', Date.parse('2026-06-03T15:00:00Z'), ['Andres']],
    ['whoever is on, where the language is not known', null, night, ['Jose', 'Maria']],
  ])('%s', (_name, language, now, expected) => expect(names(ask(now, language))).toEqual(expected))

  it('weighs what each has open', () => {
    const load = new Map([['bk~a~maria' as AgentId, 12]])
    expect(names(ask(night, 'en', { load }))).toEqual(['Jose', 'Maria'])
  })
  it('keeps to who answered before', () => {
    const facts = factsOf([said('hi', { at: 1 }), said('ok', { kind: 'outgoing', authorId: 'bk~a~jose', at: 2 }), said('and?')], {
      language: 'en',
    })
    expect(names(ask(night, 'en', { facts }))).toEqual(['Jose', 'Maria'])
  })
  it.each([
    ['break', ['Jose']],
    ['away', ['Jose']],
    ['off', ['Jose']],
    ['on', ['Maria', 'Jose']],
  ] as const)('asks whoever says %s only where she is there', (state, expected) => {
    const since = night - 600_000
    const presences = [{ personId: 'maria' as PersonId, at: night, state, since, unsent: 0, oldestUnsentAt: null }]
    expect(names(ask(night, 'en', { team: { ...teamAt(night), presences } }))).toEqual(expected)
  })
  it('gives little to a shift that is about to end', () => {
    const now = Date.parse('2026-06-03T06:10:00Z')
    const list = ask(now, 'en')
    expect(names(list)[0]).toBe('Ioana')
    expect(list.find(({ name }) => name === 'Maria')?.why[0]?.code).toBe('endsSoon')
  })
  it('looks for a lead where the rule asks for one', () =>
    expect(names(ask(Date.parse('2026-06-03T15:00:00Z'), 'en', { wish: 'lead' }))[0]).toBe('Andres'))
  it('says who comes on next where nobody on shift reads it', () => {
    const [first] = ask(night, 'es')
    expect([first?.name, first?.onShiftUntil, first?.why[0]]).toEqual([
      'Andres',
      null,
      { code: 'comesOn', params: { at: Date.parse('2026-06-03T13:00:00Z'), zone: 'America/Bogota' } },
    ])
  })
  it('says who is on without the language after that', () =>
    expect(ask(night, 'ja').every(({ why }) => why.some(({ code }) => code === 'notReads'))).toBe(true))
  it('never puts one without an account before one with', () => {
    const list = ask(night, 'en', { agents: agents.filter(({ remoteId }) => remoteId === 'jose') })
    expect(names(list)).toEqual(['Jose'])
  })
  it('asks the backend where there is no rota', () => {
    const some = agents.map((one, at) => ({ ...one, available: at === 1 ? true : at === 2 ? false : null }))
    expect(names(ask(night, 'en', { team: { people: [], shifts: [] }, agents: some }))).toEqual(['Maria', 'Andres', 'Ioana'])
  })
})

const one = (id: number, more: Partial<OpenOne> = {}): OpenOne => ({
  id: `bk~c~${id}` as ConversationId,
  backendId: 'bk' as BackendId,
  shopId: 's' as ShopId,
  channel: 'email',
  status: 'open',
  language: 'en',
  assigneeId: null,
  dueAt: night + hour,
  ...more,
})
const balance = (open: OpenOne[], now = night, of = people, accounts = agents) =>
  rebalance({ open, team: teamAt(now, of), agents: accounts, now })
const to = (id: string) => `bk~a~${id}` as AgentId

describe('what a lead could move', () => {
  it('gives what nobody has to those on shift, evenly', () => {
    const { moves, unassigned } = balance([one(1), one(2), one(3), one(4)])
    expect(unassigned).toBe(4)
    expect(moves.map(({ to: { name } }) => name).sort()).toEqual(['Jose', 'Jose', 'Maria', 'Maria'])
  })
  it('takes from who is off only what is due before she is back', () => {
    const { moves } = balance([
      one(1, { assigneeId: to('ioana') }),
      one(2, { assigneeId: to('ioana'), dueAt: night + 7 * hour }),
      one(3, { assigneeId: to('ioana'), dueAt: null }),
    ])
    expect(moves.map(({ conversationId, from }) => [conversationId, from?.name])).toEqual([['bk~c~1', 'Ioana']])
  })
  it('takes from who has too much what is due last, and no more than needed', () => {
    const { moves, limit } = balance(
      Array.from({ length: 20 }, (_none, at) => one(at, { assigneeId: to('maria'), dueAt: night + at * 60_000 })),
    )
    expect(limit).toBe(15)
    expect(moves.map(({ conversationId }) => conversationId)).toEqual(['bk~c~19', 'bk~c~18', 'bk~c~17', 'bk~c~16', 'bk~c~15'])
    expect(moves.every(({ to: { name } }) => name === 'Jose')).toBe(true)
  })
  it('says why something stays, and who could take it next', () => {
    const { moves, stuck } = balance([one(1, { language: 'es' }), one(2, { language: 'fi' })])
    expect(moves).toEqual([])
    expect(stuck.map(({ why }) => why.map(({ code }) => code))).toEqual([
      ['unassigned', 'nextOn'],
      ['unassigned', 'nobody'],
    ])
  })

  it('holds its promises whatever it is given', () => {
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    const languages = ['en', 'de', 'es', 'pt-BR', null, 'ja']
    for (let run = 0; run < 300; run += 1) {
      const now = night + random(24) * hour
      const open = Array.from({ length: random(60) }, (_none, at) =>
        one(at, {
          language: languages[random(6)] ?? null,
          assigneeId: random(3) === 0 ? null : to(people[random(4)]?.id ?? 'x'),
          dueAt: random(5) === 0 ? null : now + (random(20) - 5) * hour,
          status: random(6) === 0 ? 'resolved' : 'open',
        }),
      )
      const { moves, stuck, people: loads } = balance(open, now)
      const team = teamAt(now)
      for (const { conversationId, to: target } of moves) {
        const moved = open.find(({ id }) => id === conversationId)
        const who = people.find(({ id }) => id === target.personId)
        expect(team.shifts.some((shift) => shift.personId === target.personId && shift.startAt <= now && shift.endAt > now)).toBe(true)
        if (moved?.language) expect(who?.languages.some(({ code }) => code.split('-')[0] === moved.language?.split('-')[0])).toBe(true)
        expect(moved?.assigneeId).not.toBe(target.agentId)
        expect(moved?.status).toBe('open')
      }
      const ids = [...moves, ...stuck].map(({ conversationId }) => conversationId)
      expect(new Set(ids).size).toBe(ids.length)
      // Nothing gets lost: what all had before and what nobody had is what all have after, and what is stuck.
      const before = [...loadOf(open).values()].reduce((sum, weight) => sum + weight, 0)
      const fresh = moves
        .filter(({ from }) => from === null)
        .reduce((sum, { conversationId }) => sum + (open.find(({ id }) => id === conversationId) ? 1 : 0), 0)
      expect(loads.reduce((sum, { after }) => sum + after, 0)).toBeCloseTo(before + fresh)
      // What it proposes satisfies it: done, it asks for none of them again.
      const done = open.map((each) => ({
        ...each,
        assigneeId: moves.find(({ conversationId }) => conversationId === each.id)?.to.agentId ?? each.assigneeId,
      }))
      const again = balance(done, now).moves.filter(({ why }) => why[0]?.code !== 'overloaded')
      expect(again).toEqual([])
    }
  })
})
