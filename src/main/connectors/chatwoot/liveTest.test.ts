import { expect, test } from 'vitest'
import { FakeChatwoot } from '../../../../test/contract/connectors/fakeChatwoot'
import { answer, needsOf, TestClock, TestHttp } from '../../../../test/contract/connectors/ports'
import { TestReport } from '../../../shared/domain/backend/types'
import { type HttpAnswer, HttpFailure } from '../../ports'
import { chatwoot } from './system'

const T0 = Date.parse('2026-09-21T10:00:00Z')
const never = new AbortController().signal

const testOf = async (profile: (() => HttpAnswer) | null, values: Record<string, string> = {}, live = true) => {
  const clock = new TestClock(T0, false)
  const fake = new FakeChatwoot(() => clock.now())
  fake.add(1, 100)
  const http = new TestHttp((request) => (profile && request.url.endsWith('/profile') ? profile() : fake.handle(request)))
  http.socketsShut = !live
  const connector = chatwoot.create(needsOf(http, clock, { url: 'chat.example.test', token: 'secret', ...values }))
  const running = connector.test(never)
  const confirm = setInterval(() => {
    for (const socket of http.sockets) if (!socket.closed) socket.say({ type: 'confirm_subscription' })
    void clock.move(1000)
  }, 5)
  const report = TestReport.parse(await running)
  clearInterval(confirm)
  return report
}
const steps = (report: TestReport) => report.steps.map(({ step, ok, why }) => `${step} ${ok ? 'ok' : why?.code}`)

test('all well: every step, who we are, what was found', async () => {
  const report = await testOf(null)
  expect(report.ok).toBe(true)
  expect(steps(report)).toEqual(['reach ok', 'recognise ok', 'signIn ok', 'read ok', 'live ok'])
  expect(report.me).toEqual({ remoteId: '4', name: 'Ben', email: 'ben@example.test' })
  expect(report.found).toEqual([
    { label: 'account', value: 'North (3)' },
    { label: 'inboxes', value: '2: Mail, WA' },
    { label: 'openConversations', value: '1' },
  ])
})

test('without a live feed the rest still works', async () => {
  const report = await testOf(null, {}, false)
  expect(report.ok).toBe(true)
  expect(steps(report).at(-1)).toBe('live unreachable')
})

const wrong: [string, () => HttpAnswer, Record<string, string>, string][] = [
  ['token', () => answer(401, { error: 'x' }), {}, 'signIn signIn'],
  ['another program', () => answer(200, '<!doctype html><title>WordPress'), {}, 'recognise notChatwoot'],
  ['another JSON', () => answer(200, { hello: 1 }), {}, 'recognise notChatwoot'],
  ['no such path', () => answer(404, '<html>'), {}, 'recognise notChatwoot'],
  ['broken JSON', () => ({ ...answer(200, '{"id":'), headers: { 'content-type': 'application/json' } }), {}, 'recognise badAnswer'],
  ['server error', () => answer(503, '<html>'), {}, 'recognise serverError'],
  ['limit', () => answer(429, 'Retry later'), {}, 'signIn rateLimited'],
  ['account not ours', () => answer(200, { id: 4, accounts: [{ id: 3 }] }), { account: '8' }, 'read notFound'],
  ['account no number', () => answer(200, {}), { account: 'x' }, 'signIn rejected'],
  ['plain http', () => answer(200, {}), { url: 'http://chat.example.test' }, 'reach tls'],
  ['no address', () => answer(200, {}), { url: 'http://' }, 'signIn rejected'],
]
test.each(wrong)('names what is wrong: %s', async (_name, profile, values, last) => {
  const report = await testOf(profile, values)
  expect(report.ok).toBe(false)
  expect(steps(report).at(-1)).toBe(last)
})

const down: [string, HttpFailure, string][] = [
  ['name', new HttpFailure('unreachable', false), 'reach unreachable'],
  ['certificate', new HttpFailure('tls', false), 'reach tls'],
  ['time', new HttpFailure('timeout', true), 'reach timeout'],
  ['login page of a proxy', new HttpFailure('redirect', true), 'recognise badAnswer'],
]
test.each(down)('no answer: %s', async (_name, failure, last) => {
  const report = await testOf(() => {
    throw failure
  })
  expect(steps(report).at(-1)).toBe(last)
})
