/** What a connector without conversations answers: it knocks by its poll clock and delivers nothing. */
import type { BackendKind, Capabilities } from '../../../shared/domain/backend/types'
import type { Clock, Random } from '../../ports'
import { type Connector, ConnectorError, type Knock } from '../connector'

/** Capabilities of a backend that is only read. */
export const readOnlyCapabilities = (kinds: BackendKind[]): Capabilities => ({
  kinds,
  channels: [],
  reply: false,
  note: false,
  assign: false,
  team: false,
  labels: false,
  snooze: false,
  pending: false,
  priority: false,
  readState: false,
  typing: false,
  startConversation: false,
  forward: false,
  copies: false,
  html: false,
  spam: false,
  block: false,
  attachments: { count: 0, bytes: 0 },
  lookUp: 'neverAbsent',
  search: false,
  textLimit: 0,
})

const unsupported = () => new ConnectorError({ code: 'unsupported', params: {} })

/** The verbs that a read-only connector shares. Nothing ever leaves, so a look-up is sure of absence. */
export const readOnlyVerbs: Pick<Connector, 'pullConversation' | 'deliver' | 'lookUp' | 'head' | 'fetchAttachment' | 'close'> = {
  pullConversation: () => Promise.reject(unsupported()),
  deliver: async () => ({ type: 'notSent', why: { code: 'unsupported', params: {} }, final: true, retryAt: null }),
  lookUp: async () => ({ type: 'absent' }),
  head: () => Promise.reject(unsupported()),
  fetchAttachment: () => Promise.reject(unsupported()),
  close: async () => {},
}

/** Knocks every `everyMs` ± a fifth until aborted, so that a whole office does not ask in the same second. */
export const pollKnocks = async (
  { clock, random }: { clock: Clock; random: Random },
  everyMs: number,
  onKnock: (knock: Knock) => void,
  signal: AbortSignal,
): Promise<void> => {
  if (signal.aborted) return
  onKnock({ type: 'live', state: 'polling' })
  while (!signal.aborted) {
    onKnock({ type: 'changed' })
    try {
      await clock.sleep(Math.round(everyMs * (0.8 + 0.4 * random.number())), signal)
    } catch (error) {
      if (signal.aborted) return
      throw error
    }
  }
}
