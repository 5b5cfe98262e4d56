/**
 * Branded ids. A local id is `<backendId>~<kind>~<key>`, where key is the backend's own id, or,
 * where that id carries an address (Message-ID, mail thread), an HMAC of it under the backend's key
 * (made by the connector). So an id never reveals whose it is and never collides between backends.
 */
import { z } from 'zod'

const id = z.string().min(1).max(200)

export const ShopId = id.brand<'ShopId'>()
export type ShopId = z.infer<typeof ShopId>
export const BackendId = z
  .string()
  .regex(/^[a-z0-9]{6,32}$/)
  .brand<'BackendId'>()
export type BackendId = z.infer<typeof BackendId>
export const ProfileId = z
  .string()
  .regex(/^[a-z0-9-]{3,40}$/)
  .brand<'ProfileId'>()
export type ProfileId = z.infer<typeof ProfileId>
export const ConversationId = id.brand<'ConversationId'>()
export type ConversationId = z.infer<typeof ConversationId>
export const MessageId = id.brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>
export const CustomerId = id.brand<'CustomerId'>()
export type CustomerId = z.infer<typeof CustomerId>
export const OrderId = id.brand<'OrderId'>()
export type OrderId = z.infer<typeof OrderId>
export const ParcelId = id.brand<'ParcelId'>()
export type ParcelId = z.infer<typeof ParcelId>
export const DisputeId = id.brand<'DisputeId'>()
export type DisputeId = z.infer<typeof DisputeId>
export const AttachmentId = id.brand<'AttachmentId'>()
export type AttachmentId = z.infer<typeof AttachmentId>
/** An agent as one backend knows her. Who she is elsewhere: `desk/whoAmI.ts`. */
export const AgentId = id.brand<'AgentId'>()
export type AgentId = z.infer<typeof AgentId>
export const TeamId = id.brand<'TeamId'>()
export type TeamId = z.infer<typeof TeamId>
export const InboxId = id.brand<'InboxId'>()
export type InboxId = z.infer<typeof InboxId>
/** A person of the rota (the team space's roster), across all backends. */
export const PersonId = id.brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const TemplateId = id.brand<'TemplateId'>()
export type TemplateId = z.infer<typeof TemplateId>
/** A translation engine of this desk. */
export const EngineId = z
  .string()
  .regex(/^[a-z0-9-]{3,40}$/)
  .brand<'EngineId'>()
export type EngineId = z.infer<typeof EngineId>
export const MemoryUnitId = id.brand<'MemoryUnitId'>()
export type MemoryUnitId = z.infer<typeof MemoryUnitId>
export const GlossaryTermId = id.brand<'GlossaryTermId'>()
export type GlossaryTermId = z.infer<typeof GlossaryTermId>
export const DraftId = id.brand<'DraftId'>()
export type DraftId = z.infer<typeof DraftId>
/** Minted with the draft, kept for every try of the same text, new when the text changes after a try. */
export const OutboxKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .brand<'OutboxKey'>()
export type OutboxKey = z.infer<typeof OutboxKey>

export type LocalIdKind = 'c' | 'm' | 'u' | 'a' | 't' | 'i' | 'o' | 'p' | 'd' | 'f'

type IdOfKind = {
  c: ConversationId
  m: MessageId
  u: CustomerId
  a: AgentId
  t: TeamId
  i: InboxId
  o: OrderId
  p: ParcelId
  d: DisputeId
  f: AttachmentId
}

/** Builds a local id from the backend and the backend's own (or HMACed) key. */
export const localId = <K extends LocalIdKind>(backendId: BackendId, kind: K, key: string | number): IdOfKind[K] =>
  `${backendId}~${kind}~${key}` as IdOfKind[K]

/** The backend a local id belongs to, or null where the text is no local id. */
export const backendOf = (localIdText: string): BackendId | null => {
  const at = localIdText.indexOf('~')
  const parsed = BackendId.safeParse(at > 0 ? localIdText.slice(0, at) : '')
  return parsed.success ? parsed.data : null
}

/** The key part of a local id (what the connector put there), or null. */
export const remoteKeyOf = (localIdText: string): string | null => {
  const parts = localIdText.split('~')
  return parts.length >= 3 ? parts.slice(2).join('~') : null
}
