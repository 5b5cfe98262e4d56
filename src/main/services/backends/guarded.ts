/** A connector as the rest of the desk holds it: every call within the backend's budget, every outcome told to the lamps. */
import type { Problem } from '../../../shared/domain/outbox/types'
import { type Connector, ConnectorError, type DeliverOutcome, type LookUpAnswer } from '../../connectors/connector'
import { type Gate, type Limits, SilenceError } from './gate'

const deadlineMs = 30_000
const longMs = 120_000
const graceMs = 5_000
/** Slowest line (bytes per ms) that a large file is still given time for; the outbox waits as long. */
const slowest = 20

/** The problem of whatever was thrown; all that is not a ConnectorError is ours: `unexpected`. */
export const problemOf = (error: unknown): Problem => (error instanceof ConnectorError ? error.problem : { code: 'unexpected', params: {} })

/** `heard` gets null after an answered call, else the problem. */
export const guardConnector = (connector: Connector, gate: Gate, heard: (problem: Problem | null) => void): Connector => {
  const failed = (error: unknown): ConnectorError => {
    const known = error instanceof ConnectorError ? error : new ConnectorError({ code: 'unexpected', params: {} }, null, { cause: error })
    // What the gate knows already, told to it as a new word, would draw out the silence with each call that is refused.
    const words = !(known instanceof SilenceError) && (known.retryAt === null || known.retryAt > gate.quietUntil() + 1)
    if (words && known.problem.code === 'rateLimited') gate.limited(known.retryAt)
    else if (words && known.retryAt !== null) gate.quiet(known.retryAt)
    heard(known.problem)
    return known
  }
  const guarded = async <T>(limits: Limits, call: (signal: AbortSignal) => Promise<T>, outer?: AbortSignal): Promise<T> => {
    try {
      const answer = await gate.run(limits, call, outer)
      heard(null)
      return answer
    } catch (error) {
      throw failed(error)
    }
  }
  const { typing, drop, search, orderHeads, disputeHead, readTemplates, writeTemplate, removeTemplate } = connector

  return {
    capabilities: connector.capabilities,
    ...(drop && { drop: () => drop.call(connector) }),
    async test(signal) {
      const report = await gate.run({ deadlineMs: longMs }, (within) => connector.test(within), signal)
      heard(report.ok ? null : (report.steps.find(({ ok }) => !ok)?.why ?? null))
      return report
    },
    knocks: (onKnock, signal) => connector.knocks(onKnock, signal),
    pull: (cursor, limit, signal) => guarded({ deadlineMs }, (within) => connector.pull(cursor, limit, within), signal),
    pullConversation: (conversationId, before, limit, signal) =>
      guarded({ deadlineMs }, (within) => connector.pullConversation(conversationId, before, limit, within), signal),
    head: (conversationId, signal) => guarded({ deadlineMs, urgent: true }, (within) => connector.head(conversationId, within), signal),
    fetchAttachment: (attachmentId, ref, signal) =>
      guarded({ deadlineMs: longMs }, (within) => connector.fetchAttachment(attachmentId, ref, within), signal),
    async deliver(delivery, signal): Promise<DeliverOutcome> {
      let begun = false
      try {
        const outcome = await gate.run(
          { deadlineMs: longMs + delivery.files.reduce((sum, { bytes }) => sum + bytes.length, 0) / slowest, graceMs, urgent: true },
          (within) => {
            begun = true
            return connector.deliver(delivery, within)
          },
          signal,
        )
        if (
          outcome.type === 'notSent' &&
          outcome.why.code === 'rateLimited' &&
          (outcome.retryAt ?? Number.POSITIVE_INFINITY) > gate.quietUntil() + 1
        )
          gate.limited(outcome.retryAt)
        heard(outcome.type === 'sent' ? null : outcome.why)
        return outcome
      } catch (error) {
        const { problem, retryAt } = failed(error)
        return begun ? { type: 'unknown', why: problem } : { type: 'notSent', why: problem, final: false, retryAt }
      }
    },
    /** A look-up that could not be made throws; it never turns into an answer. */
    lookUp: (delivery, triedAt, signal): Promise<LookUpAnswer> =>
      guarded({ deadlineMs, urgent: true }, (within) => connector.lookUp(delivery, triedAt, within), signal),
    ...(search && {
      search: (text, limit, signal) => guarded({ deadlineMs }, (within) => search.call(connector, text, limit, within), signal),
    }),
    ...(orderHeads && {
      orderHeads: (ids, signal) => guarded({ deadlineMs, urgent: true }, (within) => orderHeads.call(connector, ids, within), signal),
    }),
    ...(disputeHead && {
      disputeHead: (id, signal) => guarded({ deadlineMs, urgent: true }, (within) => disputeHead.call(connector, id, within), signal),
    }),
    ...(readTemplates && {
      readTemplates: (signal) => guarded({ deadlineMs: longMs }, (within) => readTemplates.call(connector, within), signal),
    }),
    ...(writeTemplate && {
      writeTemplate: (id, template, signal) =>
        guarded({ deadlineMs, graceMs }, (within) => writeTemplate.call(connector, id, template, within), signal),
    }),
    ...(removeTemplate && {
      removeTemplate: (id, signal) => guarded({ deadlineMs, graceMs }, (within) => removeTemplate.call(connector, id, within), signal),
    }),
    ...(typing && {
      typing: (conversationId, on) => guarded({ deadlineMs }, () => typing.call(connector, conversationId, on)),
    }),
    close: () => connector.close(),
  }
}
