/** A program that is nothing but the Http port in real Electron, against a server that does its work and then hangs up. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { app } from 'electron'
import { createHttp } from '../../../src/main/host/http'
import { createRoute } from '../../../src/main/host/route'
import { HttpFailure } from '../../../src/main/ports'

app.disableHardwareAcceleration()
void app.whenReady().then(async () => {
  const done: string[] = []
  const server = createServer((request, answer) => {
    if (request.method === 'GET') {
      answer.end('ok')
      return
    }
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8')
      done.push(text)
      if (text.startsWith('answered')) answer.end('{}')
      else request.socket.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const http = createHttp(createRoute())
  const said: string[] = []
  const post = async (body: string) => {
    try {
      said.push(`${body} ${(await http.request({ method: 'POST', url, body })).status}`)
    } catch (error) {
      said.push(`${body} ${error instanceof HttpFailure ? `${error.kind} ${error.sent}` : 'unknown'}`)
    }
  }
  for (let round = 0; round < 3; round += 1) {
    await http.request({ method: 'GET', url })
    await post(`answered ${round}`)
    await post(`lost ${round}`)
  }
  await Promise.all(['lost a', 'lost b', 'answered c', 'answered d'].map(post))
  // What is harmless twice shares a connection; what is not has one each.
  const connections: number[] = []
  for (const repeatable of [true, false]) {
    let opened = 0
    const count = () => {
      opened += 1
    }
    server.on('connection', count)
    for (let round = 0; round < 5; round += 1) await http.request({ method: 'PUT', url, body: 'answered', repeatable })
    server.off('connection', count)
    connections.push(opened)
  }
  const written = done.splice(0).filter((text) => text !== 'answered')
  process.stdout.write(`RESULT ${JSON.stringify({ done: written.sort(), said: said.sort(), connections })}\n`)
  app.exit(0)
})
