import { describe, expect, it } from 'vitest'
import type { Problem } from '../outbox/types'
import { judgeProbe, type LineFacts, networkAfter, type Probe, wantsProbe } from './network'

const line = (state: LineFacts['state'], code: Problem['code'] | null = null, context = '', host = 'a.example'): LineFacts => ({
  state,
  why: code && { code, params: context ? { context } : {} },
  host,
})
const other = (from: LineFacts): LineFacts => ({ ...from, host: 'b.example' })
const before = { state: 'unknown' as const, since: 0, why: null }
const up = line('up')
const silent = line('down', 'unreachable')
const nameless = line('down', 'unreachable', 'name')
const html = line('down', 'badAnswer', 'page')
const untrusted = line('down', 'tls', 'issuer')
const proxied = line('down', 'proxy', 'auth')

describe('the network’s lamp', () => {
  const cases: [string, LineFacts[], boolean, Probe | null, string][] = [
    ['nothing known', [line('unknown')], true, null, 'unknown'],
    ['no backend at all', [], true, 'portal', 'unknown'],
    ['a backend answers', [silent, up], true, null, 'up'],
    ['a backend answers though the host says offline (it runs on this machine)', [up], false, null, 'up'],
    ['a server refuses the sign-in: it was reached', [line('signInNeeded', 'signIn')], true, null, 'up'],
    ['a server is ill: it was reached', [line('down', 'serverError')], true, null, 'up'],
    ['a server asks for patience: it was reached', [line('limited', 'rateLimited')], true, null, 'up'],
    ['one answers while another meets a sign-in page', [up, other(html)], true, 'portal', 'up'],
    ['all silent and the host says offline', [silent], false, null, 'down'],
    ['all silent and the host claims a cable', [silent], true, null, 'unknown'],
    ['all silent, and so is the probe', [silent, other(silent)], true, 'silent', 'unknown'],
    ['all silent, but the host of one answers a plain call', [silent], true, 'answered', 'up'],
    ['paused alone', [line('paused')], true, null, 'unknown'],
    ['paused and offline', [line('paused')], false, null, 'down'],
    ['a probe is sent away to another site', [silent], true, 'portal', 'portal'],
    ['an answer named a portal itself (511)', [line('down', 'portal')], true, null, 'portal'],
    ['one shop alone shows a page: it may be its own', [html], true, 'page', 'unknown'],
    ['two hosts show a page', [html, other(html)], true, 'page', 'portal'],
    ['two backends of one host show a page', [html, html], true, 'page', 'unknown'],
    ['a page here, another’s certificate untrusted', [html, other(untrusted)], true, 'page', 'portal'],
    [
      'untrusted certificates, plain calls reach the host: inspection without its CA',
      [untrusted, other(untrusted)],
      true,
      'answered',
      'up',
    ],
    ['untrusted certificates, no probe yet', [untrusted, other(untrusted)], true, null, 'unknown'],
    ['a page here, silence there', [html, other(silent)], true, 'page', 'unknown'],
    ['every line ends at the proxy', [proxied, other(proxied)], true, 'silent', 'proxy'],
    ['one line ends at the proxy, another is silent', [proxied, other(silent)], true, 'silent', 'unknown'],
    ['the proxy fails and the host says offline', [proxied], false, null, 'down'],
    ['no name of two hosts is found', [nameless, other(nameless)], true, 'silent', 'down'],
    ['no name of one host is found: it may be gone', [nameless], true, 'silent', 'unknown'],
    ['Chromium says disconnected', [line('down', 'unreachable', 'disconnected')], true, null, 'down'],
  ]
  it.each(cases)('%s', (_name, lines, online, probe, state) => expect(networkAfter(before, lines, online, probe, 30).state).toBe(state))

  it('keeps its time while the state stays, and the proxy’s reason beside it', () => {
    const now = networkAfter(before, [up], true, null, 30)
    expect(networkAfter(now, [up], true, null, 40)).toBe(now)
    const proxy = networkAfter(now, [proxied], true, null, 50)
    expect(proxy).toMatchObject({ state: 'proxy', since: 50, why: { params: { context: 'auth' } } })
    expect(networkAfter(proxy, [line('down', 'proxy', 'unreachable')], true, null, 60)).toMatchObject({
      since: 50,
      why: { params: { context: 'unreachable' } },
    })
  })

  it('asks for a probe only where nobody answers although there is a line', () => {
    expect(wantsProbe([silent], true)).toBe(true)
    expect(wantsProbe([silent, up], true)).toBe(false)
    expect(wantsProbe([silent], false)).toBe(false)
    expect(wantsProbe([line('unknown'), line('paused')], true)).toBe(false)
  })
})

describe('a probe', () => {
  const asked = 'desk.shop.example'
  it.each([
    [{ status: 511, toHost: null, html: true }, 'portal'],
    [{ status: 302, toHost: 'login.hotel.example2', html: false }, 'portal'],
    [{ status: 302, toHost: '192.168.1.1', html: false }, 'portal'],
    [{ status: 301, toHost: 'www.desk.shop.example', html: true }, 'answered'],
    [{ status: 301, toHost: 'www.shop.example', html: true }, 'answered'],
    [{ status: 301, toHost: 'desk.shop.example', html: true }, 'answered'],
    [{ status: 302, toHost: null, html: true }, 'page'],
    [{ status: 200, toHost: null, html: true }, 'page'],
    [{ status: 200, toHost: null, html: false }, 'answered'],
    [{ status: 404, toHost: null, html: true }, 'answered'],
    [null, 'silent'],
  ] as const)('%j is %s', (answer, verdict) => expect(judgeProbe(asked, answer)).toBe(verdict))

  it('does not take strangers under one short ending for one site, nor bare addresses', () => {
    expect(judgeProbe('a.co.uk', { status: 302, toHost: 'b.co.uk', html: false })).toBe('portal')
    expect(judgeProbe('10.0.0.9', { status: 302, toHost: '10.1.0.9', html: false })).toBe('portal')
  })
})
