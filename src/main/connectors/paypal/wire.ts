/** What PayPal answers (OpenAPI 1.10), strict about what is used and lenient about the rest. */
import { z } from 'zod'
import { isoWithZone } from '../common/time'

const text = z.string().nullish().catch(null)
const time = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => isoWithZone(value ?? ''))
/** A list whose unreadable entries are passed over, as they only add to what the dispute itself says. */
const list = <S extends z.ZodType>(schema: S) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((all) =>
      (all ?? []).flatMap((one): z.output<S>[] => {
        const parsed = schema.safeParse(one)
        return parsed.success ? [parsed.data] : []
      }),
    )

const Money = z.object({ currency_code: z.string(), value: z.string() })
const Transaction = z.object({
  seller_transaction_id: text,
  buyer_transaction_id: text,
  invoice_number: text,
  custom: text,
  reference_id: text,
  buyer: z.object({ name: text, email: text }).nullish().catch(null),
})
const Document = z.object({ name: text })
const Evidence = z.object({
  evidence_type: text,
  evidence_info: z
    .object({ tracking_info: list(z.object({ tracking_number: text, carrier_name: text })) })
    .nullish()
    .catch(null),
  documents: list(Document),
  notes: text,
  source: text,
  date: time,
})
const SupportingInfo = z.object({ notes: text, documents: list(Document), source: text, provided_time: time })

export const WireDispute = z.object({
  dispute_id: z.string().min(1).max(255),
  create_time: time.refine((at) => at !== null),
  update_time: time,
  reason: text,
  external_reason_code: text,
  status: text,
  dispute_state: text,
  dispute_life_cycle_stage: text,
  dispute_amount: Money,
  seller_response_due_date: time,
  dispute_outcome: z.object({ outcome_code: text }).nullish().catch(null),
  refund_details: z
    .object({ allowed_refund_amount: Money.nullish().catch(null) })
    .nullish()
    .catch(null),
  disputed_transactions: list(Transaction),
  messages: list(z.object({ posted_by: text, time_posted: time, content: text })),
  evidences: list(Evidence),
  supporting_info: list(SupportingInfo),
  /** Null where the answer has none at all, as in lists of older accounts: then nothing is known of what may be done. */
  links: z
    .array(z.object({ href: z.string(), rel: z.string() }))
    .nullish()
    .catch(null),
})
export type WireDispute = z.infer<typeof WireDispute>
