/** What every payment provider's evidence has in common: limits, and the note that takes up what has no field. */
import type { EvidenceFacts, EvidenceLimits } from '../../../shared/domain/dispute/evidence'
import type { EvidenceForm, Problem } from '../../../shared/domain/outbox/types'
import type { FileToSend } from '../connector'
import { wellFormed } from './text'

const rejected = (fields: string): Problem => ({ code: 'rejected', params: { fields } })

/** Why a provider with these limits would not take it, before a byte is sent; null where it may go. */
export const evidenceTrouble = (form: EvidenceForm, files: readonly FileToSend[], limits: EvidenceLimits): Problem | null => {
  if (!limits.ways.includes(form.way)) return rejected('way')
  if (!limits.kinds.includes(form.kind)) return rejected('kind')
  if (form.text.trim().length > limits.note) return rejected('note')
  if (form.trackings.length > limits.trackings) return rejected('trackings')
  if (form.refundIds.length > limits.refundIds) return rejected('refundIds')
  if (form.trackings.length === 0 && form.way !== 'supportingInfo' && limits.trackingsFor.includes(form.kind)) return rejected('trackings')
  if (form.refundIds.length === 0 && form.way !== 'supportingInfo' && limits.refundIdsFor.includes(form.kind)) return rejected('refundIds')
  if (form.files.length !== files.length) return { code: 'fileMissing', params: {} }
  if (files.length > limits.files) return rejected('files')
  if (form.files.some(({ as }) => !limits.fileKinds.includes(as))) return rejected('files')
  if (limits.oneFileAKind && new Set(form.files.map(({ as }) => as)).size < form.files.length) return rejected('files')
  if (files.some(({ mime }) => !limits.fileTypes.includes(mime.toLowerCase()))) return rejected('files')
  const sizes = files.map(({ bytes }) => bytes.length)
  if (sizes.some((size) => size === 0)) return { code: 'fileMissing', params: {} }
  const all = sizes.reduce((sum, size) => sum + size, 0)
  if (sizes.some((size) => size > limits.fileBytes)) return { code: 'tooLarge', params: { limit: limits.fileBytes } }
  if (all > limits.allBytes) return { code: 'tooLarge', params: { limit: limits.allBytes } }
  const empty = form.text.trim() === '' && files.length === 0 && form.trackings.length === 0 && form.refundIds.length === 0
  return empty ? rejected('note') : null
}

/** English, as those who decide read it. */
const labels: Record<keyof EvidenceFacts, string> = {
  shippedOn: 'Shipped on',
  servedOn: 'Service provided on',
  shippingAddress: 'Shipped to',
  product: 'Product',
  customerName: 'Customer',
  customerEmail: 'Customer e-mail',
  billingAddress: 'Billing address',
  refundPolicyShown: 'Refund policy as shown before payment',
  cancellationPolicyShown: 'Cancellation policy as shown before payment',
  refundRefused: 'Why no refund is owed',
  cancellationRefused: 'Why it was not cancelled',
  otherPaymentId: 'Separate payment',
  otherPaymentWhy: 'Why both payments are due',
  accessLog: 'Use after purchase',
}

/** The agent's text first and whole; then each fact among `names` that still fits into `most` characters. */
export const noteWith = (form: EvidenceForm, names: readonly (keyof EvidenceFacts)[], most: number): string => {
  let note = wellFormed(form.text).trim()
  for (const name of names) {
    const fact = form.facts[name]?.trim()
    if (!fact) continue
    const longer = `${note}${note === '' ? '' : '\n'}${labels[name]}: ${wellFormed(fact)}`
    if (longer.length <= most) note = longer
  }
  return note
}

export const factNames = Object.keys(labels) as (keyof EvidenceFacts)[]
