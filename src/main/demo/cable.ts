import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Faults } from './faults'
import { refusesSender } from './http'
import type { Account } from './routes/context'
import { seconds } from './serializeDirectory'
import type { Broadcast } from './store'
import type { DemoClock } from './types'

const PING_MS = 3000
const PRESENCE_MS = 20_000

interface Subscription {
  identifier: string
  account: Account
}

/** ActionCable with Chatwoot's RoomChannel. Nothing is kept for those who are away. */
export class Cable {
  private wss = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has('actioncable-v1-json') ? 'actioncable-v1-json' : false),
  })
  private subscriptions = new Map<WebSocket, Subscription[]>()
  private lastPresence = new Map<string, number>()
  private pings: NodeJS.Timeout

  constructor(
    server: Server,
    private readonly accounts: Account[],
    private readonly faults: Faults,
    private readonly clock: DemoClock,
  ) {
    server.on('upgrade', (req, socket, head) => {
      const path = (req.url ?? '').split('?')[0]
      if (path !== '/cable' || refusesSender(req.headers) || this.allRefuse()) {
        socket.destroy()
        return
      }
      this.wss.handleUpgrade(req, socket, head, (ws) => this.accept(ws))
    })
    for (const account of accounts) {
      account.store.isConnected = (agentId) => agentId === account.store.data.meId && this.isPresent(account)
      account.store.onBroadcast((broadcast) => this.send(account, broadcast))
    }
    faults.onCable((shopId, reason) => this.applyFault(shopId, reason))
    this.pings = setInterval(() => this.ping(), PING_MS)
    this.pings.unref()
  }

  close(): void {
    clearInterval(this.pings)
    for (const ws of this.wss.clients) ws.terminate()
    this.wss.close()
  }

  /** Live sockets, for tests. */
  get connections(): number {
    return this.wss.clients.size
  }

  private allRefuse(): boolean {
    return this.accounts.every((a) => this.refuses(a.shopId))
  }

  private refuses(shopId: string): boolean {
    const state = this.faults.state(shopId, 'chatwoot')
    return state.offline || state.portal !== null || state.cable === 'refuse'
  }

  private accept(ws: WebSocket): void {
    this.subscriptions.set(ws, [])
    ws.on('close', () => this.subscriptions.delete(ws))
    ws.on('error', () => ws.terminate())
    ws.on('message', (data) => this.command(ws, String(data)))
    ws.send(JSON.stringify({ type: 'welcome' }))
  }

  private command(ws: WebSocket, frame: string): void {
    let command: { command?: unknown; identifier?: unknown; data?: unknown }
    try {
      command = JSON.parse(frame)
    } catch {
      return
    }
    const identifier = typeof command.identifier === 'string' ? command.identifier : ''
    const list = this.subscriptions.get(ws) ?? []
    if (command.command === 'subscribe') this.subscribe(ws, list, identifier)
    else if (command.command === 'unsubscribe') {
      this.subscriptions.set(
        ws,
        list.filter((s) => s.identifier !== identifier),
      )
    } else if (command.command === 'message' && typeof command.data === 'string' && command.data.includes('update_presence')) {
      const subscription = list.find((s) => s.identifier === identifier)
      if (subscription) this.present(ws, subscription)
    }
  }

  private subscribe(ws: WebSocket, list: Subscription[], identifier: string): void {
    const account = this.accountOf(identifier)
    if (!account) {
      ws.send(JSON.stringify({ identifier, type: 'reject_subscription' }))
      return
    }
    if (this.refuses(account.shopId)) {
      ws.terminate()
      return
    }
    const subscription = { identifier, account }
    list.push(subscription)
    ws.send(JSON.stringify({ identifier, type: 'confirm_subscription' }))
    this.present(ws, subscription)
  }

  private accountOf(identifier: string): Account | undefined {
    let given: { channel?: unknown; pubsub_token?: unknown; account_id?: unknown; user_id?: unknown }
    try {
      given = JSON.parse(identifier)
    } catch {
      return undefined
    }
    if (given.channel !== 'RoomChannel' || this.accounts.every((a) => this.faults.state(a.shopId, 'chatwoot').unauthorized))
      return undefined
    return this.accounts.find(
      (a) =>
        a.pubsubToken === given.pubsub_token &&
        a.store.accountId === Number(given.account_id) &&
        a.store.data.meId === Number(given.user_id) &&
        !this.faults.state(a.shopId, 'chatwoot').unauthorized,
    )
  }

  private present(ws: WebSocket, { identifier, account }: Subscription): void {
    this.lastPresence.set(account.shopId, this.clock.now())
    this.emit(ws, account, identifier, { event: 'presence.update', data: this.presence(account) })
  }

  private presence(account: Account): Record<string, unknown> {
    const { store } = account
    const users: Record<string, string> = {}
    for (const agent of store.data.agents) {
      const status = store.availability(agent)
      if (status !== 'offline') users[String(agent.id)] = status
    }
    return { account_id: store.accountId, users, contacts: {} }
  }

  private isPresent(account: Account): boolean {
    const last = this.lastPresence.get(account.shopId)
    return last !== undefined && this.clock.now() - last <= PRESENCE_MS
  }

  /** Broadcasts leave after the request that caused them, and load what they tell at that moment. */
  private send(account: Account, broadcast: Broadcast): void {
    if (broadcast.exceptAgentId === account.store.data.meId) return
    const me = account.store.agents.get(account.store.data.meId)
    if (broadcast.inboxId !== null && me && !account.store.mayRead(me, broadcast.inboxId)) return
    if (this.subscriptions.size === 0) return
    setImmediate(() => {
      const message = { event: broadcast.event, data: { ...broadcast.data(), account_id: account.store.accountId } }
      for (const [ws, list] of this.subscriptions) {
        for (const s of list) if (s.account === account) this.emit(ws, account, s.identifier, message)
      }
    })
  }

  private emit(ws: WebSocket, account: Account, identifier: string, message: unknown): void {
    const { cable } = this.faults.state(account.shopId, 'chatwoot')
    if (cable !== 'ok' || ws.readyState !== ws.OPEN) return
    ws.send(JSON.stringify({ identifier, message }))
  }

  private ping(): void {
    const frame = JSON.stringify({ type: 'ping', message: seconds(this.clock.now()) })
    for (const [ws, list] of this.subscriptions) {
      const dead = list.length > 0 && list.every((s) => this.faults.state(s.account.shopId, 'chatwoot').cable === 'dead')
      if (!dead && ws.readyState === ws.OPEN) ws.send(frame)
    }
  }

  private applyFault(shopId: string, reason: 'kill' | 'state'): void {
    if (reason === 'state' && !this.refuses(shopId)) return
    for (const [ws, list] of this.subscriptions) {
      if ((list.length === 0 && this.allRefuse()) || list.some((s) => s.account.shopId === shopId)) ws.terminate()
    }
  }
}
