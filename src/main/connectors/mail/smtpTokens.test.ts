/** Which token method an SMTP server is spoken to with, and what a refusal leads to; word for word on the wire. */

import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { ConnectorError, type Tokens } from '../connector'
import type { Door } from './settings'
import { trySmtp } from './smtp'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Takes the token `good` alone; others get the challenge of RFC 7628, then 535. */
const startSmtp = async (methods: string) => {
  const lines: string[] = []
  const server = createServer((socket) => {
    socket.write('220 mail.example ESMTP\r\n')
    let challenged = false
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        if (challenged) {
          challenged = false
          lines.push(`answer ${line}`)
          socket.write('535 5.7.8 no\r\n')
        } else if (/^EHLO/.test(line)) socket.write(`250-mail.example\r\n250 AUTH ${methods}\r\n`)
        else if (/^AUTH/.test(line)) {
          const [, method = '', text = ''] = line.split(' ')
          const said = Buffer.from(text, 'base64').toString()
          lines.push(`${method} ${said.replaceAll('\x01', '|')}`)
          if (said.includes('Bearer good')) socket.write('235 welcome\r\n')
          else {
            challenged = true
            socket.write(`334 ${Buffer.from('{"status":"invalid_token"}').toString('base64')}\r\n`)
          }
        } else if (/^QUIT/.test(line)) socket.end('221 bye\r\n')
      }
    })
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  return { port: (server.address() as AddressInfo).port, lines }
}
const doorTo = (port: number, tokens: Tokens): Door => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  user: 'shop@mail.example',
  password: '',
  tokens,
})
const way = { route: null, tls: {} }
const never = new AbortController().signal
const always = (token: string): Tokens => ({ access: async () => token })

it('speaks the form of Google and Microsoft where it is offered', async () => {
  const { port, lines } = await startSmtp('PLAIN XOAUTH2 OAUTHBEARER')
  await trySmtp(doorTo(port, always('good')), way, never)
  expect(lines).toEqual(['XOAUTH2 user=shop@mail.example|auth=Bearer good||'])
})

it('speaks RFC 7628 where that alone is offered', async () => {
  const { port, lines } = await startSmtp('PLAIN OAUTHBEARER')
  await trySmtp(doorTo(port, always('good')), way, never)
  expect(lines).toEqual([`OAUTHBEARER n,a=shop@mail.example,|host=127.0.0.1|port=${port}|auth=Bearer good||`])
})

it.each([
  ['XOAUTH2', ''],
  ['OAUTHBEARER', 'AQ=='],
])('%s: gets another token for one that was refused, once', async (method, answer) => {
  const { port, lines } = await startSmtp(method)
  const asked: (string | undefined)[] = []
  const tokens: Tokens = {
    async access(refused) {
      asked.push(refused)
      return refused === undefined ? 'old' : 'good'
    },
  }
  await trySmtp(doorTo(port, tokens), way, never)
  expect(asked).toEqual([undefined, 'old'])
  expect(lines.map((line) => line.replace(/.*Bearer (\w+).*/, '$1'))).toEqual(['old', `answer ${answer}`, 'good'])
})

it('asks for a sign-in where the second is refused too', async () => {
  const { port } = await startSmtp('XOAUTH2')
  const work = trySmtp(doorTo(port, always('bad')), way, never)
  await expect(work).rejects.toBeInstanceOf(ConnectorError)
  await expect(work).rejects.toMatchObject({ problem: { code: 'signIn' } })
})
