import { describe, expect, it } from 'vitest'
import { payOf } from './pay'
import type { RotaShift } from './plan'
import { plan, shift, somebody } from './rules/kit'

const pay = (shifts: readonly RotaShift[], of: Parameters<typeof somebody>[0] = {}, span = {}) =>
  payOf(plan(shifts, { people: [somebody(of)], ...span }), 'p1')
const RO = { country: 'RO' }
const lunch = { kind: 'lunch' as const, afterMinutes: 240, minutes: 30, paid: false }

describe('payOf', () => {
  it('pays a plain day plainly, without its unpaid pause', () => {
    // 5 October 2026 is a Monday.
    expect(pay([shift('2026-10-05 08:00-16:30', { breaks: [lunch] })], RO)).toEqual({
      elapsed: 510,
      worked: 480,
      plain: 480,
      night: 0,
      holiday: 0,
      restDay: 0,
      overtime: 0,
      breakPaid: 0,
      breakUnpaid: 30,
      training: 0,
      cost: 8,
    })
  })
  it('counts nights as long as they were: nine hours in October, seven in March', () => {
    // Romania: 25 % from three hours of night on; 75 % for overtime beyond eight hours.
    const october = pay([shift('2026-10-24 22:00-06:00')], RO)
    expect(october).toMatchObject({ worked: 540, night: 540, overtime: 60, plain: 0 })
    expect(october.cost).toBeCloseTo(9 * 1.25 + 0.75)
    const march = pay([shift('2027-03-27 22:00-06:00')], RO)
    expect(march).toMatchObject({ worked: 420, night: 420, overtime: 0 })
    expect(march.cost).toBeCloseTo(7 * 1.25)
  })
  it('pays a night premium only from so many minutes on where the law says so', () => {
    expect(pay([shift('2026-10-05 16:00-00:00')], RO)).toMatchObject({ night: 0, cost: 8 })
    expect(pay([shift('2026-10-05 16:00-00:00')], { country: 'PL', zone: 'Europe/Bucharest' }).night).toBe(120)
  })
  it('knows her own holidays, and the greater of holiday and day of rest', () => {
    // 1 December is Romania's; 2026-12-01 is a Tuesday.
    expect(pay([shift('2026-12-01 08:00-16:00')], RO)).toMatchObject({ holiday: 480, plain: 0, cost: 16 })
    // Colombia, Sunday 1 November 2026 (All Saints is moved to Monday): 90 % by then, on Sunday and on the holiday alike, never both.
    const co = { country: 'CO', zone: 'America/Bogota' }
    const sunday = pay([shift('2026-11-01 08:00-16:00', { zone: 'America/Bogota' })], co)
    expect(sunday).toMatchObject({ restDay: 480, holiday: 0 })
    expect(sunday.cost).toBeCloseTo(8 * 1.9)
    const monday = pay([shift('2026-11-02 08:00-16:00', { zone: 'America/Bogota' })], co)
    expect(monday).toMatchObject({ restDay: 0, holiday: 480 })
    expect(monday.cost).toBeCloseTo(8 * 1.9)
  })
  it('takes the law of the day: Colombia’s night from 19:00 since Christmas 2025, its week of 42 hours since 15 July 2026', () => {
    const co = { country: 'CO', zone: 'America/Bogota' }
    const bogota = { zone: 'America/Bogota' }
    expect(pay([shift('2025-12-22 14:00-22:00', bogota)], co).night).toBe(60)
    expect(pay([shift('2026-01-05 14:00-22:00', bogota)], co).night).toBe(180)
    const week = (month: string, first: number) =>
      Array.from({ length: 6 }, (_, n) => shift(`2026-${month}-${String(first + n).padStart(2, '0')} 08:00-16:00`, bogota))
    // Mondays to Saturdays of 48 hours; 8 June and 29 June are holidays, 1 June is not.
    expect(pay(week('06', 1), co).overtime).toBe(48 * 60 - 44 * 60)
    expect(pay(week('09', 7), co).overtime).toBe(48 * 60 - 42 * 60)
  })
  it('counts an hour of Brazil’s night as 52.5 minutes, and Manila’s special days less', () => {
    const night = pay([shift('2026-10-05 22:00-05:00', { zone: 'America/Sao_Paulo' })], { country: 'BR', zone: 'America/Sao_Paulo' })
    expect(night.night).toBe(420)
    expect(night.cost).toBeCloseTo(8 * 1.2)
    const ph = { country: 'PH', zone: 'Asia/Manila' }
    const manila = { zone: 'Asia/Manila' }
    expect(pay([shift('2026-12-08 08:00-16:00', manila)], ph).cost).toBeCloseTo(8 * 1.3)
    expect(pay([shift('2026-12-25 08:00-16:00', manila)], ph).cost).toBeCloseTo(16)
    expect(pay([shift('2026-10-05 22:00-06:00', manila)], ph).cost).toBeCloseTo(8 * 1.1)
  })
  it('is overtime once: by the day or by the week', () => {
    // Days of ten hours: two each are beyond Romania’s day; five of them are ten hours beyond America’s week.
    const days = Array.from({ length: 5 }, (_, n) => shift(`2026-09-${String(n + 7).padStart(2, '0')} 08:00-18:00`))
    expect(pay(days.slice(0, 3), { country: 'RO' }).overtime).toBe(360)
    expect(pay(days, { country: 'US' }).overtime).toBe(50 * 60 - 40 * 60)
  })
  it('takes the seventh day as the day of rest where the employer sets it', () => {
    const seven = ['07', '08', '09', '10', '11', '12', '13'].map((day) => shift(`2026-09-${day} 08:00-12:00`, { zone: 'Asia/Manila' }))
    const ph = { country: 'PH', zone: 'Asia/Manila' }
    expect(pay(seven, ph).restDay).toBe(240)
    expect(pay(seven.slice(1), ph).restDay).toBe(0)
  })
  it('pays shifts that begin in the span, and counts the week before it', () => {
    const week = Array.from({ length: 6 }, (_, n) => shift(`2026-09-${String(7 + n).padStart(2, '0')} 08:00-16:00`))
    const saturday = pay(week, { country: 'US' }, { from: Date.UTC(2026, 8, 12), to: Date.UTC(2026, 8, 13) })
    expect(saturday).toMatchObject({ worked: 480, overtime: 480, cost: 12 })
  })
  it('asks for no premium where her country is not said, and nothing for a stranger', () => {
    expect(pay([shift('2026-10-05 22:00-06:00')])).toMatchObject({ worked: 480, night: 480, cost: 8 })
    expect(payOf(plan([shift('2026-10-05 22:00-06:00')]), 'p9').worked).toBe(0)
  })
})
