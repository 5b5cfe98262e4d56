/** Every form in which servers say «not now», with what it obliges us to. */
import { between, type Chance, oneOf } from './chance'

export interface NotNow {
  headers: Record<string, string>
  /** Ms of silence that a reader of RFC 9110 owes; null where nothing usable was said. */
  owedMs: number | null
}

const forms = [
  'seconds',
  'zero',
  'decimal',
  'date',
  'pastDate',
  'garbage',
  'negative',
  'year',
  'empty',
  'none',
  'reset',
  'resetAt',
] as const

export const notNow = (chance: Chance, serverNow: number): NotNow => {
  const seconds = between(chance, 2, 240)
  const date = (at: number) => new Date(at).toUTCString()
  switch (oneOf(chance, forms)) {
    case 'seconds':
      return { headers: { 'retry-after': String(seconds) }, owedMs: seconds * 1000 }
    case 'zero':
      return { headers: { 'Retry-After': '0' }, owedMs: null }
    case 'decimal':
      return { headers: { 'retry-after': `${seconds}.5` }, owedMs: seconds * 1000 }
    case 'date':
      return { headers: { 'Retry-After': date(serverNow + seconds * 1000) }, owedMs: (seconds - 2) * 1000 }
    case 'pastDate':
      return { headers: { 'retry-after': date(serverNow - 3_600_000) }, owedMs: null }
    case 'garbage':
      return { headers: { 'retry-after': oneOf(chance, ['soon', 'NaN', '∞', '12 parsecs', 'Mon, 99 Foo 2026', '0x10']) }, owedMs: null }
    case 'negative':
      return { headers: { 'retry-after': `-${seconds}` }, owedMs: null }
    case 'year':
      // A wrong header must stop no reply for good: an hour is the most that is heeded.
      return { headers: { 'retry-after': '31536000' }, owedMs: 3_500_000 }
    case 'empty':
      return { headers: { 'retry-after': '' }, owedMs: null }
    case 'none':
      return { headers: {}, owedMs: null }
    case 'reset':
      return { headers: { 'ratelimit-reset': String(seconds) }, owedMs: seconds * 1000 }
    case 'resetAt':
      return { headers: { 'x-ratelimit-reset': String(Math.floor(serverNow / 1000) + seconds) }, owedMs: (seconds - 2) * 1000 }
  }
}
