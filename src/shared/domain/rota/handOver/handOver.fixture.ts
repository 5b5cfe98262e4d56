import type { BackendAgent } from '../../conversation/types'
import { AgentId, BackendId, ConversationId, PersonId, ShopId } from '../../ids'
import { type HandOver, HandOver as HandOverSchema, usualSettings } from '../plan'
import type { Person, Region, Shift } from '../types'
import type { Candidate, Crew } from './needs'

export const at = (text: string): number => Date.parse(`${text}Z`)
export const backendId = BackendId.parse('shopone1')
export const { handOvers } = usualSettings
export const settings = { handOvers }

export const person = (id: string, region: Region, zone: string, languages: string[] = ['en', 'de']): Person => ({
  id: PersonId.parse(id),
  name: id,
  email: `${id}@desk.example`,
  region,
  zone,
  city: zone.split('/')[1] ?? zone,
  role: 'agent',
  languages: languages.map((code) => ({ code, level: 'fluent' as const })),
  week: [],
})
export const agentOf = (id: string): BackendAgent => ({
  id: AgentId.parse(`shopone1~a~${id}`),
  backendId,
  remoteId: id,
  name: id,
  email: `${id}@desk.example`,
  available: null,
})
export const shift = (id: string, from: string, to: string): Shift => ({
  personId: PersonId.parse(id),
  startAt: at(from),
  endAt: at(to),
  zone: 'Etc/UTC',
})
export const people = [
  person('jose', 'apac', 'Asia/Manila'),
  person('grace', 'apac', 'Asia/Manila', ['zh']),
  person('ana', 'eu', 'Europe/Bucharest'),
  person('mihai', 'eu', 'Europe/Bucharest'),
  person('laura', 'americas', 'America/Bogota', ['es', 'en']),
]
export const crew: Crew = {
  people,
  agents: people.map(({ id }) => agentOf(id)),
  shifts: [
    shift('jose', '2026-11-22T22:00', '2026-11-23T06:30'),
    shift('grace', '2026-11-22T23:00', '2026-11-23T09:00'),
    shift('ana', '2026-11-23T05:30', '2026-11-23T13:30'),
    shift('mihai', '2026-11-23T07:00', '2026-11-23T15:00'),
  ],
}
export const one = (id: string, more: Partial<Omit<Candidate, 'assigneeId'>> & { of?: string | null } = {}): Candidate => {
  const { of = 'jose', ...rest } = more
  return {
    id: ConversationId.parse(`shopone1~c~${id}`),
    backendId,
    shopId: ShopId.parse('one'),
    channel: 'email',
    status: 'open',
    language: 'de',
    assigneeId: of === null ? null : AgentId.parse(`shopone1~a~${of}`),
    dueAt: at('2026-11-23T08:00'),
    zone: 'Europe/Berlin',
    country: 'DE',
    promisedAt: null,
    disputeAt: null,
    ...rest,
  }
}
export const handOver = (refs: readonly string[]): HandOver =>
  HandOverSchema.parse({
    id: 'h1',
    from: 'apac',
    to: 'eu',
    at: at('2026-11-23T06:00'),
    by: 'jose',
    madeAt: at('2026-11-23T05:50'),
    language: 'en',
    text: 'Five wait.',
    items: refs.map((ref) => ({
      shop: 'N',
      system: 'chatwoot',
      ref,
      kind: 'handOver',
      language: 'de',
      dueAt: null,
      wakesAt: null,
      text: '',
      state: 'offered',
      answeredBy: null,
      answeredAt: null,
      reason: '',
    })),
  })
