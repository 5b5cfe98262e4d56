import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { at, type Desk, startDesk } from './support'

interface Line {
  ws: WebSocket
  frames: Record<string, unknown>[]
  identifier: string
  events(): string[]
  data(event: string): Record<string, unknown> | undefined
  closed: Promise<void>
}

let desk: Desk
const lines: Line[] = []
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.ws.terminate()
  await desk.servers.stop()
})

async function connect(change: Record<string, unknown> = {}, headers: Record<string, string> = {}, shop = 0): Promise<Line> {
  const access = desk.servers.shops[shop]?.chatwoot
  if (!access) throw new Error('no shop')
  const profile = await desk.api('GET', '/api/v1/profile', undefined, shop)
  const identifier = JSON.stringify({
    channel: 'RoomChannel',
    pubsub_token: profile.get('pubsub_token'),
    account_id: access.accountId,
    user_id: access.userId,
    ...change,
  })
  const ws = new WebSocket(`${access.baseUrl.replace('http', 'ws')}/cable`, ['actioncable-v1-json'], { headers })
  const frames: Record<string, unknown>[] = []
  ws.on('message', (data) => frames.push(JSON.parse(String(data))))
  const line: Line = {
    ws,
    frames,
    identifier,
    events: () => frames.flatMap((f) => (at(f, 'message.event') as string) ?? []),
    data: (event) =>
      at(
        frames.find((f) => at(f, 'message.event') === event),
        'message.data',
      ) as Record<string, unknown> | undefined,
    closed: new Promise((resolve) => ws.once('close', () => resolve())),
  }
  lines.push(line)
  await new Promise<void>((resolve, reject) => {
    ws.once('open', () => resolve())
    ws.once('error', reject)
  })
  ws.send(JSON.stringify({ command: 'subscribe', identifier }))
  await expect.poll(() => frames.some((f) => f.type === 'confirm_subscription' || f.type === 'reject_subscription')).toBe(true)
  return line
}

const account = (shop = 0) => {
  const found = desk.servers.accounts[shop]
  if (!found) throw new Error('no account')
  return found
}
const visible = () => {
  const c = account().store.data.conversations.find((x) => x.inboxId !== 16 && x.status === 'resolved')
  if (!c) throw new Error('no conversation')
  return c
}

describe('cable', () => {
  test('welcome, confirmation, presence; a wrong token is rejected, a page is not let in', async () => {
    const line = await connect()
    expect(line.frames[0]).toEqual({ type: 'welcome' })
    expect(line.frames.find((f) => f.type === 'confirm_subscription')?.identifier).toBe(line.identifier)
    await expect.poll(() => line.events()).toContain('presence.update')
    expect(at(line.data('presence.update'), `users.${account().store.data.meId}`)).toBe('online')
    const wrong = await connect({ pubsub_token: 'guess' })
    expect(wrong.frames.at(-1)?.type).toBe('reject_subscription')
    await expect(connect({}, { origin: 'https://evil.example' })).rejects.toThrow()
  })

  test('pings every three seconds', async () => {
    const line = await connect()
    await expect.poll(() => line.frames.filter((f) => f.type === 'ping').length, { timeout: 8000, interval: 100 }).toBeGreaterThan(1)
    expect(line.frames.find((f) => f.type === 'ping')?.message).toBe(Math.floor(desk.clock.now() / 1000))
  })

  test('who does not report for twenty seconds is away', async () => {
    const line = await connect()
    const { store } = account()
    const me = store.agents.get(store.data.meId)
    if (!me) throw new Error('no agent')
    expect(store.availability(me)).toBe('online')
    desk.clock.advance(20_001)
    expect(store.availability(me)).toBe('offline')
    line.ws.send(JSON.stringify({ command: 'message', identifier: line.identifier, data: JSON.stringify({ action: 'update_presence' }) }))
    await expect.poll(() => store.availability(me)).toBe('online')
  })

  test('a customer writing into a resolved conversation tells everything, newest state first', async () => {
    const line = await connect()
    const c = visible()
    account().actions.createMessage(c, { kind: 'contact' }, { content: 'hallo?', type: 0 })
    await expect.poll(() => line.events()).toContain('conversation.status_changed')
    expect(line.events()).toEqual(expect.arrayContaining(['message.created', 'conversation.status_changed', 'conversation.updated']))
    const message = line.data('message.created')
    expect(message).toMatchObject({ content: 'hallo?', account_id: 1, message_type: 0, conversation_id: c.id })
    expect(line.data('conversation.status_changed')).toMatchObject({ id: c.id, status: 'open', account_id: 1 })
  })

  test('assignee, team, labels, typing, contact and message changes have their events', async () => {
    const line = await connect()
    const c = visible()
    await desk.api('POST', `/conversations/${c.id}/assignments`, { assignee_id: c.assigneeId === 105 ? 106 : 105 })
    await desk.api('POST', `/conversations/${c.id}/assignments`, { team_id: c.teamId === 12 ? 11 : 12 })
    await desk.api('POST', `/conversations/${c.id}/labels`, { labels: ['x'] })
    await desk.api('PATCH', `/contacts/${c.contactId}`, { name: 'Neu' })
    const sent = await desk.api('POST', `/conversations/${c.id}/messages`, { content: 'hi' })
    await desk.api('DELETE', `/conversations/${c.id}/messages/${sent.get('id')}`)
    account().actions.typing(c, account().store.contactOf(c), true)
    account().actions.typing(c, account().store.contactOf(c), false)
    await expect.poll(() => line.events()).toContain('conversation.typing_off')
    expect(line.events()).toEqual(
      expect.arrayContaining([
        'assignee.changed',
        'team.changed',
        'conversation.updated',
        'contact.updated',
        'message.created',
        'message.updated',
        'conversation.typing_on',
      ]),
    )
    expect(line.data('message.updated')).toHaveProperty('previous_changes')
    expect(line.data('conversation.typing_on')).toMatchObject({ user: { type: 'contact' }, is_private: false })
  })

  test('own typing, the leads’ inbox and another shop are not heard', async () => {
    const line = await connect()
    const other = await connect({}, {}, 1)
    const c = visible()
    await desk.api('POST', `/conversations/${c.id}/toggle_typing_status`, { typing_status: 'on' })
    const hidden = account().store.data.conversations.find((x) => x.inboxId === 16)
    if (!hidden) throw new Error('no hidden conversation')
    account().actions.createMessage(hidden, { kind: 'contact' }, { content: 'secret', type: 0 })
    account().actions.createMessage(c, { kind: 'contact' }, { content: 'last', type: 0 })
    await expect.poll(() => line.events()).toContain('message.created')
    expect(line.events()).not.toContain('conversation.typing_on')
    expect(JSON.stringify(line.frames)).not.toContain('secret')
    expect(other.events().filter((e) => e !== 'presence.update')).toEqual([])
  })

  test('nothing is replayed after a gap; a muted cable drops events and stays open', async () => {
    const line = await connect()
    desk.servers.switches.set({ cable: 'mute' }, { shopId: 'nordlicht' })
    const c = visible()
    account().actions.createMessage(c, { kind: 'contact' }, { content: 'lost', type: 0 })
    await new Promise((resolve) => setTimeout(resolve, 30))
    desk.servers.switches.reset()
    account().actions.createMessage(c, { kind: 'contact' }, { content: 'heard', type: 0 })
    await expect.poll(() => JSON.stringify(line.frames)).toContain('heard')
    expect(line.frames.filter((f) => at(f, 'message.event') === 'message.created').map((f) => at(f, 'message.data.content'))).toEqual([
      'heard',
    ])
    desk.servers.switches.killCable()
    await line.closed
    expect(account().store.thread(c.id).at(-1)?.content).toBeTruthy()
    await connect()
  })

  test('offline closes the socket and refuses new ones', async () => {
    const line = await connect()
    desk.servers.switches.set({ offline: true })
    await line.closed
    await expect(fetch(`${desk.servers.shops[0]?.chatwoot.baseUrl}/api/v1/profile`)).rejects.toThrow()
    desk.servers.switches.reset()
    await connect()
  })
})
