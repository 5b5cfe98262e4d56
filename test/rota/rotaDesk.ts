import { createRota } from '../../src/main/services/rota/rota'
import type { DeskEvent } from '../../src/shared/contract'
import type { RotaSpace } from '../../src/shared/contract/rota'
import { PersonId } from '../../src/shared/domain/ids'
import type { RotaDeed } from '../../src/shared/domain/rota/deeds'
import { RotaPerson } from '../../src/shared/domain/rota/person'
import type { RotaLeave, RotaRequest, RotaShift, RotaThing } from '../../src/shared/domain/rota/plan'
import { handClock } from '../contract/host'

/* One desk's rota over a disk in memory, and what is put into it. */
export const now = Date.parse('2026-10-19T08:00:00Z')
export const id = (name: string) => PersonId.parse(name)
export const person = (name: string, role: 'agent' | 'lead' = 'agent') =>
  RotaPerson.parse({
    id: name,
    name,
    email: null,
    region: 'eu',
    zone: 'Europe/Bucharest',
    city: 'Bucharest',
    role,
    languages: [],
    week: [],
  })
export const shift = (name: string, who: string, date: string, start = '09:00', end = '13:00'): RotaShift => ({
  id: name,
  personId: id(who),
  typeId: null,
  date,
  start,
  end,
  zone: 'Europe/Bucharest',
  breaks: [],
  work: 'service',
  note: '',
  override: null,
})
export const putPerson = (name: string, role: 'agent' | 'lead' = 'agent'): RotaDeed => ({
  do: 'put',
  thing: { kind: 'person', body: person(name, role) },
})
export const putShift = (body: RotaShift): RotaDeed => ({ do: 'put', thing: { kind: 'shift', body } })
export const putRequest = (by: string, wants: RotaRequest['wants'], name = 'r'): RotaDeed => ({
  do: 'put',
  thing: { kind: 'request', body: { id: name, by: id(by), madeAt: now, note: '', state: 'open', said: [], wants } },
})
export const says = (who: string, vouches: string[]): RotaThing => ({
  kind: 'presence',
  body: { personId: id(who), at: now, state: 'on', since: now, unsent: 0, oldestUnsentAt: null, vouches },
})
export const sick = (who: string): RotaLeave => ({
  id: `sick-${who}`,
  personId: id(who),
  kind: 'sick',
  startDate: '2026-10-19',
  endDate: '2026-10-20',
  startTime: null,
  endTime: null,
  zone: 'Europe/Bucharest',
  note: '',
})

/** The disk of one profile; `failAt` makes one of its writes fail, counted from now. */
export const createDisk = () => {
  const files = new Map<string, string>()
  const disk = {
    files,
    writes: 0,
    failAt: -1,
    documents: {
      readSealed: async (name: string) => (files.has(name) ? JSON.parse(files.get(name) ?? '') : null) as unknown,
      async writeSealed(name: string, content: unknown) {
        disk.writes += 1
        if (disk.writes === disk.failAt) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
        files.set(name, JSON.stringify(content))
      },
    },
  }
  return disk
}
export const build = async (disk = createDisk(), desk: { me: string | null; space?: { mayShifts: boolean } } = { me: null }) => {
  const { clock } = handClock(now)
  const events: DeskEvent[] = []
  const space: RotaSpace = {
    connected: desk.space
      ? { url: 'https://dav.example/', user: 'ana', calendars: { shifts: 's', requests: 'r', notes: 'n' }, publishOnly: false }
      : null,
    syncing: false,
    doneAt: desk.space ? now : null,
    trouble: null,
    unsent: 0,
    conflicts: [],
    problems: [],
    emptied: false,
    may: { shifts: desk.space?.mayShifts ?? true, requests: true, notes: true },
  }
  let made = 0
  const rota = createRota({
    clock,
    random: { bytes: (length) => new Uint8Array(length).fill(++made % 256), number: () => 0.5 },
    log: { info: () => undefined, warn: () => undefined },
    documents: disk.documents,
    me: async () => (desk.me === null ? null : id(desk.me)),
    space: () => space,
    emit: (event) => void events.push(event),
  })
  await rota.open()
  await rota.book.whole()
  return { rota, disk, events, change: (...deeds: RotaDeed[]) => rota.change({ deeds }) }
}
export const problem = (code: string, context?: string) => ({ problem: { code, params: context ? { context } : {} } })
