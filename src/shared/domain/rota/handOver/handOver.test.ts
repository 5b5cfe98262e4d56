import { describe, expect, it } from 'vitest'
import { PersonId } from '../../ids'
import type { HandOver, Presence } from '../plan'
import { answered, answeredBy, countsOf, itemKey, mergeItems } from './answers'
import { attendanceOf } from './attendance'
import { agentOf, at, crew, handOver, handOvers, one, people, settings, shift } from './handOver.fixture'
import { leftAt, neededAt } from './needs'
import { noteFacts } from './note'
import { proposeReceivers, receiversOf } from './receivers'
import { backAt, givingSlot, heldUntil, phaseOf, type Slot, slotsBetween, slotsNow } from './slots'
import { workOf } from './takeOver'
import { homeOf, wakesAt } from './wakes'

const slot: Slot = { from: 'apac', to: 'eu', at: at('2026-11-23T06:00') }
const now = at('2026-11-23T05:20')
const HOUR = 3_600_000

describe('slots', () => {
  it('are three a day, at fixed instants, through the clock change', () => {
    const week = slotsBetween(handOvers, at('2026-10-23T00:00'), at('2026-10-28T00:00'))
    expect(week).toHaveLength(15)
    expect(new Set(week.filter(({ to }) => to === 'eu').map(({ at: when }) => when % (24 * HOUR)))).toEqual(new Set([6 * HOUR]))
  })
  it('now are one of each kind, the running one before the next', () => {
    expect(slotsNow(handOvers, at('2026-11-23T06:59')).map(({ to }) => to)).toEqual(['eu', 'americas', 'apac'])
    expect(slotsNow(handOvers, at('2026-11-23T07:00')).map(({ to }) => to)).toEqual(['americas', 'apac', 'eu'])
  })
  it('give away, come back, and are held until the next', () => {
    expect(givingSlot(handOvers, 'apac', now)).toEqual(slot)
    expect(givingSlot([], 'apac', now)).toBeNull()
    expect(backAt(handOvers, 'apac', slot.at)).toBe(at('2026-11-23T21:00'))
    expect(heldUntil(handOvers, slot)).toBe(at('2026-11-23T13:00'))
  })
  it.each([
    ['2026-11-23T04:59', 'ahead'],
    ['2026-11-23T05:00', 'lastHour'],
    ['2026-11-23T06:00', 'running'],
    ['2026-11-23T07:00', 'over'],
  ])('at %s: %s', (when, phase) => {
    expect(phaseOf(slot, at(when))).toBe(phase)
  })
})

describe('a customer’s morning', () => {
  it('is this morning’s while she is awake, else the next', () => {
    expect(wakesAt('Europe/Berlin', at('2026-11-23T12:00'))).toBe(at('2026-11-23T06:00'))
    expect(wakesAt('Europe/Berlin', at('2026-11-23T02:00'))).toBe(at('2026-11-23T06:00'))
    expect(wakesAt('Europe/Berlin', at('2026-11-22T21:30'))).toBe(at('2026-11-23T06:00'))
    expect(wakesAt(null, now)).toBeNull()
    expect(wakesAt('Moon/Base', now)).toBeNull()
  })
  it('moves with her clock on 25 October', () => {
    expect(wakesAt('Europe/Berlin', at('2026-10-24T23:00'))).toBe(at('2026-10-25T06:00'))
    expect(wakesAt('Europe/Berlin', at('2026-10-23T23:00'))).toBe(at('2026-10-24T05:00'))
  })
  it('tells her region by country, else by zone', () => {
    expect(homeOf('MX', null)).toBe('americas')
    expect(homeOf(null, 'Asia/Tokyo')).toBe('apac')
    expect(homeOf('AE', 'Asia/Dubai')).toBe('eu')
    expect(homeOf(null, null)).toBeNull()
  })
})

describe('what the next region must have', () => {
  const needed = (...ones: Parameters<typeof neededAt>[2]) => neededAt(slot, settings, ones, crew, now)

  it.each([
    ['due before the leaving region is back', one('1'), true],
    [
      'due after it is back, customer awake in the receivers’ hours (07:00 in Berlin is the slot itself)',
      one('1', { dueAt: at('2026-11-24T20:00') }),
      true,
    ],
    ['due after it is back, and the customer wakes later', one('1', { dueAt: at('2026-11-24T20:00'), zone: 'America/Los_Angeles' }), false],
    ['due after it is back, and nobody knows her clock', one('1', { dueAt: at('2026-11-24T20:00'), zone: null, country: null }), false],
    ['nobody waits', one('1', { dueAt: null }), false],
    ['resolved', one('1', { status: 'resolved' }), false],
    ['snoozed', one('1', { status: 'snoozed' }), false],
    ['nobody’s', one('1', { of: null }), true],
    ['of the receiving region already', one('1', { of: 'ana' }), false],
    ['of somebody whom the rota does not know', one('1', { of: 'stranger' }), false],
    ['her own shift runs past slot and deadline', one('1', { of: 'grace' }), false],
    ['her own shift ends before the deadline', one('1', { of: 'grace', dueAt: at('2026-11-23T09:30') }), true],
    ['late already, although her shift runs on', one('1', { of: 'grace', dueAt: at('2026-11-23T05:00') }), true],
  ])('%s', (_name, candidate, is) => {
    expect(needed(candidate).length === 1).toBe(is)
  })
  it('says why', () => {
    expect(needed(one('1'))[0]?.why).toEqual(['due', 'wakes'])
    expect(needed(one('1', { dueAt: at('2026-11-23T05:00'), zone: null }))[0]?.why).toEqual(['late'])
  })
  it.each([
    ['handOver', one('1', { country: 'JP', zone: 'Asia/Tokyo' })],
    ['rehome', one('1')],
    ['hotRehome', one('1', { promisedAt: at('2026-11-25T00:00') })],
    ['satellite', one('1', { of: null })],
  ])('is a %s', (kind, candidate) => {
    expect(needed(candidate)[0]?.kind).toBe(kind)
  })
  it('comes in the order of what is missed: deadlines, asleep or awake', () => {
    const order = needed(
      one('late evening', { dueAt: at('2026-11-23T19:00'), zone: 'America/New_York', country: 'US' }),
      one('noon', { dueAt: at('2026-11-23T11:00'), zone: 'Europe/London', country: 'GB' }),
      one('late', { dueAt: at('2026-11-23T05:10') }),
      one('awake', { dueAt: at('2026-11-23T12:30') }),
    ).map(({ id }) => id.split('~')[2])
    expect(order).toEqual(['late', 'noon', 'awake', 'late evening'])
  })
  it('a queue is clean where nobody’s conversations are the next region’s business', () => {
    expect(leftAt(slot, [one('1', { of: null })])).toEqual([])
    expect(leftAt(slot, [one('1', { of: null, dueAt: at('2026-11-23T05:50') })])).toHaveLength(1)
    expect(leftAt(slot, [one('1', { of: null, country: 'JP', zone: 'Asia/Tokyo' }), one('2', { country: 'JP' })])).toHaveLength(1)
  })
})

describe('whom it is given to', () => {
  it('reads the language and has an account', () => {
    expect(receiversOf(one('1'), slot, crew).map(({ name }) => name)).toEqual(['ana', 'mihai'])
    expect(receiversOf(one('1', { language: 'ja' }), slot, crew)).toEqual([])
    expect(receiversOf(one('1'), slot, { ...crew, agents: [agentOf('mihai')] }).map(({ name }) => name)).toEqual(['mihai'])
  })
  it('is who comes on and has least; nobody’s stays nobody’s', () => {
    const first = one('1')
    const ones = [first, one('2'), one('3', { of: null }), one('4', { language: 'ja' })]
    const given = proposeReceivers(neededAt(slot, settings, ones, crew, now), slot, crew, [])
    expect([...given].map(([id, who]) => [id.split('~')[2], who?.name ?? null])).toEqual([
      ['1', 'ana'],
      ['2', 'mihai'],
      ['3', null],
      ['4', null],
    ])
    const later = { ...crew, shifts: [shift('ana', '2026-11-23T12:00', '2026-11-23T20:00')] }
    expect(proposeReceivers(neededAt(slot, settings, ones, later, now), slot, later, []).get(first.id)).toBeNull()
  })
})

describe('the note’s facts', () => {
  it('are what the desk knows', () => {
    const ones = [
      one('1', { dueAt: at('2026-11-23T07:02') }),
      one('2', { dueAt: at('2026-11-23T07:10'), disputeAt: at('2026-11-24T00:00') }),
      one('3', { dueAt: at('2026-11-23T05:00'), promisedAt: at('2026-11-25T00:00'), language: null }),
      one('4', { zone: 'Europe/London', country: 'GB', dueAt: at('2026-11-23T20:00') }),
    ]
    const told = neededAt(slot, settings, ones, crew, now).map((needed) => ({ ...needed, shop: 'N' }))
    expect(noteFacts(told, slot.at, now, 2)).toEqual({
      count: 4,
      kinds: [
        { kind: 'rehome', count: 3 },
        { kind: 'hotRehome', count: 1 },
      ],
      languages: [
        { code: 'de', count: 3 },
        { code: '', count: 1 },
      ],
      late: 1,
      soon: [{ at: at('2026-11-23T07:02'), shop: 'N', count: 2 }],
      disputes: [{ at: at('2026-11-24T00:00'), shop: 'N' }],
      promises: [{ at: at('2026-11-25T00:00'), shop: 'N' }],
      wakes: { count: 1, firstAt: at('2026-11-23T07:00') },
      left: 2,
    })
  })
})

describe('answers', () => {
  const ana = PersonId.parse('ana')
  const keys = (given: HandOver, ...refs: string[]) => new Set(given.items.filter(({ ref }) => refs.includes(ref)).map(itemKey))
  const given = handOver(['1', '2', '3'])
  const accepted = answered(given, keys(given, '1', '2'), { state: 'accepted', by: ana, at: 5, reason: '' })

  it('stand on their items alone, and are taken back', () => {
    expect(accepted.items.map(({ state, answeredBy }) => [state, answeredBy])).toEqual([
      ['accepted', 'ana'],
      ['accepted', 'ana'],
      ['offered', null],
    ])
    expect(countsOf(accepted.items)).toEqual({ offered: 1, accepted: 2, declined: 0, sentBack: 0, satellites: 0 })
    expect(answered(accepted, keys(given, '1', '2'), { state: 'offered', by: ana, at: 6, reason: '' })).toEqual(given)
    expect(answered(accepted, keys(given, '1'), { state: 'accepted', by: ana, at: 9, reason: '' })).toBe(accepted)
  })
  it('are taken back by whoever gave them alone', () => {
    const all = keys(given, '1', '2', '3')
    const hers = answered(accepted, keys(given, '1'), { state: 'declined', by: PersonId.parse('mihai'), at: 6, reason: '' })
    expect([...answeredBy(hers, all, 'accepted', ana)]).toEqual([...keys(given, '2')])
  })
  it('of two desks count each for its item; the same one answered differently is a clash', () => {
    const theirs = answered(given, keys(given, '3'), { state: 'sentBack', by: PersonId.parse('mihai'), at: 6, reason: 'no German' })
    expect(mergeItems(given.items, accepted.items, theirs.items)?.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'sentBack'])
    expect(mergeItems(given.items, given.items, theirs.items)).toEqual(theirs.items)
    const clash = answered(given, keys(given, '1'), { state: 'declined', by: PersonId.parse('mihai'), at: 6, reason: '' })
    expect(mergeItems(given.items, accepted.items, clash.items)).toBeNull()
    expect(mergeItems(given.items, given.items.slice(1), given.items)?.map(({ ref }) => ref)).toEqual(['2', '3'])
    expect(mergeItems(given.items, given.items.slice(1), accepted.items)).toBeNull()
  })
})

describe('attendance', () => {
  const MINUTE = 60_000
  const start = at('2026-11-23T05:30')
  const said = (more: Partial<Presence>): Presence => ({
    personId: PersonId.parse('ana'),
    at: start,
    state: 'on',
    since: start,
    unsent: 0,
    oldestUnsentAt: null,
    ...more,
  })
  const standing = (minutes: number, presence: Presence | null) =>
    attendanceOf(people, [shift('ana', '2026-11-23T05:30', '2026-11-23T13:30')], presence ? [presence] : [], start + minutes * MINUTE).map(
      (one) => one.standing,
    )
  it.each([
    ['nothing heard, just begun', 4, null, ['off']],
    ['nothing heard', 5, null, ['late']],
    ['yesterday’s word', 6, said({ at: start - 600 * MINUTE, state: 'off' }), ['late']],
    ['yesterday’s word with work unsent', 16, said({ at: start - 600 * MINUTE, state: 'off', unsent: 2 }), ['dark']],
    ['came early', 4, said({ at: start - 10 * MINUTE }), ['on']],
    ['heard', 14, said({}), ['on']],
    ['not heard for a quarter of an hour', 15, said({}), ['dark']],
    ['away and silent', 40, said({ state: 'away' }), ['away']],
    ['away and silent, with work unsent', 40, said({ state: 'away', unsent: 1 }), ['dark']],
    ['on a break', 10, said({ state: 'break' }), ['break']],
    ['on without a shift', -120, said({ at: start - 121 * MINUTE }), ['extra']],
    ['off without a shift', -120, said({ at: start - 121 * MINUTE, state: 'off' }), []],
    ['long gone without a shift', -20, said({ at: start - 121 * MINUTE }), []],
  ])('%s, %i min after her start', (_name, minutes, presence, expected) => {
    expect(standing(minutes, presence)).toEqual(expected)
  })
  it('shows first what needs a lead, with what waits and since when the shift runs', () => {
    const shifts = [
      shift('jose', '2026-11-23T05:30', '2026-11-23T08:00'),
      shift('jose', '2026-11-23T08:00', '2026-11-23T13:30'),
      shift('ana', '2026-11-23T05:30', '2026-11-23T13:30'),
      shift('mihai', '2026-11-23T05:30', '2026-11-23T13:30'),
    ]
    const when = start + 180 * MINUTE
    const all = attendanceOf(
      people,
      shifts,
      [
        said({ at: when - MINUTE }),
        said({ personId: PersonId.parse('mihai'), at: when - 20 * MINUTE, unsent: 3, oldestUnsentAt: when - 30 * MINUTE }),
      ],
      when,
    )
    expect(all.map(({ person, standing: how, unsent }) => [person.id, how, unsent])).toEqual([
      ['mihai', 'dark', 3],
      ['jose', 'late', 0],
      ['ana', 'on', 0],
    ])
    expect(all[1]).toMatchObject({ startAt: start, endAt: at('2026-11-23T13:30') })
  })
})

it('the work of an absent colleague is what is hers and due', () => {
  const ones = [
    one('1'),
    one('2', { of: 'ana' }),
    one('3', { of: 'ana', dueAt: at('2026-11-23T07:00') }),
    one('4', { of: 'ana', dueAt: at('2026-11-25T07:00') }),
  ]
  expect(workOf(PersonId.parse('ana'), ones, people, crew.agents, at('2026-11-23T20:00')).map(({ id }) => id.split('~')[2])).toEqual([
    '3',
    '2',
  ])
})
