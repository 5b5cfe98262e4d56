/**
 * Which banners stand, from the lamps: what, since when; the screen adds what still works. The wider cause hides the
 * narrower (without a network no backend is blamed), and a live feed that is away is no trouble of its own: messages
 * come by asking. Pure; times epoch ms UTC.
 */
import type { BackendId } from '../ids'
import type { Lamps } from './types'

/** Why a backend is down, in the groups that are worded apart. */
export type DownCause = 'silent' | 'certificate' | 'fault' | 'stranger' | 'proxy'

export type Trouble =
  | { type: 'network'; since: number }
  | { type: 'portal'; since: number }
  | { type: 'proxy'; since: number; needsName: boolean }
  | { type: 'signIn'; since: number; backends: readonly BackendId[] }
  | { type: 'down'; since: number; backends: readonly BackendId[]; cause: DownCause }
  | { type: 'clock'; aheadMs: number }

type Lamp = Lamps['backends'][number]

const causeOf = ({ why }: Lamp): DownCause => {
  switch (why?.code) {
    case 'tls':
      return 'certificate'
    case 'serverError':
      return 'fault'
    case 'badAnswer':
    case 'notChatwoot':
    case 'notMail':
    case 'portal':
      return 'stranger'
    case 'proxy':
      return 'proxy'
    default:
      return 'silent'
  }
}

/**
 * @param running backends that the screen names; others (just removed) are left out
 * @returns widest first; none when all is well, and none for what is not known yet
 */
export const troublesOf = (lamps: Lamps, running: ReadonlySet<BackendId>): readonly Trouble[] => {
  const { network, clockAheadMs } = lamps
  const clock: Trouble[] = clockAheadMs === null ? [] : [{ type: 'clock', aheadMs: clockAheadMs }]
  if (network.state === 'down') return [{ type: 'network', since: network.since }, ...clock]
  if (network.state === 'portal') return [{ type: 'portal', since: network.since }, ...clock]
  if (network.state === 'proxy')
    return [{ type: 'proxy', since: network.since, needsName: network.why?.params.context === 'auth' }, ...clock]
  const known = lamps.backends.filter(({ backendId }) => running.has(backendId))
  const group = (some: readonly Lamp[]) => ({
    since: Math.min(...some.map(({ since }) => since)),
    backends: some.map(({ backendId }) => backendId),
  })
  const signIn = known.filter(({ state }) => state === 'signInNeeded')
  const down = known.filter(({ state }) => state === 'down')
  const causes: DownCause[] = ['silent', 'proxy', 'certificate', 'stranger', 'fault']
  const downs = causes.flatMap((cause): Trouble[] => {
    const some = down.filter((lamp) => causeOf(lamp) === cause)
    return some.length > 0 ? [{ type: 'down', cause, ...group(some) }] : []
  })
  // A wrong clock makes good certificates look expired: it is said before them.
  const expired = down.some(({ why }) => why?.code === 'tls' && why.params.context === 'expired')
  return [
    ...(signIn.length > 0 ? [{ type: 'signIn' as const, ...group(signIn) }] : []),
    ...(expired ? clock : []),
    ...downs,
    ...(expired ? [] : clock),
  ]
}
