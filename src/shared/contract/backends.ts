/** Shops and their backends. Secrets go in with `connect` and never come out. */
import { z } from 'zod'
import { Backend, FetchDays, Lamps, Shop, SystemInfo, TestReport } from '../domain/backend/types'
import { AttachmentId, BackendId, ConversationId, ShopId } from '../domain/ids'
import { call, Done } from './errors'

const values = z.record(z.string(), z.string().max(4096))
/** Of a finished `signIn`. */
const ticket = z.string().max(100).optional()

export const backends = {
  systems: call.output(z.array(SystemInfo)),
  list: call.output(z.object({ shops: z.array(Shop), backends: z.array(Backend) })),
  saveShop: call.input(Shop.omit({ id: true }).extend({ id: ShopId.nullable() })).output(Shop),
  test: call.input(z.object({ system: z.string(), values, ticket })).output(TestReport),
  /**
   * Sign-in in the system's browser (OAuth 2). Answers once the person has signed in there; ends after ten minutes, or by
   * `cancelSignIn` with the page's own `attempt`. Tokens stay in main: the page gets a ticket, good for its tests and one
   * `connect` or `update`. `backendId` lets kept secrets fill what was left empty.
   */
  signIn: call
    .input(z.object({ attempt: z.uuid(), system: z.string(), values, backendId: BackendId.nullable() }))
    .output(z.object({ ticket: z.string(), account: z.string().nullable() })),
  cancelSignIn: call.input(z.object({ attempt: z.uuid() })).output(Done),
  connect: call
    .input(z.object({ shopId: ShopId, system: z.string(), name: z.string().min(1).max(80), values, fetchDays: FetchDays, ticket }))
    .output(Backend),
  /** Signs in again or changes settings; fields left out stay. */
  update: call
    .input(
      z.object({ backendId: BackendId, name: z.string().optional(), values: values.optional(), fetchDays: FetchDays.optional(), ticket }),
    )
    .output(Backend),
  retest: call.input(z.object({ backendId: BackendId })).output(TestReport),
  pause: call.input(z.object({ backendId: BackendId, paused: z.boolean() })).output(Backend),
  resync: call.input(z.object({ backendId: BackendId })).output(Done),
  /** Destroys the backend's keys, journal records and files on this desk; the engine forgets its rows. */
  remove: call.input(z.object({ backendId: BackendId })).output(Done),
  lamps: call.output(Lamps),
  /** Asks the engine for older messages, or for one conversation again. */
  deepen: call.input(z.object({ conversationId: ConversationId, before: z.string().nullable() })).output(Done),
  /** Looks for text at the backend, beyond what this desk holds; what it finds is fetched into the cache. Bounded to 25. */
  search: call
    .input(z.object({ backendId: BackendId, text: z.string().trim().min(1).max(200) }))
    .output(z.object({ conversationIds: z.array(ConversationId), more: z.boolean() })),
  /** Tells the backend that the agent types (or stopped). */
  typing: call.input(z.object({ conversationId: ConversationId, on: z.boolean() })).output(Done),
  /** Fetches an attachment; bytes as base64. Bounded to 40 MB. */
  attachment: call
    .input(z.object({ backendId: BackendId, attachmentId: AttachmentId, ref: z.string().max(8192), name: z.string(), mime: z.string() }))
    .output(z.object({ mime: z.string(), base64: z.string() })),
  /** Saves an attachment where the agent chooses, by the system's dialog. */
  saveAttachment: call
    .input(z.object({ backendId: BackendId, attachmentId: AttachmentId, ref: z.string().max(8192), name: z.string(), mime: z.string() }))
    .output(z.object({ saved: z.boolean() })),
}
