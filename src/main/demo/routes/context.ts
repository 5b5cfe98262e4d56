import type { Actions, Actor } from '../actions'
import { type Call, json, type Reply } from '../http'
import type { OwnerLog } from '../log'
import type { ConversationQuery } from '../query'
import type { AccountStore } from '../store'
import type { Agent, Conversation, DemoClock } from '../types'

/** One account with all that works on it. */
export interface Account {
  shopId: string
  store: AccountStore
  actions: Actions
  query: ConversationQuery
  token: string
  pubsubToken: string
}

export interface Context {
  call: Call
  account: Account
  store: AccountStore
  actions: Actions
  agent: Agent
  actor: Actor
  clock: DemoClock
  log: OwnerLog
  now: number
}

export type Routed = Context & { params: Record<string, string> }

/** Rails answers of ApplicationController. */
export const notFound = (): Reply => json({ error: 'Resource could not be found' }, 404)
export const notAuthorized = (): Reply => json({ error: 'You are not authorized to do this action' }, 401)
export const unprocessable = (error: string): Reply => json({ error }, 422)
/** ActiveRecord::RecordInvalid. */
export const recordInvalid = (message: string, attributes: string[]): Reply => json({ message, attributes }, 422)

/** Wraps a handler that needs the conversation named in the path; foreign inboxes are refused as Pundit does. */
export function withConversation(handler: (context: Routed, conversation: Conversation) => Reply | Promise<Reply>) {
  return (context: Routed): Reply | Promise<Reply> => {
    const conversation = context.store.conversations.get(Number(context.params.id))
    if (!conversation) return notFound()
    if (!context.store.mayRead(context.agent, conversation.inboxId)) return notAuthorized()
    return handler(context, conversation)
  }
}

export const text = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
export const truthy = (value: unknown): boolean => value === true || value === 'true' || value === 1 || value === '1'
export const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
