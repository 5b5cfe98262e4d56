/** Stripe: disputes, and evidence in them. Closing a dispute gives the money away and is not offered. */
import type { Capabilities } from '../../../shared/domain/backend/types'
import { CallError } from '../common/call'
import { pollKnocks, readOnlyCapabilities, readOnlyVerbs } from '../common/readOnly'
import { readTest } from '../common/readTest'
import type { Connector, ConnectorNeeds, System } from '../connector'
import { createClient } from './client'
import { createEvidence } from './evidence'
import { evidenceLimits } from './limits'
import { createPull } from './pull'
import { WireList } from './wire'

const EVERY = 120_000

const capabilities: Capabilities = {
  ...readOnlyCapabilities(['disputes']),
  attachments: { count: evidenceLimits.files, bytes: evidenceLimits.fileBytes },
  lookUp: 'conclusive',
  evidence: evidenceLimits,
}

const create = (needs: ConnectorNeeds): Connector => {
  const client = createClient(needs)
  const evidence = createEvidence(needs, client)
  return {
    ...readOnlyVerbs,
    capabilities,
    pull: createPull(needs, client),
    deliver: evidence.deliver,
    lookUp: evidence.lookUp,
    disputeHead: evidence.head,
    knocks: (onKnock, signal) => pollKnocks(needs, EVERY, onKnock, signal),
    test: (signal) =>
      readTest(async () => {
        const answer = await client.get('/v1/disputes?limit=100', signal)
        const parsed = WireList.safeParse(answer.json)
        if (!parsed.success) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
        const { data, has_more: more } = parsed.data
        const found = [{ label: 'disputes' as const, value: `${data.length}${more ? '+' : ''}` }]
        return { detail: new URL(client.base()).host, me: null, found }
      }),
  }
}

export const stripe: System = {
  system: 'stripe',
  name: 'Stripe',
  fields: [
    { name: 'key', kind: 'secret', required: true, initial: '', advanced: false },
    { name: 'orderField', kind: 'text', required: false, initial: '', advanced: true },
    { name: 'url', kind: 'url', required: false, initial: 'https://api.stripe.com', advanced: true },
  ],
  capabilities,
  create,
}
