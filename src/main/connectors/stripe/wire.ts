/** What Stripe answers (OpenAPI 2023-08-16), strict about what is used and lenient about the rest. */
import { z } from 'zod'

const text = z.string().nullish().catch(null)
const Charge = z.object({
  id: z.string(),
  billing_details: z.object({ email: text, name: text, phone: text }).nullish().catch(null),
  receipt_email: text,
  description: text,
  metadata: z.record(z.string(), z.string()).nullish().catch(null),
  amount: z.number().int().nullish().catch(null),
  amount_refunded: z.number().int().nullish().catch(null),
  payment_method_details: z
    .object({ card: z.object({ brand: text, network: text }).nullish().catch(null) })
    .nullish()
    .catch(null),
})
export type WireCharge = z.infer<typeof Charge>

export const WireDispute = z.object({
  id: z.string().min(1).max(255),
  object: z.literal('dispute'),
  amount: z.number().int(),
  currency: z.string().length(3),
  created: z.number().positive(),
  reason: z.string(),
  /** Newer versions know more of them; an unknown one is kept as such. */
  status: z.string(),
  is_charge_refundable: z.boolean().nullish().catch(null),
  charge: z.union([z.string(), Charge]).nullish().catch(null),
  payment_intent: z
    .union([z.string(), z.object({ id: z.string() })])
    .nullish()
    .catch(null),
  metadata: z.record(z.string(), z.string()).nullish().catch(null),
  livemode: z.boolean().nullish().catch(null),
  evidence: z.record(z.string(), z.unknown()).nullish().catch(null),
  evidence_details: z.object({
    due_by: z.number().nullish().catch(null),
    has_evidence: z.boolean().nullish().catch(null),
    submission_count: z.number().int().min(0),
  }),
  payment_method_details: z
    .object({
      card: z.object({ brand: text, network: text, network_reason_code: text, case_type: text }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
})
export type WireDispute = z.infer<typeof WireDispute>

export const WireEvent = z.object({
  id: z.string(),
  created: z.number().positive(),
  data: z.object({ object: z.object({ id: z.string().min(1).max(255), object: z.literal('dispute') }) }),
})

export const WireList = z.object({ data: z.array(z.unknown()), has_more: z.boolean() })
export const WireFile = z.object({ id: z.string().min(1), object: z.literal('file') })
