/**
 * How an order or a parcel stands, as it is written to a customer. Data by language; `null` for states nobody would name to
 * her, which stay a gap.
 */
import type { Order, Parcel } from '../order/types'
import { languageOf } from './choose'

type OrderWords = Record<Exclude<Order['state'], 'other'>, string>
type ParcelWords = Record<Exclude<Parcel['state'], 'unknown'>, string>
interface Words {
  order: OrderWords
  parcel: ParcelWords
}

const orderStates = ['unpaid', 'paid', 'packing', 'shipped', 'delivered', 'cancelled', 'refunded', 'partlyRefunded'] as const
const parcelStates = ['labelled', 'inTransit', 'held', 'outForDelivery', 'delivered', 'failed', 'returned'] as const

const of = (orders: string, parcels: string): Words => {
  const order = orders.split('|')
  const parcel = parcels.split('|')
  return {
    order: Object.fromEntries(orderStates.map((state, at) => [state, order[at] ?? ''])) as OrderWords,
    parcel: Object.fromEntries(parcelStates.map((state, at) => [state, parcel[at] ?? ''])) as ParcelWords,
  }
}

export const stateWords: Readonly<Record<string, Words>> = {
  en: of(
    'not paid yet|paid|being packed|shipped|delivered|cancelled|refunded|partly refunded',
    'announced to the carrier|on its way|held by the carrier|out for delivery|delivered|not delivered at the first attempt|on its way back to us',
  ),
  de: of(
    'noch nicht bezahlt|bezahlt|in Vorbereitung|versandt|zugestellt|storniert|erstattet|teilweise erstattet',
    'dem Versanddienst angekündigt|unterwegs|beim Versanddienst angehalten|in Zustellung|zugestellt|nicht zugestellt|auf dem Rückweg zu uns',
  ),
  fr: of(
    'en attente de paiement|payée|en préparation|expédiée|livrée|annulée|remboursée|partiellement remboursée',
    'annoncé au transporteur|en route|retenu par le transporteur|en cours de livraison|livré|non livré|en retour vers nous',
  ),
  es: of(
    'pendiente de pago|pagado|en preparación|enviado|entregado|cancelado|reembolsado|reembolsado en parte',
    'anunciado a la empresa de transporte|en camino|retenido por la empresa de transporte|en reparto|entregado|no entregado|de vuelta a nosotros',
  ),
  pt: of(
    'aguardando pagamento|pago|em preparação|enviado|entregue|cancelado|reembolsado|parcialmente reembolsado',
    'informado à transportadora|a caminho|retido na transportadora|em rota de entrega|entregue|não entregue|voltando para nós',
  ),
  it: of(
    'in attesa di pagamento|pagato|in preparazione|spedito|consegnato|annullato|rimborsato|rimborsato in parte',
    'annunciato al corriere|in viaggio|in giacenza presso il corriere|in consegna|consegnato|non consegnato|di ritorno da noi',
  ),
  pl: of(
    'oczekuje na płatność|opłacone|w przygotowaniu|wysłane|dostarczone|anulowane|zwrócono pieniądze|zwrócono część kwoty',
    'zgłoszona przewoźnikowi|w drodze|zatrzymana u przewoźnika|w doręczeniu|doręczona|niedoręczona|w drodze powrotnej do nas',
  ),
  ja: of(
    'お支払い待ち|お支払い済み|発送準備中|発送済み|配達済み|キャンセル済み|返金済み|一部返金済み',
    '発送準備中|輸送中|配送会社にて保留中|配達中|配達済み|お届けできず|当店へ返送中',
  ),
  zh: of(
    '待付款|已付款|备货中|已发货|已送达|已取消|已退款|已部分退款',
    '已通知承运商|运输中|在承运商处滞留|派送中|已送达|投递未成功|正在退回',
  ),
  'zh-Hant': of(
    '待付款|已付款|備貨中|已出貨|已送達|已取消|已退款|已部分退款',
    '已通知承運商|運送中|在承運商處滯留|派送中|已送達|投遞未成功|正在退回',
  ),
  ar: of(
    'بانتظار الدفع|مدفوع|قيد التجهيز|تم شحنه|تم تسليمه|ملغى|تم رد مبلغه|تم رد جزء من مبلغه',
    'أُبلغت به شركة الشحن|في الطريق|محتجز لدى شركة الشحن|خرج للتسليم|تم تسليمه|تعذر تسليمه|في طريقه عائدا إلينا',
  ),
}

const wordsOf = (locale: string): Words | null =>
  (/^zh[-_](?:hant|tw|hk|mo)/i.test(locale) ? stateWords['zh-Hant'] : undefined) ?? stateWords[languageOf(locale)] ?? null

/** Null where nobody wrote the words of that language, and for a state without a name. */
export const orderStateWords = (state: Order['state'], locale: string): string | null =>
  state === 'other' ? null : (wordsOf(locale)?.order[state] ?? null)
export const parcelStateWords = (state: Parcel['state'], locale: string): string | null =>
  state === 'unknown' ? null : (wordsOf(locale)?.parcel[state] ?? null)
