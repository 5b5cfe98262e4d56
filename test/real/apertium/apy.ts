/** A real Apertium (APY) on loopback with English–Spanish and French–Spanish, without a detector of languages. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'

const program = '/usr/bin/apertium-apy'
const pairs = '/usr/share/apertium'

/** Null where it can be started, else why not. */
export const whyNoApertium = (): string | null =>
  existsSync(program) && existsSync(`${pairs}/modes/eng-spa.mode`)
    ? null
    : 'Apertium is not installed (apt-get install apertium-apy apertium-eng-spa apertium-fr-es)'

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

export interface Apertium {
  url: string
  stop(): Promise<void>
}

/** Takes a second to start, and each pair a second more with its first text. @param url where it stood before; a free port where none is said */
export const startApertium = async (url = ''): Promise<Apertium> => {
  const port = url ? Number(new URL(url).port) : await freePort()
  const child: ChildProcess = spawn(program, ['-p', String(port), '-i', '2', pairs], { stdio: 'ignore' })
  const address = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries += 1) {
    const answered = await fetch(`${address}/listPairs`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answered) break
    if (tries > 200 || child.exitCode !== null) {
      child.kill('SIGKILL')
      throw new Error('Apertium does not answer')
    }
    await new Promise((done) => setTimeout(done, 100))
  }
  return {
    url: address,
    async stop() {
      if (child.exitCode !== null) return
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
    },
  }
}
