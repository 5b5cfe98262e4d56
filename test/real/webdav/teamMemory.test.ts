import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStrong, Overtaken } from '../../../src/main/connectors/common/dav'
import { webdavFolder } from '../../../src/main/connectors/webdav/folder'
import { createMemory } from '../../../src/main/services/memory/memory'
import { createTeamShare } from '../../../src/main/services/memory/teamShare'
import { problemOf } from '../../../src/main/services/teamSpace/problem'
import type { GlossaryTermId, ShopId } from '../../../src/shared/domain/ids'
import { nodeHttp } from '../../contract/connectors/nodeHttp'
import { createHost, realClock } from '../../contract/host'
import { type Apache, people, startApache, whyNoApache } from './apache'

/* Memory and glossary of three desks over one real server. Each desk has ids of its own for the same shops. */
const known = { names: [], numbers: [] }

const desk = (url: string, who: keyof typeof people, shops: Record<string, string>) => {
  const host = createHost()
  const documents = new Map<string, string>()
  const kept = {
    readSealed: async (name: string) => JSON.parse(documents.get(name) ?? 'null'),
    writeSealed: async (name: string, content: unknown) => void documents.set(name, JSON.stringify(content)),
  }
  const memory = createMemory({
    clock: realClock,
    random: host.ports.random,
    log: host.ports.log,
    documents: kept,
    emit: () => undefined,
  })
  memory.open()
  let asked = 0
  const http = nodeHttp()
  const counted: typeof http = {
    ...http,
    request(request) {
      asked += 1
      return http.request(request)
    },
  }
  const share = createTeamShare({
    clock: realClock,
    documents: kept,
    shared: memory.shared,
    layers: {
      here: (code) => (shops[code] as ShopId | undefined) ?? null,
      there: (id) => Object.keys(shops).find((code) => shops[code] === id) ?? null,
    },
    version: memory.version,
    isOvertaken: (error) => error instanceof Overtaken,
    isStrong,
    problemOf,
  })
  const shopId = (code: string) => shops[code] as ShopId
  return {
    memory,
    share,
    shopId,
    asked: () => asked,
    sync: () =>
      share.share(
        url,
        (kind) => webdavFolder({ http: counted, clock: realClock }, { url, user: who, password: people[who] }, kind),
        () => undefined,
      ),
    learn: async (code: string, source: string, target: string) =>
      (
        await memory.learn({
          shopId: shopId(code),
          from: 'en',
          to: 'de',
          pairs: [{ source, target, before: '', behind: '', edited: true, engine: null }],
          known,
        })
      ).ids[0],
    look: async (code: string, text: string) =>
      (
        await memory.look({ shopId: shopId(code), from: 'en', to: 'de', text, before: '', behind: '', known, least: 1, limit: 5 })
      ).matches.map(({ target }) => target),
    by: async () =>
      (await memory.list({ text: '', layer: null, from: null, to: null, noted: null, limit: 50, offset: 0 })).units.map(({ by }) => by),
    terms: async () => (await memory.terms({ layer: null })).terms,
  }
}
const term = (layer: 'shared' | ShopId, source: string, text: string) => ({
  id: `term-${source}` as GlossaryTermId,
  layer,
  from: 'en',
  source,
  targets: [{ to: 'de', text, use: 'preferred' as const }],
  never: false,
  caseSensitive: false,
  note: '',
  updatedAt: 0,
})
/** Tags of files younger than a second are weak with mod_dav: over them nothing is written. */
const settle = () => new Promise((done) => setTimeout(done, 1_150))

const why = whyNoApache()
describe.skipIf(why !== null)(`memory and glossary over a real Apache${why ? ` (${why})` : ''}`, () => {
  let apache: Apache
  let desks: ReturnType<typeof desk>[] = []
  const join = (...args: [keyof typeof people, Record<string, string>]) => {
    const one = desk(apache.url, ...args)
    desks.push(one)
    return one
  }
  beforeEach(async () => {
    apache = await startApache()
    desks = []
  })
  afterEach(async () => {
    for (const { memory } of desks) memory.lock()
    await apache.stop()
  })

  it('what one desk learnt the others offer, shop by shop; what is taken away goes everywhere', async () => {
    const lead = join('lead', { NL: 'a1', KB: 'a2' })
    const other = join('other', { NL: 'b7' })
    const agent = join('agent', { KB: 'c3', NL: 'c4' })
    const id = await lead.learn('NL', 'Where is my parcel?', 'Wo ist mein Paket?')
    await lead.learn('KB', 'It is sold out.', 'Es ist ausverkauft.')
    expect(await lead.sync()).toEqual({ problems: [], again: false, unsent: 0 })
    await other.sync()
    await agent.sync()
    expect(await other.look('NL', 'Where is my parcel?')).toEqual(['Wo ist mein Paket?'])
    expect(await agent.look('KB', 'It is sold out.')).toEqual(['Es ist ausverkauft.'])
    expect(await agent.look('NL', 'It is sold out.')).toEqual([])
    // A shop that this desk has not got stays at the server and off the desk.
    expect(await other.by()).toEqual(['team'])
    await settle()
    await other.learn('NL', 'Where is my parcel?', 'Wo bleibt mein Paket?')
    expect((await other.sync()).unsent).toBe(0)
    await lead.sync()
    expect(await lead.look('NL', 'Where is my parcel?')).toEqual(['Wo bleibt mein Paket?'])
    expect(await agent.sync().then(() => agent.look('KB', 'It is sold out.'))).toEqual(['Es ist ausverkauft.'])

    await settle()
    await lead.sync()
    await lead.memory.remove({ ids: [id as never], undo: false })
    expect((await lead.sync()).unsent).toBe(0)
    await other.sync()
    expect(await other.look('NL', 'Where is my parcel?')).toEqual([])
    await settle()
    await lead.sync()
    await lead.memory.remove({ ids: [id as never], undo: true })
    await lead.sync()
    await other.sync()
    expect(await other.look('NL', 'Where is my parcel?')).toEqual(['Wo bleibt mein Paket?'])
  })

  it('asks for nothing but the two lists where nothing has changed', async () => {
    const lead = join('lead', { NL: 'a1' })
    for (let at = 0; at < 40; at += 1) await lead.learn('NL', `Sentence number ${'abcdefghij'[at % 10]}${'klmn'[at % 4]}.`, `Satz ${at}.`)
    await lead.sync()
    await settle()
    await lead.sync()
    const before = lead.asked()
    await lead.sync()
    expect(lead.asked() - before).toBe(2)
  })

  it('the later hand at a term counts; who may only read keeps hers and still gets the others’', async () => {
    const lead = join('lead', { NL: 'a1' })
    const other = join('other', { NL: 'b1' })
    const agent = join('agent', { NL: 'c1' })
    await lead.memory.saveTerm(term(lead.shopId('NL'), 'parcel', 'Paket'))
    await agent.memory.saveTerm(term('shared', 'refund', 'Erstattung'))
    await lead.sync()
    await other.sync()
    const [kept] = await other.terms()
    expect(kept).toMatchObject({ layer: 'b1', source: 'parcel' })
    await settle()
    await other.sync()
    await other.memory.saveTerm({ ...(kept as NonNullable<typeof kept>), targets: [{ to: 'de', text: 'Sendung', use: 'preferred' }] })
    await other.sync()
    await lead.sync()
    expect((await lead.terms()).map(({ targets }) => targets[0]?.text)).toEqual(['Sendung'])
    const result = await agent.sync()
    expect([result.unsent, result.problems.map(({ problem }) => problem.code)]).toEqual([1, ['forbidden']])
    expect((await agent.terms()).map(({ source }) => source)).toEqual(['parcel', 'refund'])
  })

  it('a file that is no file of ours is named and left alone; words of newer desks are carried on', async () => {
    const lead = join('lead', { NL: 'a1' })
    await lead.learn('NL', 'Where is my parcel?', 'Wo ist mein Paket?')
    await lead.sync()
    const name = Array.from({ length: 256 }, (_, at) => `memory/${at.toString(16).padStart(2, '0')}.json`).find((one) => {
      try {
        return apache.read(one) !== ''
      } catch {
        return false
      }
    }) as string
    const file = JSON.parse(apache.read(name))
    const strange = { id: 'from-tomorrow', at: 5, thing: { shape: 'unknown' }, more: true }
    apache.write(name, JSON.stringify({ ...file, words: [...file.words, strange] }))
    await settle()
    const other = join('other', { NL: 'b1' })
    await other.sync()
    const id = file.words[0].id as never
    await other.memory.note({ id, verdict: 'bad', why: 'too stiff' })
    await other.sync()
    expect(JSON.parse(apache.read(name)).words).toContainEqual(strange)
    apache.write(name, '<html>')
    await settle()
    const { problems } = await lead.sync()
    expect(problems).toEqual([{ name, problem: { code: 'badAnswer', params: {} } }])
    expect(apache.read(name)).toBe('<html>')
    expect(await lead.look('NL', 'Where is my parcel?')).toEqual(['Wo ist mein Paket?'])
  })

  it('leaving takes what others said off the desk and keeps one’s own', async () => {
    const lead = join('lead', { NL: 'a1' })
    const other = join('other', { NL: 'b1' })
    await lead.learn('NL', 'Where is my parcel?', 'Wo ist mein Paket?')
    await other.learn('NL', 'It is late.', 'Es ist spät.')
    await lead.sync()
    await other.sync()
    await other.share.leave()
    expect(await other.look('NL', 'Where is my parcel?')).toEqual([])
    expect(await other.look('NL', 'It is late.')).toEqual(['Es ist spät.'])
  })
})
