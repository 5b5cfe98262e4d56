/** What would be handed over as the board stands: to whom, and with which note each. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import type { Crew, Needed } from '../../../shared/domain/rota/handOver/needs'
import { type Receiver, receiversOf } from '../../../shared/domain/rota/handOver/receivers'
import type { Slot } from '../../../shared/domain/rota/handOver/slots'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { itemLines, type Place, type Words } from './noteText'
import { useBoard } from './store'
import { linesOf, translateLines } from './translate'
import type { Giving } from './useBoard'

export interface Row {
  needed: Needed
  name: string
  zone: string | null
  ref: string
  receivers: readonly Receiver[]
  receiver: Receiver | null
  /** As drafted, and as it stands. */
  drafted: readonly string[]
  text: string
  on: boolean
}

export const useParcels = (giving: Giving, slot: Slot, crew: Crew, giver: string, place: Place): Row[] => {
  const { t } = useTranslation()
  const format = useFormat()
  const { off, receivers: byHand, texts } = useBoard()
  return useMemo(
    () =>
      giving.needed.map((needed) => {
        const { id } = needed
        const receivers = receiversOf(needed.one, slot, crew)
        const chosen = byHand.get(id)
        const receiver =
          chosen === undefined ? (giving.proposed.get(id) ?? null) : (receivers.find(({ personId }) => personId === chosen) ?? null)
        const drafted = itemLines(needed, slot, { giver, receiver: receiver?.name ?? null }, { t, format }, place)
        return {
          needed,
          name: customerTitle(t, giving.rows.get(id)?.customerName),
          zone: giving.places.get(id)?.zone ?? null,
          ref: giving.places.get(id)?.ref ?? '',
          receivers,
          receiver,
          drafted,
          text: texts.get(id) ?? drafted.join('\n'),
          on: !off.has(id),
        }
      }),
    [giving, slot, crew, giver, place, byHand, texts, off, t, format],
  )
}

interface Tongues {
  from: string
  to: string | null
  theirs: Words | null
  giver: string
  names: readonly string[]
  slot: Slot
  place: Place
}
/** An item's note as it leaves: as it was written, and below that in the receivers' language, as far as it could be made. */
export const noteFor = async (row: Row, { from, to, theirs, giver, names, slot, place }: Tongues): Promise<string> => {
  if (to === null || row.text.trim() === '') return row.text
  const known = theirs ? itemLines(row.needed, slot, { giver, receiver: row.receiver?.name ?? null }, theirs, place) : null
  const { one, id } = row.needed
  const made = await translateLines(linesOf(row.text, row.drafted, known), {
    shopId: one.shopId,
    from,
    to,
    conversationId: id as ConversationId,
    names: [...names, row.name],
  })
  return made.text === row.text ? row.text : `${row.text}\n\n${made.text}`
}
