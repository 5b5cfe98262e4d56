import { describe, expect, it } from 'vitest'
import { handClock } from '../../../../test/contract/host'
import { template } from '../../../../test/templates/facts'
import type { TemplateId } from '../../../shared/domain/ids'
import type { Template } from '../../../shared/domain/template/types'
import { ConnectorError } from '../../connectors/connector'
import type { Clock } from '../../ports'
import type { SharedFolder } from './round'
import { createTeamSpace } from './teamSpace'
import { writeFile } from './wire'

const late = (title: string, updatedAt: number): Template => template({ id: 'late', owner: 'team', title, updatedAt })
/** Nothing is ever due. */
const stillClock: Clock = { now: () => 5, monotonic: () => 5, sleep: () => new Promise(() => undefined) }
const access = { url: 'https://dav.example/team', user: 'anna', password: 'secret' }

const stage = ({ readSealed, clock = stillClock }: { readSealed?: () => Promise<unknown>; clock?: Clock } = {}) => {
  const documents = new Map<string, unknown>()
  const here = new Map<string, Template>()
  const tag = '"1"'
  let theirs: Template | null = null
  /** While the server thinks. */
  let during = () => undefined as unknown
  const folder: SharedFolder = {
    async list() {
      during()
      return theirs ? [{ name: 'late.json', etag: tag }] : []
    },
    make: async () => undefined,
    get: async () => theirs && { etag: tag, bytes: writeFile(theirs) },
    put: async () => undefined,
    remove: async () => undefined,
  }
  let stubborn = false
  const space = createTeamSpace({
    clock,
    log: { info: () => undefined, warn: () => undefined },
    documents: {
      readSealed: readSealed ?? (async (name) => documents.get(name) ?? null),
      writeSealed: async (name, content) => void documents.set(name, structuredClone(content)),
    },
    folderOf: () => folder,
    isOvertaken: () => false,
    isStrong: (etag): etag is string => etag !== null && !etag.startsWith('W/'),
    mine: async () => [...here.values()],
    takenAway: async () => new Set(),
    async apply(changes) {
      if (stubborn) return new Set()
      for (const [id, { now }] of changes) now ? here.set(id, now) : here.delete(id)
      return new Set(changes.keys())
    },
    keepAsMine: async () => undefined,
    beside: { round: async () => ({ problems: [], again: false, unsent: 0 }), leave: async () => undefined, lock: () => undefined },
    emit: () => undefined,
  })
  return {
    space,
    documents,
    here,
    there(next: Template | null) {
      theirs = next
    },
    meanwhile(work: () => unknown) {
      during = work
    },
    beStubborn() {
      stubborn = true
    },
  }
}

describe('the team space', () => {
  it('opens with documents that are damaged: the profile must not stay shut for them', async () => {
    const { space } = stage({ readSealed: () => Promise.reject(new Error('seal')) })
    await space.open()
    expect(space.state().connected).toBeNull()
  })

  it('writes nothing more once its profile is locked: another may be open by then', async () => {
    const s = stage()
    await s.space.open()
    await s.space.connect(access)
    s.there(late('Theirs', 2))
    const before = structuredClone([...s.documents])
    s.meanwhile(() => s.space.lock())
    await s.space.sync().catch(() => undefined)
    expect([...s.documents]).toEqual(before)
    expect(s.here.size).toBe(0)
  })

  it('settles nothing where mine was written on meanwhile: the disagreement stays', async () => {
    const s = stage()
    await s.space.open()
    await s.space.connect(access)
    s.here.set('late', late('Mine', 1))
    s.there(late('Theirs', 2))
    await s.space.sync()
    const [conflict] = await s.space.conflicts()
    s.beStubborn()
    await expect(s.space.settle('late' as TemplateId, 'theirs', conflict?.at ?? 0)).rejects.toThrow('changedMeanwhile')
    expect(s.space.state().conflicts).toBe(1)
  })

  it('asks no more with a password that was refused, until somebody asks it to', async () => {
    const hand = handClock()
    const s = stage({ clock: hand.clock })
    await s.space.open()
    await s.space.connect(access)
    await hand.pass(0)
    let asked = 0
    s.meanwhile(() => {
      asked += 1
      throw new ConnectorError({ code: 'signIn', params: {} })
    })
    await hand.pass(5 * 60_000)
    expect(asked).toBe(1)
    for (let beat = 0; beat < 5; beat += 1) {
      s.space.touched()
      s.space.touchedBeside()
      await hand.pass(5 * 60_000)
    }
    expect(asked).toBe(1)
    s.meanwhile(() => {
      asked += 1
    })
    expect((await s.space.sync()).trouble).toBeNull()
    await hand.pass(5 * 60_000)
    expect(asked).toBe(3)
  })

  it('waits as long as the server asked it to', async () => {
    const hand = handClock()
    const s = stage({ clock: hand.clock })
    await s.space.open()
    await s.space.connect(access)
    await hand.pass(0)
    const looks: number[] = []
    const began = hand.clock.now()
    s.meanwhile(() => {
      looks.push(hand.clock.now() - began)
      if (looks.length === 1) throw new ConnectorError({ code: 'rateLimited', params: {} }, hand.clock.now() + 20 * 60_000)
    })
    await hand.pass(5 * 60_000)
    s.space.touched()
    await hand.pass(20 * 60_000)
    expect(looks).toEqual([5 * 60_000, 25 * 60_000])
  })
})
