/** The note and each item's line, worded from facts in any of the program's languages; no model, no invention. */
import type { TFunction } from 'i18next'
import i18next from 'i18next'
import { UiLanguage } from '../../../shared/domain/desk/types'
import type { Needed } from '../../../shared/domain/rota/handOver/needs'
import type { NoteFacts } from '../../../shared/domain/rota/handOver/note'
import type { Slot } from '../../../shared/domain/rota/handOver/slots'
import { type Format, makeFormat } from '../../i18n/format'
import { haveTexts } from '../../i18n/setup'

/** Where the receivers read a clock. */
export interface Place {
  zone: string
  city: string
}
export interface Words {
  t: TFunction
  format: Format
}

/** The program's own language for a code; null where it does not speak it. */
export const spoken = (code: string): UiLanguage | null => {
  const primary = code.split('-')[0]
  return UiLanguage.options.find((one) => one === code || one.split('-')[0] === primary) ?? null
}
/** Words of another language of the program, on the receivers' clock. Reads its texts where they are not here yet. */
export const wordsIn = async (language: UiLanguage, zone: string): Promise<Words> => {
  await haveTexts(language)
  const t = i18next.getFixedT(language)
  return { t, format: makeFormat(language, zone, t) }
}

const shopTimes = (all: readonly { at: number; shop: string; count?: number }[], { t, format }: Words, { zone }: Place): string =>
  format.list(
    all.map(({ at, shop, count }) =>
      t('handOver.note.when', {
        when: format.when(at, at),
        date: format.date(at, zone),
        time: format.time(at, zone),
        shop,
        count: count ?? 1,
      }),
    ),
  )

/** One line a fact, so that each can be changed or translated alone. */
export const noteLines = (facts: NoteFacts, slot: Slot, words: Words, place: Place): string[] => {
  const { t, format } = words
  const region = (name: string) => t(`common.strip.${name}`)
  const lines = [
    t('handOver.note.head', { from: region(slot.from), to: region(slot.to), time: format.time(slot.at, place.zone), city: place.city }),
    t('handOver.note.count', { count: facts.count }),
  ]
  if (facts.kinds.length > 0)
    lines.push(
      t('handOver.note.kinds', { list: format.list(facts.kinds.map(({ kind, count }) => t(`handOver.note.kind.${kind}`, { count }))) }),
    )
  if (facts.languages.length > 0)
    lines.push(
      t('handOver.note.languages', {
        list: format.list(
          facts.languages.map(
            ({ code, count }) => `${code === '' ? t('handOver.note.unknown') : format.language(code)} ${format.number(count)}`,
          ),
        ),
      }),
    )
  if (facts.late > 0) lines.push(t('handOver.note.late', { count: facts.late }))
  if (facts.soon.length > 0) lines.push(t('handOver.note.soon', { city: place.city, list: shopTimes(facts.soon, words, place) }))
  if (facts.disputes.length > 0)
    lines.push(t('handOver.note.disputes', { city: place.city, list: shopTimes(facts.disputes, words, place) }))
  if (facts.promises.length > 0)
    lines.push(t('handOver.note.promises', { city: place.city, list: shopTimes(facts.promises, words, place) }))
  if (facts.wakes)
    lines.push(t('handOver.note.wakes', { count: facts.wakes.count, time: format.time(facts.wakes.firstAt, place.zone), city: place.city }))
  lines.push(facts.left === 0 ? t('handOver.note.clean') : t('handOver.note.left', { count: facts.left }))
  return lines
}

/** The private note that stands in the conversation itself. Names nobody but the two of the team. */
export const itemLines = (
  { one, kind, wakesAt }: Pick<Needed, 'one' | 'kind' | 'wakesAt'>,
  slot: Slot,
  { giver, receiver }: { giver: string; receiver: string | null },
  { t, format }: Words,
  { zone, city }: Place,
): string[] => {
  const region = (name: string) => t(`common.strip.${name}`)
  const at = (when: number) => ({ date: format.date(when, zone), time: format.time(when, zone), city })
  const lines = [
    t(receiver ? 'handOver.item.headTo' : 'handOver.item.head', { from: region(slot.from), to: region(slot.to), giver, receiver }),
    t(`handOver.item.kind.${kind}`),
  ]
  if (one.dueAt !== null) lines.push(t('handOver.item.due', at(one.dueAt)))
  if (one.disputeAt !== null) lines.push(t('handOver.item.dispute', at(one.disputeAt)))
  if (one.promisedAt !== null) lines.push(t('handOver.item.promise', at(one.promisedAt)))
  if (wakesAt !== null && wakesAt > slot.at) lines.push(t('handOver.item.wakes', at(wakesAt)))
  return lines
}
