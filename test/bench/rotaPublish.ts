/**
 * The bench's own program for a first publication: the demo's rota into a new Radicale by the desk's own space, beside the same texts
 * sent by nobody but a loop over as many connections. Prints one line of JSON, null where there is no Radicale. `--shifts N` (400).
 */
import { parseArgs } from 'node:util'
import { demoRota } from '../../src/main/app/demoRota/rota'
import { caldavAccount } from '../../src/main/connectors/caldav/account'
import { isStrong, Overtaken } from '../../src/main/connectors/common/dav'
import { createRotaSpace } from '../../src/main/services/rota/space/rotaSpace'
import { calendarOf, fileOf } from '../../src/shared/domain/rota/ical/keys'
import { writeThing } from '../../src/shared/domain/rota/ical/object'
import { type RotaThing, thingId } from '../../src/shared/domain/rota/plan'
import { nodeHttp } from '../contract/connectors/nodeHttp'
import { people, type Radicale, startRadicale, whyNoRadicale } from '../real/radicale/radicale'
import { demoContent } from './rota/demoTeam'

const { values } = parseArgs({ options: { shifts: { type: 'string', default: '400' } } })
const AT = Date.UTC(2026, 9, 22, 8, 12)
/** As many as the desk's own. */
const CONNECTIONS = 4

interface Publication {
  objects: number
  /** Seconds. */
  ours: number
  bare: number
  /** Objects a second in each tenth of the bare loop: whether the server grows slower by what it holds. */
  rates: number[]
}

const clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (_ms: number, signal?: AbortSignal) =>
    new Promise<void>((_done, fail) => signal?.addEventListener('abort', () => fail(signal.reason), { once: true })),
}
const accountAt = ({ url }: Radicale) => caldavAccount({ http: nodeHttp(), clock }, { url, user: 'lead', password: people.lead })

async function ours(radicale: Radicale, things: readonly RotaThing[]): Promise<number> {
  const documents = new Map<string, unknown>()
  const space = createRotaSpace({
    clock,
    log: { info: () => undefined, warn: () => undefined },
    documents: {
      readSealed: async (name) => structuredClone(documents.get(name) ?? null),
      writeSealed: async (name, content) => void documents.set(name, structuredClone(content)),
    },
    account: (access) => caldavAccount({ http: nodeHttp(), clock }, access),
    isOvertaken: (error) => error instanceof Overtaken,
    isStrong,
    mine: async () => [...things],
    takenAway: async () => new Set(),
    apply: async () => new Set(),
    changed: () => undefined,
  })
  await space.open()
  await space.connect({ url: radicale.url, user: 'lead', password: people.lead, calendars: null, publishOnly: false })
  const began = performance.now()
  const { trouble, problems, unsent } = await space.sync()
  const seconds = (performance.now() - began) / 1000
  space.lock()
  if (trouble || problems.length > 0 || unsent > 0) throw new Error(`not published: ${JSON.stringify({ trouble, problems, unsent })}`)
  return seconds
}

async function bare(radicale: Radicale, things: readonly RotaThing[]): Promise<{ seconds: number; rates: number[] }> {
  const account = accountAt(radicale)
  const kinds = { shifts: ['VEVENT', 'VJOURNAL'], requests: ['VTODO'], notes: ['VJOURNAL'] } as const
  const calendars = new Map<string, ReturnType<typeof account.calendar>>()
  for (const [place, components] of Object.entries(kinds))
    calendars.set(place, account.calendar(await account.make(radicale.url, `dragoman-${place}`, place, components)))
  const names = { person: () => null, type: () => null }
  const queue = things.map((thing) => ({
    calendar: calendars.get(calendarOf(thing.kind)),
    name: fileOf(thing.kind, thingId(thing)),
    text: writeThing(thing, { names, now: AT, sequence: 0, over: null }),
  }))
  const began = performance.now()
  const at: number[] = []
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await next.calendar?.put(next.name, next.text, null)
      at.push((performance.now() - began) / 1000)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  const tenth = Math.max(1, Math.floor(at.length / 10))
  const rates = Array.from({ length: Math.floor(at.length / tenth) }, (_, part) => {
    const from = part === 0 ? 0 : (at[part * tenth - 1] ?? 0)
    return tenth / ((at[(part + 1) * tenth - 1] ?? 0) - from)
  })
  return { seconds: at.at(-1) ?? 0, rates }
}

async function published(): Promise<Publication> {
  const all = demoRota(await demoContent(process.cwd()), AT, null)
  const shifts = all.filter(({ kind }) => kind === 'shift').slice(0, Number(values.shifts))
  const things = [...all.filter(({ kind }) => kind !== 'shift'), ...shifts]
  const over = async <T>(work: (radicale: Radicale) => Promise<T>): Promise<T> => {
    const radicale = await startRadicale()
    try {
      return await work(radicale)
    } finally {
      await radicale.end()
    }
  }
  const floor = await over((radicale) => bare(radicale, things))
  return { objects: things.length, ours: await over((radicale) => ours(radicale, things)), bare: floor.seconds, rates: floor.rates }
}

async function main(): Promise<void> {
  process.stdout.write(`${JSON.stringify(whyNoRadicale() === null ? await published() : null)}\n`)
}
void main()
