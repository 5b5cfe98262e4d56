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

    it('is the same each time', () => {
      expect(demoRota(content, now, me)).toEqual(demoRota(content, now, me))
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
