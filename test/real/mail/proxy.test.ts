/** A mailbox behind a company's proxy: IMAP and SMTP go through its CONNECT, and its failing is called by its name. */
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settingsOf } from '../../../src/main/connectors/mail/settings'
import { tryOut } from '../../../src/main/connectors/mail/tryOut'
import { tunnel } from '../../../src/main/host/tunnel'
import type { Route } from '../../../src/main/ports'
import { type Dovecot, type Smtp, startDovecot, startSmtp, whyNoDovecot } from './servers'

const shop = { user: 'shop@mail.test', password: 'secret' }

describe.skipIf(whyNoDovecot())('behind a proxy', () => {
  let dovecot: Dovecot
  let smtp: Smtp
  let proxy: Server
  let answer = 200
  const asked: string[] = []
  beforeAll(async () => {
    dovecot = await startDovecot({ users: [shop] })
    smtp = await startSmtp({ dovecot, users: [shop] })
    proxy = createServer()
    proxy.on('connect', (request, socket: Socket) => {
      asked.push(request.url ?? '')
      socket.on('error', () => undefined)
      if (answer !== 200) {
        socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`)
        return
      }
      const through = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        through.pipe(socket).pipe(through)
      })
      through.on('error', () => socket.destroy())
    })
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', () => done()))
  })
  afterAll(async () => {
    proxy?.closeAllConnections()
    proxy?.close()
    await smtp?.stop()
    await dovecot?.stop()
  })
  const route = (): Route => ({
    proxyFor: async () => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    authorities: () => null,
    tunnel,
  })
  const test = () => {
    const settings = settingsOf({
      name: 'Shop',
      address: shop.user,
      user: shop.user,
      password: shop.password,
      imapHost: '127.0.0.1',
      imapPort: String(dovecot.port),
      imapSecurity: 'none',
      smtpHost: '127.0.0.1',
      smtpPort: String(smtp.port),
      smtpSecurity: 'none',
    })
    return tryOut(settings, { route: route(), tls: {} }, new AbortController().signal)
  }

  it('reads and signs in to both servers through it', async () => {
    answer = 200
    asked.length = 0
    const report = await test()
    expect(report.steps.filter(({ ok }) => !ok)).toEqual([])
    expect(asked).toEqual([`127.0.0.1:${dovecot.port}`, `127.0.0.1:${smtp.port}`])
  })

  it.each([407, 403])('blames the proxy where that answers %d', async (status) => {
    answer = status
    expect((await test()).steps.at(-1)).toMatchObject({ step: 'reach', ok: false, why: { code: 'proxy' } })
  })
})
