import { beforeEach, describe, expect, it } from 'vitest'
import type { TemplateId } from '../../../shared/domain/ids'
import type { Template } from '../../../shared/domain/template/types'
import { type Ledger, loadLedger } from './ledger'
import { type RoundNeeds, runRound, type SharedFolder } from './round'
import { readFile, writeFile } from './wire'

/* One desk and a server that does what real ones do: pack answers, lose folders, and be slow enough for a hand in between. */
const template = (id: string, text: string, more: Partial<Template> = {}): Template => ({
  id: id as TemplateId,
  title: id,
  shortcut: id,
  sourceLocale: 'en',
  bodies: [{ locale: 'en', variant: '', register: null, text, updatedAt: 1, basedOn: null }],
  shopIds: [],
  channels: [],
  tags: [],
  owner: 'team',
  backendId: null,
  remote: null,
  actions: [],
  updatedAt: 1,
  ...more,
})
class Late extends Error {}

let server: Map<string, { etag: string; bytes: Uint8Array }> | null
let tag: number
let here: Map<string, Template>
let gone: Set<string>
let ledger: Ledger
let packed: (etag: string) => string
let afterPut: () => void
let open: boolean
let emptied: RoundNeeds['emptied']

const folder: SharedFolder = {
  list: async () => server && [...server].map(([name, { etag }]) => ({ name, etag })),
  async make() {
    server = new Map()
  },
  async get(name) {
    const file = server?.get(name)
    return file ? { etag: packed(file.etag), bytes: file.bytes } : null
  },
  async put(name, bytes, over) {
    if ((server?.get(name)?.etag ?? null) !== over) throw new Late()
    server?.set(name, { etag: `"${++tag}"`, bytes })
    afterPut()
  },
  async remove(name, over) {
    if (server?.get(name)?.etag !== over) throw new Late()
    server?.delete(name)
  },
}
const needs = (): RoundNeeds => ({
  folder,
  ledger,
  mine: async () => [...here.values()],
  takenAway: async () => gone,
  async apply(changes) {
    const done = new Set<string>()
    for (const [id, { was, now }] of changes) {
      if ((here.get(id)?.updatedAt ?? null) !== (was?.updatedAt ?? null)) continue
      if (now) here.set(id, now)
      else here.delete(id)
      done.add(id)
    }
    return done
  },
  isOvertaken: (error) => error instanceof Late,
  isStrong: (etag): etag is string => etag !== null && /^"[^"]*"$/.test(etag),
  now: () => 0,
  get emptied() {
    return emptied
  },
  goOn() {
    if (!open) throw new Error('locked')
  },
})
const round = () => runRound(needs())
const there = (id: string): Template | undefined => {
  const file = server?.get(`${id}.json`)
  return file && readFile(file.bytes, id)
}
/** Another desk's hand. */
const write = (one: Template) => server?.set(`${one.id}.json`, { etag: `"${++tag}"`, bytes: writeFile(one) })
const inCommon = async (...ids: string[]) => {
  for (const id of ids) here.set(id, template(id, 'First.'))
  await round()
  await round()
}

beforeEach(async () => {
  server = new Map()
  tag = 0
  here = new Map()
  gone = new Set()
  packed = (etag) => etag
  afterPut = () => undefined
  open = true
  emptied = 'ask'
  const documents = new Map<string, unknown>()
  ledger = await loadLedger(
    { readSealed: async (name) => documents.get(name) ?? null, writeSealed: async (name, content) => void documents.set(name, content) },
    () => undefined,
  )
})

describe('a round never takes from the team', () => {
  it('what this desk’s disk lost: only what a person took away', async () => {
    await inCommon('late', 'size')
    here.clear()
    gone.add('size')
    await round()
    expect(there('late')).toBeDefined()
    expect(here.get('late')?.bodies[0]?.text).toBe('First.')
    expect(there('size')).toBeUndefined()
  })
  it('a colleague’s part that was merged while the agent wrote on', async () => {
    await inCommon('late')
    write(template('late', 'First.', { tags: ['parcel'], updatedAt: 2 }))
    here.set('late', template('late', 'Second.', { updatedAt: 3 }))
    afterPut = () => void here.set('late', template('late', 'Third.', { updatedAt: 4 }))
    await round()
    afterPut = () => undefined
    await round()
    await round()
    expect(there('late')).toMatchObject({ tags: ['parcel'], bodies: [{ text: 'Third.' }] })
    expect(here.get('late')).toMatchObject({ tags: ['parcel'], bodies: [{ text: 'Third.' }] })
  })
})

describe('a folder that stands empty', () => {
  it('is asked about, and nothing is taken from the desk or written there meanwhile', async () => {
    await inCommon('late', 'size')
    server?.clear()
    expect(await round()).toMatchObject({ emptied: true })
    expect([...here.keys()]).toEqual(['late', 'size'])
    expect(server?.size).toBe(0)
    expect(await round()).toMatchObject({ emptied: true })
  })
  it('is filled again where that is a person’s word', async () => {
    await inCommon('late', 'size')
    server?.clear()
    emptied = 'putBack'
    expect(await round()).toMatchObject({ emptied: false })
    expect(there('late')).toBeDefined()
    expect(there('size')).toBeDefined()
    emptied = 'ask'
    expect(await round()).toMatchObject({ emptied: false, unsent: 0 })
  })
  it('is believed where that is a person’s word', async () => {
    await inCommon('late', 'size')
    server?.clear()
    emptied = 'believe'
    await round()
    expect(here.size).toBe(0)
    emptied = 'ask'
    expect(await round()).toMatchObject({ emptied: false })
  })
  it('needs no word where one template went, or where they come back by themselves', async () => {
    await inCommon('late')
    server?.clear()
    expect(await round()).toMatchObject({ emptied: false })
    expect(here.size).toBe(0)
    await inCommon('late', 'size')
    const kept = new Map(server)
    server?.clear()
    await round()
    server = kept
    expect(await round()).toMatchObject({ emptied: false, unsent: 0 })
    expect(here.size).toBe(2)
  })
})

describe('a round never takes from the desk', () => {
  it('its templates where the folder went as a whole', async () => {
    await inCommon('late')
    server = null
    await round()
    expect(here.size).toBe(1)
    expect(there('late')).toBeDefined()
  })
  it('a template whose id no list would show', async () => {
    await inCommon('.late', 'a/b')
    await round()
    expect([...here.keys()].sort()).toEqual(['.late', 'a/b'])
    expect((await round()).problems).toHaveLength(2)
  })
  it('those beyond the most that are common', async () => {
    await inCommon('late')
    const late = server?.get('late.json')
    server = new Map()
    for (let at = 0; at < 5_000; at += 1) server.set(`f${at}.json`, { etag: '"same"', bytes: new Uint8Array() })
    if (late) server.set('late.json', late)
    await round()
    expect(here.has('late')).toBe(true)
  })
})

it.each([
  ['weak, as nginx does', (etag: string) => `W/${etag}`],
  ['marked, as Apache does', (etag: string) => etag.replace(/"$/, '-gzip"')],
])('writes over a server whose packed answers have their tags %s', async (_how, pack) => {
  packed = pack
  await inCommon('late')
  here.set('late', template('late', 'Second.', { updatedAt: 2 }))
  write(template('late', 'First.', { tags: ['parcel'], updatedAt: 3 }))
  expect(await round()).toMatchObject({ unsent: 0 })
  expect(there('late')).toMatchObject({ tags: ['parcel'], bodies: [{ text: 'Second.' }] })
})

it('tells the team nothing of the backend that this desk keeps a template at, and forgets it not', async () => {
  await inCommon('late')
  const link = { id: '7', shortcut: 'late', text: 'First.', readAt: 1, approved: null }
  here.set('late', template('late', 'First.', { backendId: 'abcdef' as Template['backendId'], remote: link, updatedAt: 2 }))
  await round()
  await round()
  expect(here.get('late')?.remote).toEqual(link)
})

it('notes nothing once the desk is locked', async () => {
  here.set('late', template('late', 'First.'))
  afterPut = () => {
    open = false
  }
  await expect(round()).rejects.toThrow('locked')
  expect(ledger.entries.size).toBe(0)
})
