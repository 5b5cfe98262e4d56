/**
 * A profile folder with work in it, as the program of the day writes it, and that program over a folder of any earlier
 * day. `DRAGOMAN_WRITE_FIXTURE=<version> npx vitest run test/contract/upgrade.test.ts` keeps the folder of today as a
 * fixture; the fixtures of shipped versions are never written again.
 */
import { createRouterClient, type Router, type RouterClient } from '@orpc/server'
import { createApp } from '../../src/main/app/createApp'
import type { CallContext } from '../../src/main/app/door'
import type { Contract } from '../../src/shared/contract'
import { RotaPerson } from '../../src/shared/domain/rota/person'
import type { RotaShift } from '../../src/shared/domain/rota/plan'
import { createFakeRemote, type FakeRemote } from './fakeSystem'
import { createHost, type TestHost } from './host'

export const PIN = '314159'
export const TEXTS = {
  sent: 'It left on Monday.',
  first: 'It will be there tomorrow.',
  second: 'And the refund follows.',
  draft: 'Half a thou',
  template: 'It left us yesterday.',
}

/** Of the rota, from version 6 on. */
const upgradePerson = RotaPerson.parse({
  id: 'upgrade-ana',
  name: 'Ana',
  email: 'ana@desk.example',
  region: 'eu',
  zone: 'Europe/Bucharest',
  city: 'Bucharest',
  role: 'lead',
  languages: [{ code: 'de', level: 'good' }],
  week: [{ weekday: 1, start: '09:00', end: '17:00' }],
  country: 'RO',
})
const upgradeShift: RotaShift = {
  id: 'shift-1',
  personId: upgradePerson.id,
  typeId: null,
  date: '2026-10-25',
  start: '22:00',
  end: '06:00',
  zone: 'Europe/Bucharest',
  breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }],
  work: 'service',
  note: '',
  override: null,
}

export type Folder = Record<string, string>
export const folderOf = (disk: ReadonlyMap<string, Uint8Array>): Folder =>
  Object.fromEntries([...disk].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]))
export const diskOf = (folder: Folder): Map<string, Uint8Array> =>
  new Map(Object.entries(folder).map(([name, text]) => [name, new Uint8Array(Buffer.from(text, 'base64'))]))

type App = ReturnType<typeof createApp>
export interface Started {
  app: App
  call: RouterClient<Router<Contract, CallContext>>
}

/** @param delivered takes what reaches the remote, as JSON */
export const startOver = async (host: TestHost, remote: FakeRemote, delivered: string[]): Promise<Started> => {
  const { create } = remote.system
  remote.system.create = (needs) => {
    const made = create(needs)
    const { deliver } = made
    // What was perhaps sent before the machine went off did arrive.
    made.lookUp = async () => ({ type: 'found', messageId: null, conversationId: null })
    made.deliver = (...input) => {
      if (!remote.problem) delivered.push(JSON.stringify(input[0]))
      return deliver(...input)
    }
    return made
  }
  const app = createApp(host.ports, {
    demoMode: 'quiet',
    demoClockAt: null,
    resources: 'resources',
    online: () => true,
    systems: [remote.system],
    pinCost: { N: 1024, r: 8, p: 1 },
  })
  await app.start({ openDemo: false })
  return { app, call: createRouterClient(app.router as Router<Contract, CallContext>, { context: app.openPage('window').context }) }
}

export const until = async (holds: () => Promise<boolean> | boolean, ms = 10_000): Promise<void> => {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it never came to hold')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** One reply sent, two waiting in one conversation, a draft, and settings of her own. */
export const writeFolder = async (): Promise<Folder> => {
  const host = createHost()
  const remote = createFakeRemote()
  const delivered: string[] = []
  const { app, call } = await startOver(host, remote, delivered)
  await call.desk.createProfile({ name: 'Ana', pin: PIN, language: 'en' })
  await call.desk.saveSettings({ density: 'compact', lockAfterMinutes: 7 })
  const shop = await call.backends.saveShop({
    id: null,
    name: 'Nordlicht',
    code: 'NL',
    colour: 'teal',
    currency: 'EUR',
    languages: ['de'],
    policy: { returnDays: 30, whoPaysReturn: 'shop', whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
    senderName: 'Nordlicht',
    signatures: {},
    undoSeconds: { mail: 0, chat: 0 },
  })
  const { id: backendId } = await call.backends.connect({
    shopId: shop.id,
    system: 'fake',
    name: 'Fake',
    values: { url: 'https://fake.example', token: 'right' },
    fetchDays: 30,
  })
  const conversationId = `${backendId}~c~1` as never
  const commit = (key: string, text: string) =>
    call.outbox.commit({
      key: key as never,
      backendId,
      conversationId,
      effects: [{ type: 'note', text, files: [] }],
      basis: null,
      draftId: null,
      undoMs: 0,
    })
  await commit('upgradeKeySent0000000000', TEXTS.sent)
  await until(() => delivered.length === 1)
  await until(async () => (await call.outbox.list()).items.every(({ state }) => state.type === 'sent'))
  remote.problem = { code: 'unreachable', params: {} }
  await commit('upgradeKeyFirst000000000', TEXTS.first)
  await commit('upgradeKeySecond00000000', TEXTS.second)
  await call.outbox.saveDraft({
    id: 'upgradeDraft000000000000' as never,
    key: 'upgradeDraftKey000000000' as never,
    backendId,
    conversationId,
    kind: 'reply',
    text: TEXTS.draft,
    subject: null,
    inboxId: null,
    customerId: null,
    to: [],
    cc: [],
    bcc: [],
    messageId: null,
    files: [],
    signature: true,
    updatedAt: 1_780_000_000_000,
  })
  await call.library.save({
    template: {
      id: 'upgradeTemplate' as never,
      title: 'Left yesterday',
      shortcut: 'left',
      sourceLocale: 'en',
      bodies: [{ locale: 'en', variant: '', register: null, text: TEXTS.template, updatedAt: 1_780_000_000_000, basedOn: null }],
      shopIds: [],
      channels: [],
      tags: ['parcel'],
      owner: 'personal',
      backendId: null,
      remote: null,
      actions: [],
      updatedAt: 1_780_000_000_000,
    },
    basedOn: null,
  })
  await call.library.pin({ slot: 3, templateId: 'upgradeTemplate' as never })
  await call.rota.change({
    deeds: [
      { do: 'put', thing: { kind: 'person', body: upgradePerson } },
      { do: 'put', thing: { kind: 'shift', body: upgradeShift } },
      { do: 'draft', shiftId: 'draft-1', after: { ...upgradeShift, id: 'draft-1', date: '2026-10-26' } },
    ],
  })
  await call.rota.change({ deeds: [{ do: 'draft', shiftId: 'shift-2', after: { ...upgradeShift, id: 'shift-2', date: '2026-10-27' } }] })
  await call.rota.publish({ shiftIds: ['shift-2'], note: 'Tuesday too', reason: '' })
  // As a switched-off machine leaves it: nothing is closed first.
  const folder = folderOf(host.disk)
  await app.stop()
  return folder
}
