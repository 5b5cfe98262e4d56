/** A receipt as plain text, for a record elsewhere: what, when, how much; never whose. */
import type { TFunction } from 'i18next'
import { type KeepingCounts, noCounts, type Receipt } from '../../shared/domain/keeping/types'
import { calls } from '../bridge/deskStore'
import { tellTrouble } from '../commands/runner'
import type { Format } from '../i18n/format'
import { say } from '../ui/liveRegion'
import { showToast } from './toasts'

export const receiptText = (receipt: Receipt, t: TFunction, format: Format): string => {
  const kinds = Object.keys(noCounts) as (keyof KeepingCounts)[]
  return [
    t(`keeping.receipt.what.${receipt.what}`),
    t('keeping.receipt.number', { id: receipt.id }),
    t('keeping.receipt.asked', { when: `${format.dateTime(receipt.askedAt, 'UTC')} UTC` }),
    receipt.doneAt === null
      ? t('keeping.receipt.pending')
      : t('keeping.receipt.doneAt', { when: `${format.dateTime(receipt.doneAt, 'UTC')} UTC` }),
    ...kinds.map((kind) => `${t(`keeping.count.${kind}`)}: ${receipt.counts[kind]}`),
  ].join('\n')
}

export const copyReceipt = async (receipt: Receipt, t: TFunction, format: Format): Promise<void> => {
  try {
    await calls().desk.copyText({ text: receiptText(receipt, t, format) })
    showToast({ text: t('keeping.receipt.copied'), lasts: 3_000 })
    say(t('keeping.receipt.copied'))
  } catch (error) {
    tellTrouble(t('keeping.receipt.notCopied'), error)
  }
}
