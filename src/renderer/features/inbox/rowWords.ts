import type { TFunction } from 'i18next'
import type { ListRow } from '../../data/types'
import { customerTitle } from '../../i18n/customerWords'
import type { Format } from '../../i18n/format'
import type { Tone } from '../../ui/Pill'

export interface Mark {
  id: 'failed' | 'unknown' | 'held' | 'queued' | 'translating' | 'draft'
  tone: Tone
  text: string
}

/** Worst first; the row draws the first two, the name says all. */
export const marksOf = (row: ListRow, t: TFunction): Mark[] => {
  const { marks } = row
  const all: Mark[] = []
  if (marks.failed > 0) all.push({ id: 'failed', tone: 'late', text: t('inbox.mark.failed') })
  if (marks.unknown > 0) all.push({ id: 'unknown', tone: 'late', text: t('inbox.mark.unknown') })
  if (marks.held > 0) all.push({ id: 'held', tone: 'soon', text: t('inbox.mark.held') })
  if (marks.queued > 0) all.push({ id: 'queued', tone: 'plain', text: t('inbox.mark.queued') })
  if (marks.translating) all.push({ id: 'translating', tone: 'held', text: t('inbox.mark.translating') })
  else if (marks.draft) all.push({ id: 'draft', tone: 'held', text: t('inbox.mark.draft') })
  return all
}

export interface RowContext {
  shopName: string
  assigneeName: string | null
  typing: string | null
  now: number
}

/** What a screen reader hears: who, what is due, what stands, and the first line. */
export const rowName = (row: ListRow, { shopName, assigneeName, typing, now }: RowContext, format: Format, t: TFunction): string => {
  const due = row.due ? format.due(row.due.at, row.due.targetMs, now) : null
  return [
    customerTitle(t, row.customerName),
    row.unreadCount > 0 ? t('inbox.unread') : '',
    row.class && row.status === 'open' ? t('inbox.classIs', { class: row.class }) : '',
    due ? (due.tone === 'late' ? due.text : t('inbox.dueIn', { span: due.text })) : '',
    row.status === 'open' ? '' : t(`common.status.${row.status}`),
    ...marksOf(row, t).map((mark) => mark.text),
    typing ? t('inbox.replying', { name: typing }) : '',
    shopName,
    t(`common.channel.${row.channel}`),
    row.language ? format.language(row.language) : '',
    assigneeName ? t('inbox.assignedTo', { name: assigneeName }) : '',
    row.preview?.text ?? row.subject ?? '',
  ]
    .filter(Boolean)
    .join(', ')
}
