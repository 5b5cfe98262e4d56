/** Words of the system's notices of what is due. They name the shop and the time, never a customer. */
import type { UiLanguage } from '../../../shared/domain/desk/types'

interface Words {
  /** One alert: the shop's name stands above it. */
  inMinutes: string
  inHours: string
  now: string
  dispute: string
  /** Title where several come together. */
  several: string
  soonest: string
}

const words: Record<UiLanguage, Words> = {
  en: {
    inMinutes: 'An answer is due in {n} min',
    inHours: 'An answer is due in {n} h',
    now: 'An answer is due now',
    dispute: 'A payment dispute must be answered within {n} h',
    several: '{n} answers are due soon',
    soonest: 'The first of them in {n} min',
  },
  'zh-CN': {
    inMinutes: '{n} 分钟后须回复',
    inHours: '{n} 小时后须回复',
    now: '现在须回复',
    dispute: '付款争议须在 {n} 小时内答复',
    several: '{n} 个会话即将到期',
    soonest: '最早的一个还有 {n} 分钟',
  },
  ar: {
    inMinutes: 'يحين موعد الرد خلال {n} د',
    inHours: 'يحين موعد الرد خلال {n} س',
    now: 'حان موعد الرد الآن',
    dispute: 'يجب الرد على نزاع دفع خلال {n} س',
    several: 'ردود يحين موعدها قريبًا: {n}',
    soonest: 'أولها خلال {n} د',
  },
}

interface Alert {
  kind: string
  at: number
}

const minute = 60_000
const hour = 60 * minute

const one = ({ kind, at }: Alert, now: number, language: UiLanguage): string => {
  const left = at - now
  const fill = (text: string, n: number) => text.replace('{n}', new Intl.NumberFormat(language).format(n))
  const said = words[language]
  if (kind === 'dispute' && left >= hour) return fill(said.dispute, Math.ceil(left / hour))
  if (left < minute) return said.now
  return left < 2 * hour ? fill(said.inMinutes, Math.ceil(left / minute)) : fill(said.inHours, Math.round(left / hour))
}

/** Title and body of one notice for all that is told in the same moment. `now` is epoch ms. */
export const noticeOf = (
  alerts: readonly Alert[],
  shopName: string,
  now: number,
  language: UiLanguage,
): { title: string; body: string } | null => {
  const [first] = [...alerts].sort((a, b) => a.at - b.at)
  if (!first) return null
  if (alerts.length === 1) return { title: shopName, body: one(first, now, language) }
  const number = (n: number) => new Intl.NumberFormat(language).format(n)
  const said = words[language]
  return {
    title: said.several.replace('{n}', number(alerts.length)),
    body: said.soonest.replace('{n}', number(Math.max(0, Math.ceil((first.at - now) / minute)))),
  }
}
