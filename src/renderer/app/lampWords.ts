import type { TFunction } from 'i18next'
import type { Backend, Lamps, Shop } from '../../shared/domain/backend/types'
import type { Format } from '../i18n/format'
import type { LampState } from '../ui/Lamp'

export interface LampWords {
  id: 'network' | 'shops' | 'live'
  state: LampState
  text: string
  detail: string
}

/** What of the network is said, and how its lamp burns. */
const NETWORK: Record<Lamps['network']['state'], { state: LampState; words: string }> = {
  up: { state: 'up', words: 'networkUp' },
  down: { state: 'down', words: 'networkDown' },
  portal: { state: 'down', words: 'networkPortal' },
  proxy: { state: 'down', words: 'networkProxy' },
  unknown: { state: 'unknown', words: 'networkUnknown' },
}
const LINE: Record<Lamps['backends'][number]['state'], string> = {
  up: 'lineUp',
  down: 'lineDown',
  signInNeeded: 'lineSignIn',
  limited: 'lineLimited',
  paused: 'linePaused',
  unknown: 'lineUnknown',
}

/**
 * The lamps in words. A shop is up when all of its backends are; live feeds count only where a backend has one; a paused
 * backend is nobody's fault, and a shop whose backends all are paused is not counted.
 */
export const lampWords = (
  lamps: Lamps,
  shops: readonly Pick<Shop, 'id' | 'name'>[],
  backends: readonly Pick<Backend, 'id' | 'name' | 'shopId'>[],
  format: Format,
  t: TFunction,
): LampWords[] => {
  const name = (id: string) => backends.find((backend) => backend.id === id)?.name ?? ''
  const { network } = lamps
  const lines = lamps.backends.filter((lamp) => backends.some((backend) => backend.id === lamp.backendId))
  const running = lines.filter((lamp) => lamp.state !== 'paused')
  const linesOf = (shop: Pick<Shop, 'id'>) =>
    running.filter((lamp) => backends.some((backend) => backend.id === lamp.backendId && backend.shopId === shop.id))
  const counted = shops.map(linesOf).filter((some) => some.length > 0)
  const up = counted.filter((some) => some.every((lamp) => lamp.state === 'up' || lamp.state === 'limited')).length
  const time = (at: number) => format.time(at)
  const answer: LampWords[] = [
    {
      id: 'network',
      state: NETWORK[network.state].state,
      text: t('common.frame.network'),
      detail: t(`common.frame.${NETWORK[network.state].words}`, {
        time: time(network.since),
      }),
    },
  ]
  if (lines.length === 0) return answer
  answer.push({
    id: 'shops',
    state: up === counted.length ? 'up' : up === 0 ? 'down' : 'partly',
    text: t('common.frame.shopsOf', { up: format.number(up), all: format.number(counted.length) }),
    detail: lines.map((lamp) => t(`common.frame.${LINE[lamp.state]}`, { name: name(lamp.backendId), time: time(lamp.since) })).join('\n'),
  })
  const feeds = lines.filter((lamp) => lamp.live !== 'none' && lamp.state !== 'paused')
  if (feeds.length === 0) return answer
  const down = feeds.filter((lamp) => lamp.live === 'down').length
  const polling = feeds.filter((lamp) => lamp.live === 'polling').length
  const state: LampState = down === feeds.length ? 'down' : down + polling > 0 ? 'partly' : 'up'
  answer.push({
    id: 'live',
    state,
    text: t(state === 'up' ? 'common.frame.live' : 'common.frame.liveOff'),
    detail: feeds
      .map(
        (lamp) =>
          `${name(lamp.backendId)}: ${t(`common.frame.live${lamp.live === 'up' ? 'Words' : lamp.live === 'polling' ? 'Polling' : 'Down'}`)}`,
      )
      .join('\n'),
  })
  return answer
}
