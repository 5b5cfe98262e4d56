import { describe, expect, it } from 'vitest'
import { template } from '../../../../test/templates/facts'
import type { TemplateId } from '../../../shared/domain/ids'
import type { Template } from '../../../shared/domain/template/types'
import type { SharedFolder } from './round'
import { createTeamSpace } from './teamSpace'
import { writeFile } from './wire'

const late = (title: string, updatedAt: number): Template => template({ id: 'late', owner: 'team', title, updatedAt })
const access = { url: 'https://dav.example/team', user: 'anna', password: 'secret' }

const stage = (readSealed?: () => Promise<unknown>) => {
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
    clock: {
      now: () => 5,
      monotonic: () => 5,
      sleep: () => new Promise(() => undefined),
    },
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
    const { space } = stage(() => Promise.reject(new Error('seal')))
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
})
