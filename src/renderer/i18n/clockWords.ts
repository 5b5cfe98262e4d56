/** A clock's reason in the words of the interface. */
import type { TFunction } from 'i18next'
import type { Clock } from '../../shared/domain/clock/types'
import type { Format } from './format'

const isMetric = (kind: Clock['kind']): boolean => kind === 'firstReply' || kind === 'nextReply' || kind === 'resolution'

/** A promised time: `1 min`, `4 h`, as a promise is said and not as a countdown. */
export const promisedTime = (seconds: number, t: TFunction, format: Format): string =>
  seconds % 60 === 0 && seconds < 120 ? t('common.span.minutes', { m: seconds / 60 }) : format.span(seconds * 1000)

/** For whom a promise is meant: class, channel, region, high value; or every customer. */
const scopeOf = (params: Clock['why']['params'], t: TFunction, format: Format): string => {
  const parts: string[] = []
  if (params.class !== undefined) parts.push(t('clock.scope.class', { class: params.class }))
  if (params.channel !== undefined) parts.push(t('clock.scope.channel', { channel: t(`common.channel.${params.channel}`) }))
  if (params.region !== undefined) parts.push(t('clock.scope.region', { region: t(`clock.region.${params.region}`) }))
  if (params.highValue !== undefined) parts.push(t('clock.scope.highValue'))
  return parts.length === 0 ? t('clock.scope.all') : format.list(parts)
}

/** The sentence that says why this clock runs, in the interface's language; nothing of the customer's is in it. */
export const clockReason = ({ kind, why }: Pick<Clock, 'kind' | 'why'>, t: TFunction, format: Format): string =>
  t(`clock.why.${why.code}`, {
    ...why.params,
    ...(isMetric(kind) ? { time: promisedTime(Number(why.params.seconds ?? 0), t, format), scope: scopeOf(why.params, t, format) } : {}),
  })
