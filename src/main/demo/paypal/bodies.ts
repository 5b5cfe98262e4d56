import { z } from 'zod'
import type { Call } from '../http'
import type { UploadedFile } from '../multipart'
import type { PaypalFault } from './errors'

/*
 * What PayPal's description (customer disputes 1.10) lets a request hold. Unknown fields are let through, as PayPal
 * does; the tests judge the same requests by the description itself.
 */

const code = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[0-9A-Z_]+$/)
const note = z.string().min(1).max(2000)
const Money = z.looseObject({ currency_code: z.string().length(3), value: z.string().regex(/^\d+(\.\d+)?$/) })
const FileName = z
  .string()
  .min(1)
  .max(2000)
  .regex(/^[A-Za-z0-9\-_,\s]+[.][A-Za-z]+$/)
const Tracking = z
  .looseObject({
    carrier_name: code,
    carrier_name_other: note.optional(),
    tracking_number: z.string().min(1).max(255),
    tracking_url: z.url().optional(),
  })
  .refine((one) => one.carrier_name !== 'OTHER' || one.carrier_name_other !== undefined, {
    path: ['carrier_name_other'],
    message: 'missing',
  })
const Evidence = z.looseObject({
  evidence_type: code,
  notes: note.optional(),
  evidence_info: z
    .looseObject({
      tracking_info: z.array(Tracking).min(1).max(10).optional(),
      refund_ids: z.array(z.string().min(1).max(255)).min(1).max(100).optional(),
    })
    .optional(),
  documents: z
    .array(z.looseObject({ name: FileName }))
    .min(1)
    .max(100)
    .optional(),
  item_id: z.string().optional(),
})
export type Evidence = z.infer<typeof Evidence>

export const BODIES = {
  'provide-evidence': z.looseObject({ evidences: z.array(Evidence).min(1).max(100) }),
  appeal: z.looseObject({ evidences: z.array(Evidence).min(1).max(100) }),
  'provide-supporting-info': z.looseObject({ notes: note.optional() }),
  'send-message': z.looseObject({ message: note }),
  'accept-claim': z.looseObject({
    note: note.optional(),
    accept_claim_reason: code.optional(),
    accept_claim_type: code.optional(),
    refund_amount: Money.optional(),
    invoice_id: z.string().max(127).optional(),
  }),
  'make-offer': z.looseObject({ note, offer_type: code, offer_amount: Money.optional(), invoice_id: z.string().max(127).optional() }),
  escalate: z.looseObject({ note }),
} as const
export type Action = keyof typeof BODIES
export const isAction = (name: string): name is Action => Object.hasOwn(BODIES, name)

/** Those that take files, and so come as multipart with the JSON in a part named `input`. */
const MULTIPART: readonly Action[] = ['provide-evidence', 'appeal', 'provide-supporting-info', 'send-message', 'accept-claim']
const FILE_MOST = 10 * 1024 * 1024
const ALL_MOST = 50 * 1024 * 1024
const KINDS = ['gif', 'jpg', 'jpeg', 'pdf', 'png', 'txt']

export type Read<T> = { ok: true; body: T; files: UploadedFile[] } | { ok: false; media: boolean; faults: PaypalFault[] }

/** The request's JSON and files, or what is wrong with them. */
export function readBody<A extends Action>(action: A, call: Call): Read<z.infer<(typeof BODIES)[A]>> {
  const wrong = (faults: PaypalFault[], media = false) => ({ ok: false as const, media, faults })
  const type = call.headers['content-type'] ?? ''
  const form = type.startsWith('multipart/')
  if (MULTIPART.includes(action) && !form) return wrong([], true)
  if (!form && !type.startsWith('application/json')) return wrong([], true)
  let given: unknown = call.body
  let files = call.files
  if (form) {
    const part = call.files.find((file) => file.field === 'input')
    const text = part ? part.data.toString('utf8') : call.body.input
    files = call.files.filter((file) => file.field !== 'input')
    if (typeof text !== 'string')
      return wrong([{ issue: 'MISSING_REQUIRED_PARAMETER', description: 'A required part is missing.', field: 'input', location: 'body' }])
    try {
      given = JSON.parse(text)
    } catch {
      return wrong([
        { issue: 'MALFORMED_REQUEST_JSON', description: 'The request JSON is not well formed.', field: 'input', location: 'body' },
      ])
    }
  }
  const parsed = BODIES[action].safeParse(given)
  if (!parsed.success)
    return wrong(
      parsed.error.issues.map((issue) => ({
        issue:
          issue.code === 'invalid_type' && issue.message.includes('undefined') ? 'MISSING_REQUIRED_PARAMETER' : 'INVALID_PARAMETER_VALUE',
        description: 'The value of a field does not conform to the expected format.',
        field: `/${issue.path.join('/')}`,
        location: 'body',
      })),
    )
  const bad = files.flatMap((file): PaypalFault[] => {
    const at = { field: file.field, value: file.fileName, location: 'body' as const }
    if (!FileName.safeParse(file.fileName).success)
      return [{ issue: 'INVALID_PARAMETER_VALUE', description: 'The document name does not conform to the expected format.', ...at }]
    if (!KINDS.includes(file.fileName.split('.').at(-1)?.toLowerCase() ?? ''))
      return [{ issue: 'INVALID_FILE_TYPE', description: 'The file type is not supported.', ...at }]
    if (file.data.length === 0) return [{ issue: 'EMPTY_FILE', description: 'The file is empty.', ...at }]
    return file.data.length > FILE_MOST
      ? [{ issue: 'FILE_SIZE_EXCEEDED', description: 'The file exceeds the maximum size of 10 MB.', ...at }]
      : []
  })
  if (files.reduce((sum, file) => sum + file.data.length, 0) > ALL_MOST)
    bad.push({ issue: 'TOTAL_FILE_SIZE_EXCEEDED', description: 'The files together exceed the maximum size of 50 MB.', location: 'body' })
  if (bad.length > 0) return wrong(bad)
  return { ok: true, body: parsed.data as z.infer<(typeof BODIES)[A]>, files }
}
