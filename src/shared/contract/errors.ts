/**
 * The errors a call can end in, the same for every call, so that one place words them.
 * `problem` carries the cause for the screen; it never holds customer text.
 */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Problem } from '../domain/outbox/types'

const data = z.object({ problem: Problem }).optional()

export const errors = {
  BAD_REQUEST: { status: 400, data: z.object({ issues: z.array(z.unknown()) }).optional() },
  LOCKED: { status: 423, data },
  DENIED: { status: 403, data },
  NOT_FOUND: { status: 404, data },
  WRONG_PIN: { status: 401, data: z.object({ waitMs: z.number().int() }) },
  PROBLEM: { status: 502, data: z.object({ problem: Problem }) },
} as const

/** Every call of the contract is made from this base. */
export const call = oc.errors(errors)
/** Answers nothing but that it was done. */
export const Done = z.object({})
