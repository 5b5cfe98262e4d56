/** What the real servers that tests start on loopback have in common: a free port, the wait until they stand, their end, a file of passwords. */
import { type ChildProcess, execFileSync } from 'node:child_process'
import { createConnection, createServer } from 'node:net'

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

/** Free as far as one look tells. */
export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Whether somebody takes calls there. */
export const takesCalls = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })

/** Asks a server to end, and waits until it has; one that does not is killed after a while. */
export const end = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(timer)
}

/** Waits until a server stands. One that ended, or is not up in time, is told of in its own words, and ended. */
export const standing = async (
  child: ChildProcess,
  { name, isUp, said = () => '', seconds }: { name: string; isUp(): Promise<boolean>; said?(): string; seconds: number },
): Promise<void> => {
  for (let tries = 0; !(await isUp()); tries += 1) {
    if (tries > seconds * 10 || hasEnded(child)) {
      await end(child)
      throw new Error(`${name} does not answer: ${said()}`)
    }
    await pause(100)
  }
}

/** Lines of name and hashed password, as Apache and others read them. */
export const passwordLines = (people: Readonly<Record<string, string>>): string =>
  Object.entries(people)
    .map(([name, word]) => `${name}:${execFileSync('openssl', ['passwd', '-apr1', '-salt', 'dragoman', word]).toString().trim()}`)
    .join('\n')
