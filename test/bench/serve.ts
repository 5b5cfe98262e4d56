/**
 * The shops' servers with many generated rows, in a process of their own, so that their work is not counted as the
 * program's. Says where they listen in one line of JSON, then answers each line of its input with its CPU time so far.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { channelOf } from '../../src/main/connectors/chatwoot/map'
import { DEMO_FILES, parseDemoContent, type RawDemoContent } from '../../src/main/demo/content'
import { startDemoServers } from '../../src/main/demo/startDemoServers'

const [resources = '', conversations = '', messages = '', portBase = '', builtAt = ''] = process.argv.slice(2)
const folder = join(resources, 'demo')
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const raw: Record<string, unknown> = {}
for (const [key, name] of Object.entries(DEMO_FILES)) raw[key] = read(name)
raw.threads = Object.fromEntries(readdirSync(join(folder, 'threads')).map((name) => [name.replace('.json', ''), read(`threads/${name}`)]))

/** The same keys and the same ages at every start, so that a kept profile still fits. */
let drawn = 0
const random = (bytes: number) => createHash('sha512').update(`bench ${drawn++}`).digest().subarray(0, bytes)
let building = true
let requests = 0

const servers = await startDemoServers({
  seed: 7,
  mode: 'quiet',
  content: parseDemoContent(raw as RawDemoContent),
  clock: { now: () => (building ? Number(builtAt) : Date.now()) },
  random,
  portBase: Number(portBase),
  big: { conversations: Number(conversations), messages: Number(messages) },
  onExchange: () => {
    requests += 1
  },
})
building = false
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
const directories = servers.accounts.map(({ store }, at) => ({
  accountId: store.accountId,
  meId: store.data.meId,
  baseUrl: servers.shops[at]?.chatwoot.baseUrl ?? '',
  inboxes: store.data.inboxes.map((inbox) => ({
    id: inbox.id,
    channel: channelOf(inbox.channel, { id: inbox.id, name: inbox.name } as Parameters<typeof channelOf>[1]),
  })),
  agents: store.data.agents.map(({ id, name }) => ({ id, name })),
}))
say({ shops: servers.shops.map(({ chatwoot }) => chatwoot), directories })
createInterface({ input: process.stdin }).on('line', () => {
  const { user, system } = process.cpuUsage()
  say({ cpuMs: (user + system) / 1000, requests })
})
process.stdin.on('end', () => process.exit(0))
