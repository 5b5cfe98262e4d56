import { describe, expect, it } from 'vitest'
import { BackendId } from '../ids'
import type { Problem } from '../outbox/types'
import { asOf } from './age'
import { troublesOf } from './trouble'
import type { Lamps, LineState } from './types'

const a = BackendId.parse('aaaaaa')
const b = BackendId.parse('bbbbbb')
const both = new Set([a, b])
type Network = Lamps['network']['state']
const lamp = (backendId: BackendId, state: LineState, code: Problem['code'] | null = null, context = '') => ({
  backendId,
  state,
  since: backendId === a ? 10 : 20,
  why: code && { code, params: (context ? { context } : {}) as Problem['params'] },
  live: 'down' as const,
  liveSince: 5,
  answeredAt: null,
})
const lamps = (network: Network, backends: Lamps['backends'], clockAheadMs: number | null = null, context = ''): Lamps => ({
  network: { state: network, since: 1, why: context ? { code: 'proxy', params: { context } } : null },
  backends,
  clockAheadMs,
})
const words = (of: Lamps, running = both) =>
  troublesOf(of, running).map((one) =>
    [one.type, 'cause' in one ? one.cause : '', 'backends' in one ? one.backends.join('+') : '', 'since' in one ? one.since : '']
      .filter((part) => part !== '')
      .join(' '),
  )

describe('banners', () => {
  const networks: Network[] = ['unknown', 'up', 'down', 'portal', 'proxy']
  const states: LineState[] = ['unknown', 'up', 'down', 'signInNeeded', 'limited', 'paused']
  const wide: Partial<Record<Network, string>> = { down: 'network 1', portal: 'portal 1', proxy: 'proxy 1' }
  const every = networks.flatMap((network) => states.flatMap((one) => states.map((other) => [network, one, other] as const)))
  it.each(every)('network %s, one backend %s, the other %s', (network, one, other) => {
    const code = (state: LineState) => (state === 'down' ? 'unreachable' : state === 'signInNeeded' ? 'signIn' : null)
    const said = words(lamps(network, [lamp(a, one, code(one)), lamp(b, other, code(other))]))
    const of = (state: LineState) => [one === state ? a : '', other === state ? b : ''].filter(Boolean)
    const since = (state: LineState) => (one === state ? 10 : 20)
    const narrow = [
      ...(of('signInNeeded').length > 0 ? [`signIn ${of('signInNeeded').join('+')} ${since('signInNeeded')}`] : []),
      ...(of('down').length > 0 ? [`down silent ${of('down').join('+')} ${since('down')}`] : []),
    ]
    const wider = wide[network]
    expect(said).toEqual(wider ? [wider] : narrow)
  })

  it.each([
    ['unreachable', 'silent'],
    ['timeout', 'silent'],
    ['offline', 'silent'],
    ['tls', 'certificate'],
    ['serverError', 'fault'],
    ['badAnswer', 'stranger'],
    ['notChatwoot', 'stranger'],
    ['notMail', 'stranger'],
    ['proxy', 'proxy'],
  ] as const)('%s is worded as %s', (code, cause) =>
    expect(words(lamps('up', [lamp(a, 'down', code)]))).toEqual([`down ${cause} aaaaaa 10`]),
  )

  it('words different causes apart, and same ones together since the first', () => {
    expect(words(lamps('up', [lamp(a, 'down', 'tls'), lamp(b, 'down', 'timeout')]))).toEqual([
      'down silent bbbbbb 20',
      'down certificate aaaaaa 10',
    ])
  })
  it('says a wrong clock beside all else, and before certificates that look expired', () => {
    expect(words(lamps('down', [lamp(a, 'down', 'tls', 'expired')], 7_200_000))).toEqual(['network 1', 'clock'])
    expect(words(lamps('up', [lamp(a, 'down', 'tls', 'expired')], 7_200_000))).toEqual(['clock', 'down certificate aaaaaa 10'])
    expect(words(lamps('up', [lamp(a, 'down', 'tls', 'issuer')], 7_200_000))).toEqual(['down certificate aaaaaa 10', 'clock'])
    expect(words(lamps('up', [lamp(a, 'up')], -7_200_000))).toEqual(['clock'])
  })
  it('says whether the proxy asks for a name', () => {
    expect(troublesOf(lamps('proxy', [], null, 'auth'), both)).toEqual([{ type: 'proxy', since: 1, needsName: true }])
    expect(troublesOf(lamps('proxy', [], null, 'unreachable'), both)).toEqual([{ type: 'proxy', since: 1, needsName: false }])
  })
  it('leaves out a backend that was just removed', () => {
    expect(words(lamps('up', [lamp(a, 'down', 'timeout')]), new Set([b]))).toEqual([])
  })
})

describe('the age of rows', () => {
  const MIN = 60_000
  const looks = [
    { backendId: a, committedAt: 100 * MIN },
    { backendId: b, committedAt: 40 * MIN },
  ]
  it.each([
    ['all fresh', both, [{ backendId: a, committedAt: 100 * MIN }], 104 * MIN, null],
    ['one behind', both, looks, 101 * MIN, 40 * MIN],
    ['the one behind is not shown', new Set([a]), looks, 101 * MIN, null],
    ['both behind: the oldest', both, looks, 300 * MIN, 40 * MIN],
    ['exactly at the limit is fresh', new Set([a]), looks, 105 * MIN, null],
    ['never fetched', both, [{ backendId: a, committedAt: 0 }], 300 * MIN, null],
  ] as const)('%s', (_name, of, of2, now, at) => expect(asOf(of2, of, now)).toBe(at))
})
