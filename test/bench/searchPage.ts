/**
 * Searching by itself, in a page of the same runtime: prepared conversations through the real engine and its index lane, then
 * the same questions to ours (sealed, in IndexedDB), MiniSearch and FlexSearch (in memory, of the same terms), and a plain
 * scan that says what is right. The driver collects garbage between the parts and reads the heap.
 */
import { Index as FlexIndex } from 'flexsearch'
import MiniSearch from 'minisearch'
import { type Cache, openCache } from '../../src/renderer/data/openCache'
import { searchAll } from '../../src/renderer/data/read/search'
import { SearchIndex } from '../../src/renderer/data/search'
import { Engine } from '../../src/renderer/engine/engine'
import { type EngineSource, realTimers } from '../../src/renderer/engine/source'
import type { BackendId, ShopId } from '../../src/shared/domain/ids'
import { type Folded, foldText, holdsWord } from '../../src/shared/domain/search/marks'
import { parseQuery, type Query } from '../../src/shared/domain/search/query'
import { eachTerm } from '../../src/shared/domain/search/tokens'
import { emptyRows, type Rows } from '../../src/shared/domain/sync/types'
import { noKeeping } from './keeping'
import { anyDirectory, pagesOf } from './pages'
import { dropRaw } from './rawIdb'
import { compareCandidates } from './searchCandidates'

const backendId = 'bench' as BackendId
const randomKey = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
const time = { now: 0, dayStart: (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) }
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

interface Size {
  conversations: number
  messages: number
}
interface Question {
  kind: string
  text: string
  query: Query
}

const made = (size: Size) =>
  pagesOf({ backendId, shopId: 'bench-shop' as ShopId, directory: anyDirectory, size, seed: 7, now: 1_795_000_000_000, stamp: 1 })

/** The texts of each conversation, page by page, so that they need not stand in memory while it is measured. */
const eachText = function* (size: Size): Generator<{ id: string; texts: string[] }> {
  const { count, page } = made(size)
  for (let at = 0; at < count; at += 1) {
    const { rows } = page(at)
    for (const one of rows.conversations) {
      const customer = rows.customers.find(({ id }) => id === one.customerId)
      const said = rows.messages.filter((message) => message.conversationId === one.id && message.kind !== 'event')
      const head = [one.customerName, customer?.email ?? '', ...one.labels, one.remoteId]
      yield { id: one.id, texts: [...head, ...said.map(({ text }) => text)] }
    }
  }
}

let cache: Cache | null = null
let questions: Question[] = []
let size: Size = { conversations: 0, messages: 0 }
/** Answers as numbers outside the heap: what is measured is an index, not what was kept of its answers to compare them. */
const found: Record<string, Uint32Array[]> = {}
const numbers = new Map<string, number>()
const numbered = (ids: readonly string[]): Uint32Array => Uint32Array.from(ids, (id) => numbers.get(id) ?? 0).sort()

/** Fills the cache and the index. @returns how long the index took, ms, and its bytes on disk */
const fill = async (given: Size) => {
  size = given
  await dropRaw('bench-search')
  const opened = await openCache({ database: 'bench-search', keys: { matchKey: randomKey(), backends: [{ backendId, key: randomKey() }] } })
  if (opened.type !== 'open') throw new Error(opened.type)
  cache = opened.cache
  const source: EngineSource = {
    pull: () => Promise.reject(new Error('not asked here')),
    pullConversation: () => Promise.reject(new Error('not asked here')),
    alert: () => Promise.resolve({ held: [] }),
    apply: () => Promise.resolve(),
    taskDone: () => Promise.resolve(),
    counts: () => Promise.resolve(),
    keeping: noKeeping,
    translate: async () => ({ segments: [] }),
    problemOf: () => ({ code: 'unexpected', params: {} }),
  }
  const clock = { now: () => Date.now(), monotonic: () => performance.now() }
  const engine = new Engine({ cache, source, clock, timers: realTimers, detector: async () => () => null })
  engine.index.stop()
  const { count, page } = made(size)
  let gathered: Rows = emptyRows()
  for (let at = 0; at < count; at += 1) {
    const { rows } = page(at)
    for (const name of ['conversations', 'messages', 'customers'] as const) (gathered[name] as unknown[]).push(...rows[name])
    if (gathered.messages.length < 2000 && at + 1 < count) continue
    await engine.writer.commit({ backendId, rows: gathered, generation: 1, cursor: null })
    gathered = emptyRows()
  }
  engine.stop()
  const indexer = new Engine({
    cache,
    source,
    clock,
    timers: { ...realTimers, set: () => 0 },
    detector: async () => () => null,
  })
  const from = performance.now()
  let steps = 0
  while (await indexer.index.step()) steps += 1
  const buildMs = performance.now() - from
  indexer.stop()
  let bytes = 0
  await cache.db.searchBlocks.each((row) => {
    bytes += row.blob.length
  })
  return { buildMs, steps, bytes, segments: await cache.db.searchSegments.count() }
}

/** Questions from the conversations themselves, the same at every run. */
const ask = (each: number) => {
  let state = 7
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const words: string[][] = []
  const runs: string[] = []
  for (const { id, texts } of eachText(size)) {
    numbers.set(id, numbers.size + 1)
    if (random(Math.max(1, Math.floor(size.conversations / 1500))) !== 0) continue
    const all = texts.join(' ')
    const latin = [...new Set(all.match(/[\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}0-9]{4,}/gu) ?? [])]
    if (latin.length > 3) words.push(latin)
    runs.push(...(all.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4,}/gu) ?? []))
  }
  const pick = <T>(list: readonly T[]): T | undefined => list[random(list.length)]
  const texts: [string, string][] = []
  for (let n = 0; n < each; n += 1) {
    for (const count of [1, 2, 3]) {
      const of = pick(words) ?? []
      texts.push([`${count} word${count > 1 ? 's' : ''}`, Array.from({ length: count }, () => pick(of) ?? '').join(' ')])
    }
    for (const length of [1, 2, 4]) {
      const run = pick(runs) ?? ''
      const at = random(Math.max(1, run.length - length))
      if (run) texts.push([`${length} CJK`, run.slice(at, at + length)])
    }
  }
  questions = texts.map(([kind, text]) => ({ kind, text, query: parseQuery(text, time) })).filter(({ query }) => query.words.length > 0)
  return questions.length
}

const all = Number.POSITIVE_INFINITY
/** As many as a list asks for at once. */
const asMany = 500
/** How often each question is asked again in one go: less of it is the machine's other work and code that is not compiled yet. */
const often = 10
const timed = async (name: string, answer: (question: Question, limit: number) => Promise<string[]> | string[]) => {
  const answers: Uint32Array[] = []
  found[name] = answers
  const ms: number[] = []
  for (const question of questions) {
    const from = performance.now()
    await answer(question, asMany)
    ms.push(performance.now() - from)
    answers.push(numbered(await answer(question, all)))
  }
  const again: number[] = []
  for (const question of questions) {
    const from = performance.now()
    for (let turn = 0; turn < often; turn += 1) await answer(question, asMany)
    again.push((performance.now() - from) / often)
  }
  return { ms, again, kinds: questions.map(({ kind }) => kind) }
}

/** Ours from the disk: nothing held yet. */
const cold = async () => {
  if (!cache) throw new Error('fill first')
  const own = cache
  const ms: number[] = []
  for (const { query } of questions.slice(0, 20)) {
    const index = new SearchIndex()
    const from = performance.now()
    ;(await index.find(own, query)).take(asMany)
    ms.push(performance.now() - from)
  }
  return ms
}
const ours = async () => {
  if (!cache) throw new Error('fill first')
  const own = cache
  // As the program does when the box takes the focus; `cold` says what it costs without.
  await own.search.warm(own)
  const answer = await timed('ours', async ({ query }, limit) => (await own.search.find(own, query, 'as it stands')).take(limit))
  return { ...answer, weight: own.search.weight }
}
/** What a screen waits for: the first rows, looked at, and where the index is not sure the texts too. */
const shown = async () => {
  if (!cache) throw new Error('fill first')
  const own = cache
  const ms: number[] = []
  for (const { query } of questions) {
    const stop = new AbortController()
    const from = performance.now()
    await searchAll(own, { query, shopIds: null }, { limit: 40, signal: stop.signal, onFound: () => stop.abort() })
    ms.push(performance.now() - from)
  }
  return ms
}

/** The same terms, and each character of a script without spaces, which the others cannot find inside a term. */
const termsOf = (texts: readonly string[]): string[] => {
  const terms = new Set<string>()
  for (const text of texts) {
    eachTerm(text, '', (term) => {
      terms.add(term)
      if (cjk.test(term)) for (const letter of term) terms.add(letter)
    })
  }
  return [...terms]
}
const wanted = ({ query }: Question): string[] => query.words.flatMap((word) => word.parts.map((part) => part.text))

let mini: MiniSearch | null = null
let flex: FlexIndex | null = null
const buildMini = () => {
  const from = performance.now()
  mini = new MiniSearch({ fields: ['text'], tokenize: (text) => text.split('\n'), processTerm: (term) => term })
  for (const { id, texts } of eachText(size)) mini.add({ id, text: termsOf(texts).join('\n') })
  return performance.now() - from
}
const askMini = () =>
  timed('mini', (question) => {
    const answer = mini?.search(wanted(question).join('\n'), { combineWith: 'AND' }) ?? []
    return answer.map(({ id }) => String(id))
  })
const dropMini = () => {
  mini = null
}
const buildFlex = () => {
  const from = performance.now()
  flex = new FlexIndex({ tokenize: 'strict', encode: (text: string) => text.split('\n'), cache: false })
  for (const { id, texts } of eachText(size)) flex.add(id, termsOf(texts).join('\n'))
  return performance.now() - from
}
const askFlex = () =>
  timed('flex', (question, limit) => (flex?.search(wanted(question).join('\n'), { limit: Math.min(limit, 10_000_000) }) ?? []).map(String))
const dropFlex = () => {
  flex = null
}

/** Looks at every text for every question. @returns of how many questions each gave exactly what is right, and for ours those it only says after looking at the texts */
const compare = async () => {
  if (!cache) throw new Error('fill first')
  const own = cache
  const holding: string[][] = questions.map(() => [])
  for (const { id, texts } of eachText(size)) {
    const folded: Folded[] = texts.map(foldText)
    questions.forEach(({ query }, at) => {
      if (query.words.every((word) => folded.some((text) => holdsWord(text, word)))) holding[at]?.push(id)
    })
  }
  const right = holding.map((ids) => numbered(ids).join())
  const equal = (name: string) => right.filter((ids, at) => found[name]?.[at]?.join() === ids).length
  let checked = 0
  for (const [at, { query }] of questions.entries()) {
    const { ids } = await searchAll(
      own,
      { query, shopIds: null },
      { limit: all, signal: new AbortController().signal, onFound: () => undefined },
    )
    if (numbered(ids).join() === right[at]) checked += 1
  }
  const candidates = await compareCandidates(
    () => eachText(size),
    questions.map(({ query }) => query),
    holding.map((ids) => new Set(ids)),
  )
  return { candidates, questions: questions.length, ours: checked, index: equal('ours'), mini: equal('mini'), flex: equal('flex') }
}

Reflect.set(globalThis, 'dragomanSearch', {
  fill,
  ask,
  cold,
  ours,
  shown,
  buildMini,
  askMini,
  dropMini,
  buildFlex,
  askFlex,
  dropFlex,
  compare,
})
document.body.dataset.ready = ''
