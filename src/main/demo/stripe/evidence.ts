import type { Call } from '../http'
import type { Json } from '../types'
import { notAllowed, unknownParameter, wrongParameter } from './errors'
import { FILE_FIELDS, type StripeDispute, seconds, TEXT_MOST } from './model'
import type { StripeStore } from './store'

const TEXT_ALL = 150_000
/** The files of one submission together, and each by itself (docs: file upload, dispute evidence). */
const FILES_MOST = 4_500_000
export const FILE_MOST = 5 * 1024 * 1024
export const FILE_TYPES: Record<string, { type: string; magic: string }> = {
  'application/pdf': { type: 'pdf', magic: '%PDF' },
  'image/jpeg': { type: 'jpg', magic: '\xff\xd8\xff' },
  'image/png': { type: 'png', magic: '\x89PNG' },
}

const isFile = (name: string): boolean => (FILE_FIELDS as readonly string[]).includes(name)
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** The evidence a request brings, judged field by field. An empty text takes a field away. */
function readEvidence(given: Record<string, unknown>, store: StripeStore): Record<string, string | null> {
  const read: Record<string, string | null> = {}
  for (const [name, raw] of Object.entries(given)) {
    const param = `evidence[${name}]`
    const most = TEXT_MOST[name]
    if (most === undefined && !isFile(name)) throw unknownParameter(param)
    if (typeof raw !== 'string') throw wrongParameter(param, 'Invalid string.')
    if (raw === '') read[name] = null
    else if (most !== undefined) {
      if (raw.length > most)
        throw wrongParameter(param, `Invalid string: must be at most ${most} characters`, 'parameter_invalid_string_blank')
      read[name] = raw
    } else {
      const file = store.data.files.find((one) => one.id === raw)
      if (!file) throw wrongParameter(param, `No such file upload: '${raw}'`, 'resource_missing')
      if (file.purpose !== 'dispute_evidence' && !(name === 'customer_signature' && file.purpose === 'customer_signature'))
        throw wrongParameter(param, 'The file must be uploaded with purpose dispute_evidence.')
      read[name] = raw
    }
  }
  return read
}

/** Changes a dispute: stages evidence, or sends it to the bank, which takes it once. Returns what the book shall note. */
export function updateDispute(
  store: StripeStore,
  dispute: StripeDispute,
  call: Call,
): { action: 'stage' | 'submit' | 'metadata'; body: Json } {
  for (const name of Object.keys(call.body)) if (!['evidence', 'metadata', 'submit', 'expand'].includes(name)) throw unknownParameter(name)
  const { submit: rawSubmit } = call.body
  if (rawSubmit !== undefined && rawSubmit !== 'true' && rawSubmit !== 'false')
    throw wrongParameter('submit', `Invalid boolean: ${rawSubmit}`)
  const metadata = record(call.body.metadata)
  for (const [key, value] of Object.entries(metadata)) {
    if (key.length > 40) throw wrongParameter(`metadata[${key}]`, 'Metadata keys may be at most 40 characters.')
    if (String(value).length > 500) throw wrongParameter(`metadata[${key}]`, 'Metadata values may be at most 500 characters.')
  }
  const evidence = readEvidence(record(call.body.evidence), store)
  const open = dispute.status === 'needs_response' || dispute.status === 'warning_needs_response'
  // Metadata alone is no answer to the bank; `submit=true` alone sends what was staged.
  const sends = rawSubmit === 'true' || (rawSubmit === undefined && Object.keys(evidence).length > 0)
  if (!open && (sends || Object.keys(evidence).length > 0))
    throw notAllowed(
      dispute.evidence_details.submission_count > 0
        ? 'Evidence for this dispute has already been submitted and can no longer be changed.'
        : 'This dispute is already closed.',
    )
  const after: Record<string, unknown> = { ...dispute.evidence, ...evidence }
  const texts = Object.entries(after).reduce(
    (sum, [name, value]) => sum + (typeof value === 'string' && !isFile(name) ? value.length : 0),
    0,
  )
  if (texts > TEXT_ALL) throw wrongParameter('evidence', 'The combined character count of all fields is limited to 150,000.')
  const staged = Object.entries(evidence).some(([, value]) => value !== null) || dispute.evidence_details.has_evidence
  if (sends) {
    const sizes = FILE_FIELDS.reduce((sum, name) => sum + Number(store.data.files.find((one) => one.id === after[name])?.size ?? 0), 0)
    if (sizes > FILES_MOST) throw wrongParameter('evidence', 'The combined size of all evidence files must not exceed 4.5 MB.')
    if (!staged) throw wrongParameter('evidence', 'There is no evidence to submit.')
  }
  for (const [key, value] of Object.entries(metadata)) {
    if (value === '') delete dispute.metadata[key]
    else dispute.metadata[key] = String(value)
  }
  dispute.evidence = after
  dispute.evidence_details.has_evidence = staged
  if (sends) {
    dispute.evidence_details.submission_count += 1
    dispute.evidence_details.past_due =
      dispute.evidence_details.due_by !== null && seconds(store.clock.now()) > dispute.evidence_details.due_by
    dispute.status = dispute.status === 'needs_response' ? 'under_review' : 'warning_under_review'
  }
  store.tell('updated', dispute)
  return {
    action: sends ? 'submit' : Object.keys(evidence).length > 0 ? 'stage' : 'metadata',
    body: { evidence: sends ? after : evidence, metadata },
  }
}
