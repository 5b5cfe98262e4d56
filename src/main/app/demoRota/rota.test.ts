import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { PersonId } from '../../../shared/domain/ids'
import { emptyRota, withDeeds } from '../../../shared/domain/rota/deeds'
import { findingsOf } from '../../../shared/domain/rota/findings'
import type { Rota } from '../../../shared/domain/rota/plan'
import { spanOf } from '../../../shared/domain/rota/when'
import { demoRota } from './rota'

const read = (name: string) => JSON.parse(readFileSync(`resources/demo/${name}.json`, 'utf8'))
const content = { team: read('team'), shops: read('shops') }
const me = PersonId.parse('agent-21')
const DAY = 86_400_000

describe.each(['2026-10-22T14:20:00Z', '2026-11-22T21:00:00Z', '2026-03-25T03:00:00Z', '2026-12-28T09:00:00Z'])(
  'the demo’s rota at %s',
  (when) => {
    const now = Date.parse(when)
    let rota: Rota
    beforeAll(() => {
      rota = withDeeds(
        emptyRota,
        [],
        demoRota(content, now, me).map((thing) => ({ do: 'put', thing })),
      ).rota
    })

    it('is the same each time, and on a desk that begins later on the same day', () => {
      expect(demoRota(content, now, me)).toEqual(demoRota(content, now, me))
      expect(demoRota(content, now + 90 * 60_000, me)).toEqual(demoRota(content, now, me))
    })
    it('of the next day asks for others, so that two desks have nothing to disagree about', () => {
      const ids = (at: number) => demoRota(content, at, me).flatMap((one) => (one.kind === 'request' ? one.body.id : []))
      expect(ids(now).filter((id) => ids(now + DAY).includes(id))).toEqual([])
    })
    it('asks of what is still to come, however late on the day it is looked at', () => {
      const midnight = Math.floor(now / DAY) * DAY + DAY
      const sick = rota.requests.find(({ wants }) => wants.type === 'sick')
      const hers = rota.shifts.filter(({ personId }) => personId === sick?.by)
      const { leave } = sick?.wants.type === 'sick' ? sick.wants : { leave: null }
      expect(hers.some((one) => leave && one.date === leave.endDate && (spanOf(one)?.startAt ?? 0) > midnight)).toBe(true)
      for (const { wants } of rota.requests)
        if ('giveShiftId' in wants) {
          const given = rota.shifts.find(({ id }) => id === wants.giveShiftId)
          expect(given && spanOf(given)?.startAt).toBeGreaterThan(midnight)
        }
    })
    it('has sixty people, six weeks of shifts, and no two things of one name', () => {
      expect(rota.people).toHaveLength(60)
      const starts = rota.shifts.flatMap((shift) => spanOf(shift)?.startAt ?? [])
      expect(starts).toHaveLength(rota.shifts.length)
      expect(Math.min(...starts)).toBeLessThan(now - 13 * DAY)
      expect(Math.max(...starts)).toBeGreaterThan(now + 20 * DAY)
      expect(new Set(rota.shifts.map(({ id }) => id)).size).toBe(rota.shifts.length)
      expect(rota.shifts.length).toBeGreaterThan(1_500)
    })
    it('breaks no hard rule', () => {
      const found = findingsOf({ people: rota.people, shifts: rota.shifts, leave: rota.leave, from: now - 30 * DAY, to: now + 60 * DAY })
      const hard = found.filter(({ weight }) => weight === 'hard')
      expect(hard.map(({ rule, personId, shiftIds, figures }) => [rule, personId, shiftIds.join(), JSON.stringify(figures)])).toEqual([])
    })
    it('has a request of each kind, one of them to the reader', () => {
      const open = rota.requests.filter(({ state }) => state === 'open' || state === 'taken')
      expect(open.map(({ wants }) => wants.type).sort()).toEqual(['leave', 'offer', 'sick', 'swap', 'swap'])
      expect(open.some(({ wants }) => wants.type === 'swap' && wants.withPersonId === me)).toBe(true)
    })
  },
)
