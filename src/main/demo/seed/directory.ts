import type { DemoAgent, DemoContent, DemoShop } from '../content'
import type { AccountData, Agent, CannedResponse, Inbox, Label, Team } from '../types'

const REGIONS = { americas: 'Americas', eu: 'Europe', apac: 'Asia-Pacific' } as const
const COLOURS = ['#5b5bd6', '#12a594', '#e5484d', '#ffb224', '#0091ff', '#8e4ec6', '#30a46c', '#f76b15', '#889096', '#d6409f']

const clocks = new Map<string, Intl.DateTimeFormat>()
const weekClock = (zone: string): Intl.DateTimeFormat => {
  const known =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  clocks.set(zone, known)
  return known
}

/** Wall-clock minute of the week in a zone; 0 is Monday 00:00. */
function minuteOfWeek(at: number, zone: string): number {
  const parts = weekClock(zone).formatToParts(at)
  const get = (type: string): string => parts.find((p) => p.type === type)?.value ?? ''
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(get('weekday'))
  return day * 1440 + Number(get('hour')) * 60 + Number(get('minute'))
}

/** Whether the agent's plan puts her at work at that instant. */
function onShift(agent: DemoAgent, at: number): boolean {
  const minute = minuteOfWeek(at, agent.zone)
  const of = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return agent.week.some((slot) => {
    const start = (slot.weekday - 1) * 1440 + of(slot.start)
    const length = (of(slot.end) - of(slot.start) + 1440) % 1440 || 1440
    return (minute - start + 10_080) % 10_080 < length
  })
}

/** The desk's own person: the first plain agent who writes English, the same in every shop. */
function meIndex(content: DemoContent): number {
  const wanted = (a: DemoAgent, region: boolean): boolean =>
    a.role === 'agent' && (!region || a.region === 'apac') && a.languages.some((l) => l.language === 'en')
  const at = content.team.findIndex((a) => wanted(a, true))
  return at >= 0
    ? at
    : Math.max(
        0,
        content.team.findIndex((a) => wanted(a, false)),
      )
}

/** Agents, teams, inboxes, labels and canned responses of one shop's account; ids differ from shop to shop, as they would. */
export function buildDirectory(
  content: DemoContent,
  shop: DemoShop,
  accountId: number,
  now: number,
): Omit<AccountData, 'contacts' | 'conversations' | 'messages' | 'blobs' | 'nextId'> {
  const base = accountId * 100
  const agents: Agent[] = content.team.map((agent, i) => ({
    id: base + i + 1,
    name: agent.name,
    email: agent.email,
    role: agent.role === 'lead' ? 'administrator' : 'agent',
    availability: i % 11 === 7 ? 'busy' : 'online',
    region: agent.region,
    languages: agent.languages.map((l) => l.language),
  }))
  const everyone = agents.map((a) => a.id)
  const leads = agents.filter((a) => a.role === 'administrator').map((a) => a.id)
  const teams: Team[] = Object.entries(REGIONS).map(([region, name], i) => ({
    id: accountId * 10 + i + 1,
    name: name.toLowerCase(),
    description: `Agents in ${name}`,
    memberIds: agents.filter((a) => a.region === region).map((a) => a.id),
  }))
  teams.push({ id: accountId * 10 + 4, name: 'disputes', description: 'Payment disputes and chargebacks', memberIds: leads })
  const meId = base + meIndex(content) + 1
  return {
    accountId,
    shopId: shop.id,
    name: shop.name,
    locale: shop.languages[0] ?? 'en',
    meId,
    onlineIds: content.team.flatMap((agent, i) => (onShift(agent, now) && base + i + 1 !== meId ? [base + i + 1] : [])),
    agents,
    teams,
    inboxes: buildInboxes(shop, accountId, everyone, leads),
    labels: buildLabels(content, accountId),
    canned: buildCanned(accountId, now),
  }
}

function buildInboxes(shop: DemoShop, accountId: number, everyone: number[], leads: number[]): Inbox[] {
  const id = (n: number): number => accountId * 10 + n
  const domain = shop.senderEmail.split('@')[1] ?? 'shop.example'
  const plain = { email: null, phone: null, websiteUrl: null, memberIds: everyone }
  return [
    { ...plain, id: id(1), name: `${shop.name} Mail`, channel: 'Channel::Email', email: shop.senderEmail },
    { ...plain, id: id(2), name: `${shop.name} Chat`, channel: 'Channel::WebWidget', websiteUrl: `https://www.${domain}` },
    { ...plain, id: id(3), name: `${shop.name} WhatsApp`, channel: 'Channel::Whatsapp', phone: `+49155512340${accountId}` },
    { ...plain, id: id(4), name: `${shop.name} Instagram`, channel: 'Channel::Instagram' },
    { ...plain, id: id(5), name: `${shop.name} LINE`, channel: 'Channel::Line' },
    // Leads only: an agent's token must not see it.
    { ...plain, id: id(6), name: `${shop.name} Wholesale`, channel: 'Channel::Email', email: `wholesale@${domain}`, memberIds: leads },
    // Sold on a marketplace too; its messages come through a bridge.
    ...(shop.marketplace ? [{ ...plain, id: id(7), name: `${shop.name} ${shop.marketplace}`, channel: 'Channel::Api' as const }] : []),
  ]
}

function buildLabels(content: DemoContent, accountId: number): Label[] {
  const titles = new Set<string>([...content.dispute.labels, ...content.cases.flatMap((one) => one.labels)])
  for (const file of Object.values(content.threads)) for (const thread of file.threads) for (const label of thread.labels) titles.add(label)
  return [...titles].sort().map((title, i) => ({
    id: accountId * 100 + i + 1,
    title,
    description: '',
    color: COLOURS[i % COLOURS.length] ?? '#889096',
  }))
}

function buildCanned(accountId: number, now: number): CannedResponse[] {
  const texts: [string, string][] = [
    ['wismo', 'Hello {{contact.name}}, I have looked up your parcel and will write as soon as the carrier answers.'],
    ['return', 'Hello {{contact.name}}, you can send the item back within the return period. The label is attached.'],
    ['photo', 'Could you send us a photo of the damage and of the parcel label, please?'],
    ['thanks', 'Thank you, {{contact.name}}. Write to us any time. {{agent.name}}'],
  ]
  return texts.map(([shortCode, content], i) => ({
    id: accountId * 100 + i + 1,
    shortCode,
    content,
    createdAt: now - 90 * 86_400_000,
    updatedAt: now - 30 * 86_400_000,
  }))
}
