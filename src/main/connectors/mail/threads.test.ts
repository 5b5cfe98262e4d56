import { describe, expect, it } from 'vitest'
import { type Filing, ThreadIndex } from './threadIndex'

const DAY = 86_400_000
let clock = Date.UTC(2026, 2, 1)
const start = clock
const mail = (id: string, more: Partial<Filing> & { from?: string } = {}): Filing => {
  const { from = 'ana@k.test', ...rest } = more
  const root = rest.refs?.[0] ?? id
  return {
    entryId: `e-${id}`,
    own: id,
    refs: [],
    threadId: `t-${root}`,
    threadIdOfPerson: `t-${root}-${from}`,
    at: start,
    out: false,
    machine: null,
    key: null,
    subject: 'Frage',
    base: 'frage',
    person: { address: from, name: '' },
    people: [from],
    ...rest,
  }
}
const index = () => new ThreadIndex(() => (clock += 1))
const flags = new Set<string>()
const put = (into: ThreadIndex, filing: Filing, uid: number) => {
  const entry = into.file(filing)
  into.place(entry, 'INBOX', uid, flags)
  return entry
}
const threadsOf = (from: ThreadIndex) =>
  [...from.threads.values()].filter(({ into, entries }) => into === null && entries.length > 0).map(({ entries }) => [...entries].sort())

describe('threads', () => {
  it('end the same in any order of arrival', () => {
    const mails = [
      mail('a', { at: start, base: 'x' }),
      mail('b', { at: start + 1, refs: ['a'], out: true, base: 'x' }),
      mail('c', { at: start + 2, refs: ['a', 'b'], base: 'y' }),
      mail('d', { at: start + 3, base: 'z' }),
      mail('e', { at: start + 4, refs: ['d', 'c'], base: 'x' }),
    ]
    const orders = [mails, [...mails].reverse(), [2, 4, 0, 3, 1].map((at) => mails[at] as Filing)]
    for (const order of orders) {
      const one = index()
      for (const [at, filing] of order.entries()) put(one, filing, at + 1)
      expect(threadsOf(one)).toEqual([['e-a', 'e-b', 'e-c', 'e-d', 'e-e']])
      expect(one.resolve([...one.threads.values()].find(({ into }) => into === null)?.id ?? '')?.subject).toBe('Frage')
    }
  })
  it('are merged by a mail that joins two, and the other id leads on', () => {
    const one = index()
    put(one, mail('a', { at: start }), 1)
    put(one, mail('b', { at: start + DAY, base: 'anders' }), 2)
    expect(threadsOf(one)).toHaveLength(2)
    put(one, mail('c', { at: start + 2 * DAY, refs: ['a', 'b'], base: 'dritt' }), 3)
    expect(threadsOf(one)).toHaveLength(1)
    expect(one.threads.get('t-b')?.into).toBe('t-a')
    expect(one.resolve('t-b')?.id).toBe('t-a')
  })
  it('never hold answers of strangers to one mail', () => {
    const one = index()
    put(one, mail('news', { out: true, from: 'liste@k.test', people: [] }), 1)
    put(one, mail('r1', { refs: ['news'], from: 'ana@k.test', base: 'news' }), 2)
    put(one, mail('r2', { refs: ['news'], from: 'bo@k.test', base: 'news' }), 3)
    put(one, mail('r3', { refs: ['news', 'r2'], from: 'bo@k.test', base: 'news' }), 4)
    expect(threadsOf(one)).toEqual([
      ['e-news', 'e-r1'],
      ['e-r2', 'e-r3'],
    ])
  })
  it('take a mail without references by subject, person and fourteen days', () => {
    const one = index()
    put(one, mail('a'), 1)
    put(one, mail('b', { at: start + 13 * DAY }), 2)
    put(one, mail('c', { at: start + 28 * DAY }), 3)
    put(one, mail('d', { from: 'bo@k.test' }), 4)
    put(one, mail('e', { base: '' }), 5)
    expect(threadsOf(one)).toEqual([['e-a', 'e-b'], ['e-c'], ['e-d'], ['e-e']])
  })
  it('file the same mail twice as one, and keep ids through a resync', () => {
    const one = index()
    put(one, mail('b', { refs: ['a'] }), 2)
    put(one, mail('a'), 1)
    const ids = [...one.threads.keys()]
    put(one, mail('a'), 7)
    expect(one.entries.size).toBe(2)
    one.startAnew()
    put(one, mail('a'), 1)
    put(one, mail('b', { refs: ['a'] }), 2)
    expect([...one.threads.keys()]).toEqual(ids)
  })
  it('forget a mail only when it lies nowhere', () => {
    const one = index()
    const entry = put(one, mail('a'), 1)
    one.place(entry, 'Archive', 9, flags)
    one.leave('INBOX', 1)
    one.sweep()
    expect(one.entries.has('e-a')).toBe(true)
    one.leave('Archive', 9)
    one.sweep()
    expect([...one.gone.keys()]).toEqual(['e-a'])
    const back = new ThreadIndex(() => clock, JSON.parse(JSON.stringify(one.toData())))
    expect(back.toData()).toEqual(one.toData())
  })
})
