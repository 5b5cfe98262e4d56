/** The live test: what a person who just typed address and token wants to know, step by step. */
import type { TestReport } from '../../../shared/domain/backend/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import { failed } from '../common/call'
import { ConnectorError, type ConnectorNeeds } from '../connector'
import { type Account, readAccount } from './account'
import { connect } from './cable'
import { type Client, shaped } from './client'
import { readInboxes } from './sets'
import { WireMeta } from './wire'

type Step = TestReport['steps'][number]['step']
const LIVE_WITHIN = 10_000

export interface TestNeeds extends ConnectorNeeds {
  client: () => Client
  asked: () => number | null
}

const problemOf = (error: unknown): Problem => (error instanceof ConnectorError ? error.problem : failed(error).problem)

/** Which step a failed sign-in call stands for: no answer, not Chatwoot's answer, or a refusal. */
const stepOf = ({ code }: Problem): Step => {
  if (code === 'notChatwoot' || code === 'badAnswer' || code === 'notFound' || code === 'serverError' || code === 'tooLarge')
    return 'recognise'
  return ['signIn', 'forbidden', 'rejected', 'rateLimited'].includes(code) ? 'signIn' : 'reach'
}

const hostOf = (client: Client): string => new URL(client.base).host

const tryLive = async (
  { http, clock, random }: TestNeeds,
  client: Client,
  account: Account,
  signal: AbortSignal,
): Promise<Problem | null> => {
  if (!account.pubsubToken) return { code: 'unsupported', params: {} }
  const { accountId, me, pubsubToken } = account
  const controller = new AbortController()
  const end = () => controller.abort()
  signal.addEventListener('abort', end, { once: true })
  let up = false
  try {
    const ended = connect(
      { http, clock, random, base: client.base, accountId, userId: me.remoteId, pubsubToken },
      {
        up: () => {
          up = true
          controller.abort()
        },
        event: () => {},
      },
      controller.signal,
    )
    const late = clock.sleep(LIVE_WITHIN, controller.signal).then(
      () => 'timeout',
      () => 'aborted',
    )
    const why = await Promise.race([ended, late])
    if (up) return null
    return { code: why === 'timeout' || why === 'aborted' ? 'timeout' : why === 'rejected' ? 'signIn' : 'unreachable', params: {} }
  } finally {
    controller.abort()
    signal.removeEventListener('abort', end)
  }
}

/**
 * Never throws. A live feed that does not come up does not fail the test: the desk then polls, and the step says so.
 * `found` holds the account, its inboxes with their number, and the number of open conversations.
 */
export const liveTest = async (needs: TestNeeds, signal: AbortSignal): Promise<TestReport> => {
  const report: TestReport = { ok: false, steps: [], me: null, found: [] }
  const say = (step: Step, why: Problem | null, detail = '') => report.steps.push({ step, ok: why === null, why, detail })
  let client: Client
  let account: Account
  try {
    client = needs.client()
    account = await readAccount(client, needs.backendId, needs.asked(), signal)
  } catch (error) {
    let why = problemOf(error)
    // This path is there on every Chatwoot: its absence means another program.
    const wrongAccount = why.code === 'notFound' && why.params.fields === 'account'
    if (why.code === 'notFound' && !wrongAccount) why = { code: 'notChatwoot', params: why.params }
    const failing = wrongAccount ? 'read' : stepOf(why)
    const before: Step[] =
      failing === 'reach'
        ? []
        : failing === 'recognise'
          ? ['reach']
          : failing === 'signIn'
            ? ['reach', 'recognise']
            : ['reach', 'recognise', 'signIn']
    for (const step of before) say(step, null)
    say(failing, why)
    return report
  }
  report.me = { remoteId: String(account.me.remoteId), name: account.me.name, email: account.me.email }
  say('reach', null, hostOf(client))
  say('recognise', null, 'Chatwoot')
  say('signIn', null, account.me.name)
  report.found.push({ label: 'account', value: [`${account.accountName} (${account.accountId})`, ...account.others].join(', ') })
  try {
    const inboxes = await readInboxes(client, account.api, [], signal)
    const counts = shaped(WireMeta, await client.get(`${account.api}/conversations/meta`, { status: 'open' }, signal)).meta
    const names = inboxes ?? []
    const listed = names.slice(0, 5).map(({ name }) => name)
    report.found.push({
      label: 'inboxes',
      value: `${names.length}${listed.length > 0 ? `: ${listed.join(', ')}${names.length > 5 ? ' …' : ''}` : ''}`,
    })
    report.found.push({ label: 'openConversations', value: String(counts?.all_count ?? 0) })
    say('read', null, account.accountName)
  } catch (error) {
    say('read', problemOf(error))
    return report
  }
  report.ok = true
  try {
    say('live', await tryLive(needs, client, account, signal))
  } catch (error) {
    say('live', problemOf(error))
  }
  return report
}
