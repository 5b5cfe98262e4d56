/** A real Radicale on loopback, in a temporary folder: the lead's calendars, which agents read, and write but for the shifts. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { end, freePort, passwordLines, standing, takesCalls } from '../loopback'

const program = '/usr/bin/radicale'
/** Null where Radicale can be started, else why not. */
export const whyNoRadicale = (): string | null => (existsSync(program) ? null : 'Radicale is not installed (apt-get install radicale)')

export const people = { lead: 'lead-word-1', bo: 'agent-word-2', cy: 'agent-word-3' } as const
type Who = keyof typeof people

export interface Radicale {
  /** The lead's home, where the team's calendars lie. */
  url: string
  origin: string
  /** Another client's call. */
  raw(who: Who, method: string, path: string, body?: string, headers?: Record<string, string>): Promise<{ status: number; text: string }>
  /** Names of what lies in one of the lead's calendars. */
  names(calendar: string): string[]
  setPassword(who: Who, password: string): void
  /** Takes it down and brings it up at the same address. */
  stop(): Promise<void>
  start(): Promise<void>
  end(): Promise<void>
}

const rights = `
[owner]
user: .+
collection: {user}(/.*)?
permissions: RWrw

[root]
user: .+
collection:
permissions: R

[home-of-the-team]
user: .+
collection: lead
permissions: R

[shifts-read]
user: .+
collection: lead/dragoman-shifts
permissions: r

[open-to-all]
user: .+
collection: lead/dragoman-(requests|notes)
permissions: rw
`

export const startRadicale = async (): Promise<Radicale> => {
  // In memory where there is such a place: it waits for the disk at each write, and has thousands of them to do.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'rc-'))
  const port = await freePort()
  const words: Record<string, string> = { ...people }
  const users = () => writeFileSync(join(folder, 'users'), passwordLines(words))
  users()
  writeFileSync(join(folder, 'rights'), rights)
  writeFileSync(
    join(folder, 'config'),
    `[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${folder}/users
htpasswd_encryption = md5
delay = 0
[rights]
type = from_file
file = ${folder}/rights
[storage]
filesystem_folder = ${folder}/collections
[logging]
level = warning
`,
  )
  let child: ChildProcess | null = null
  let log = ''
  const start = async () => {
    child = spawn(program, ['--config', join(folder, 'config')], { stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr?.on('data', (some) => {
      log = `${log}${some}`.slice(-4_000)
    })
    await standing(child, { name: 'Radicale', isUp: () => takesCalls(port), said: () => log, seconds: 15 })
  }
  const stop = async () => {
    if (child) await end(child)
    child = null
  }
  await start()
  const origin = `http://127.0.0.1:${port}`
  return {
    url: `${origin}/lead/`,
    origin,
    async raw(who, method, path, body, headers = {}) {
      const answer = await fetch(`${origin}${path}`, {
        method,
        headers: {
          authorization: `Basic ${Buffer.from(`${who}:${words[who]}`).toString('base64')}`,
          'content-type': 'text/calendar; charset=utf-8',
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
      })
      return { status: answer.status, text: await answer.text() }
    },
    names: (calendar) => {
      const at = join(folder, 'collections', 'collection-root', 'lead', calendar)
      return existsSync(at) ? readdirSync(at).filter((name) => name.endsWith('.ics')) : []
    },
    setPassword(who, password) {
      words[who] = password
      users()
    },
    stop,
    start,
    async end() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
