import { describe, expect, it } from 'vitest'
import { a, basis, desk, first, lost, sent, texts } from '../../../../test/faults/outboxDesk'
import { settle } from '../../../../test/faults/world'
import type { ConversationId } from '../../../shared/domain/ids'
import {
  backendId,
  conversationId,
  draft,
  head,
  keyOf,
  labels,
  message,
  messageId,
  note,
  reply,
  resolve,
} from '../../../shared/domain/outbox/outbox.fixture'
import type { Effect } from '../../../shared/domain/outbox/types'
import { ConnectorError, type DeliverOutcome } from '../../connectors/connector'

describe('outbox', () => {
  it('sends what was committed exactly, in order, and the same key once', async () => {
    const { commit, pass, delivered, state, events, outbox } = await desk()
    const text = '  Größe\r\n\u202bمرحبا\u202c 👩‍👩‍👧 \n'
    const item = await commit('a', [reply(text), resolve])
    expect(await commit('a', [reply(text), resolve])).toEqual(item)
    await pass(100)
    expect(texts(delivered)).toEqual([text, 'status'])
    expect(delivered.map(({ index, key, sender }) => [index, key, sender.name])).toEqual([
      [0, a, 'Shop One'],
      [1, a, 'Shop One'],
    ])
    expect(state(a)?.type).toBe('sent')
    expect(await commit('a', [reply(text), resolve])).toMatchObject({ state: { type: 'sent' } })
    await pass(60_000)
    expect(delivered).toHaveLength(2)
    const told = events.flatMap((event) => (event.type === 'outbox' ? [`${event.item.state.type} ${event.item.done}`] : []))
    expect(told.slice(0, 5)).toEqual(['queued 0', 'sending 0', 'sending 1', 'sending 1', 'sent 2'])
    expect(outbox.waitingCount()).toBe(0)
  })

  it('waits the undo time whatever the clock says, and undo brings the committed text back', async () => {
    const { outbox, commit, pass, delivered, sim, events, again } = await desk()
    void outbox.saveDraft(draft('a', 'Hel'))
    await commit('a', [reply('Hello')], { undoMs: 10_000, draftId: draft('a', '').id })
    expect(outbox.list().drafts).toEqual([])
    expect(outbox.draft({ draftId: draft('a', '').id })).toEqual({ draft: null })
    sim.jump(3_600_000)
    await pass(9_000)
    expect(delivered).toEqual([])
    const { undone, draft: back } = await outbox.undo({ key: a })
    expect([undone, back?.text, back?.key, back?.id]).toEqual([true, 'Hello', a, 'draft-a'])
    await pass(60_000)
    expect(delivered).toEqual([])
    expect(events.map(({ type }) => type)).toContain('outboxGone')
    expect((await again()).outbox.list()).toMatchObject({ items: [], drafts: [{ text: 'Hello' }] })
    expect(await outbox.undo({ key: a })).toEqual({ undone: false, draft: null })
  })

  it('lists a draft as last typed, also while that is on its way to the disk: who writes it on must not write over it', async () => {
    const { outbox, pass, again } = await desk()
    const save = async (text: string, updatedAt: number) => {
      const saving = outbox.saveDraft({ ...draft('a', text), updatedAt })
      await settle()
      return saving
    }
    void save('Hel', 10_000)
    await pass(1_000)
    void save('Hello, typed on', 10_100)
    await settle()
    const [one] = outbox.list().drafts
    expect(one?.text).toBe('Hello, typed on')
    expect(outbox.draft({ draftId: draft('a', '').id }).draft?.text).toBe('Hello, typed on')
    await pass(1_000)
    expect((await again()).outbox.list().drafts.map(({ text }) => text)).toEqual(['Hello, typed on'])
  })

  it('brings an approved template back as one: as plain text it could not leave, or would leave as something else', async () => {
    const { outbox, commit } = await desk()
    const approved = { name: 'late', language: 'de', category: 'UTILITY', values: { 1: 'Mia' } }
    await commit('a', [{ ...reply('Hallo Mia'), approved }], { undoMs: 10_000, draftId: draft('a', '').id })
    expect((await outbox.undo({ key: a })).draft).toMatchObject({ text: 'Hallo Mia', approved })
  })

  it('gives a translated text back as it was written, with its translation, and never its signature', async () => {
    const { commit, outbox } = await desk()
    const segment = { source: 'Hello', target: 'Hallo', gap: '', by: 'hand' as const, engine: null, back: null, troubles: [] }
    const known = { names: [], numbers: [] }
    const translated = { from: 'en', to: 'de', source: 'Hello', engines: [], edited: 1, register: null, segments: [segment], known }
    await commit('a', [{ ...reply('Hallo\n\nAna'), translated }], { undoMs: 10_000, draftId: draft('a', '').id })
    // What comes back arrived while the answer was under way: the same text all the same.
    const mirrored = { ...translated, segments: [{ ...segment, back: { text: 'Hi', engine: 'E' } }] }
    await commit('a', [{ ...reply('Hallo\n\nAna'), translated: mirrored }], { undoMs: 10_000 })
    expect(outbox.list().items).toHaveLength(1)
    expect((await outbox.undo({ key: a })).draft).toMatchObject({
      text: 'Hello',
      translation: { from: 'en', to: 'de', segments: [segment], seen: 'Hallo', waitingSince: null },
    })
  })

  it('answers a draft only when it is kept, ignores one its own commit overtook, and gives a later text its own key', async () => {
    const { outbox, commit, pass, again } = await desk()
    let saved = false
    void outbox.saveDraft(draft('a', 'Hello')).then(() => {
      saved = true
    })
    await settle()
    expect(saved).toBe(false)
    await pass(250)
    expect(saved).toBe(true)
    await commit('a', [reply('Hello')], { draftId: draft('a', '').id })
    await outbox.saveDraft(draft('a', 'Hell'))
    expect(outbox.list().drafts).toEqual([])
    void outbox.saveDraft({ ...draft('a', 'And one thing more'), updatedAt: 99_999_999 })
    await pass(300)
    const [later] = (await again()).outbox.list().drafts
    expect(later?.text).toBe('And one thing more')
    expect(later?.key).not.toBe(a)
    await outbox.discardDraft({ draftId: draft('a', '').id })
    expect((await again()).outbox.list().drafts).toEqual([])
  })

  it('holds a reply when the customer wrote meanwhile, notes pass it, and her word sends it', async () => {
    const { outbox, script, commit, pass, delivered, state } = await desk()
    script.head = async () => head([message('2', 'incoming', 3_000), first])
    await commit('a', [reply('Hello')], { basis })
    await commit('b', [reply('Again')], { basis })
    await commit('c', [note('note')], { basis })
    await pass(1_000)
    expect(state(a)).toMatchObject({ type: 'held', why: ['newCustomerMessage'] })
    expect(state(keyOf('b'))?.type).toBe('queued')
    expect(texts(delivered)).toEqual(['note'])
    await outbox.decide({ key: a, word: 'send', basis: null })
    await pass(1_000)
    expect(texts(delivered)).toEqual(['note', 'Hello'])
    expect(state(keyOf('b'))?.type).toBe('held')
    const { draft: back } = await outbox.decide({ key: keyOf('b'), word: 'edit', basis: null })
    expect([back?.text, back?.key]).toEqual(['Again', keyOf('b')])
  })

  it('looks a lost answer up three times before «absent» counts, and then sends once more by itself', async () => {
    const { script, commit, pass, delivered, looked, state } = await desk()
    script.deliver = async () => (delivered.length === 1 ? lost : sent())
    await commit('a', [reply()])
    await pass(1_900)
    expect([delivered.length, looked.length]).toEqual([1, 0])
    await pass(50_000)
    expect([delivered.length, looked.length, state(a)?.type]).toEqual([1, 2, 'sending'])
    await pass(10_000)
    expect([delivered.length, looked.length, state(a)?.type]).toEqual([2, 3, 'sent'])
    expect(delivered[1]?.key).toBe(a)
  })

  it('takes found for sent, with no second try', async () => {
    const { script, commit, pass, delivered, state } = await desk()
    script.deliver = async () => lost
    script.lookUp = async () => ({ type: 'found', messageId: messageId('7'), conversationId })
    await commit('a', [reply()])
    await pass(120_000)
    expect(delivered).toHaveLength(1)
    expect(state(a)).toMatchObject({ type: 'sent', messageId: messageId('7') })
  })

  it('asks the agent where absence is never sure, and sends again by her word only', async () => {
    const { outbox, script, commit, pass, delivered, state } = await desk()
    script.sure = 'neverAbsent'
    script.deliver = async () => lost
    await commit('a', [reply()])
    await pass(600_000)
    expect([delivered.length, state(a)?.type]).toEqual([1, 'unknown'])
    await outbox.decide({ key: a, word: 'lookAgain', basis: null })
    await pass(1_000)
    expect([delivered.length, state(a)?.type]).toEqual([1, 'unknown'])
    script.deliver = async () => sent()
    await outbox.decide({ key: a, word: 'send', basis: null })
    await pass(1_000)
    expect([delivered.length, state(a)?.type]).toEqual([2, 'sent'])
  })

  it('takes a message that came in by a pull as proof', async () => {
    const { outbox, script, commit, pass, state } = await desk()
    script.sure = 'neverAbsent'
    script.deliver = async () => lost
    await commit('a', [reply()])
    await pass(5_000)
    expect(state(a)?.type).toBe('unknown')
    await outbox.arrived([{ key: a, messageId: messageId('9') }])
    expect(state(a)).toMatchObject({ type: 'sent', messageId: messageId('9') })
  })

  it('looks up first after a power cut in the middle of a try', async () => {
    const before = await desk()
    before.script.deliver = () => new Promise(() => undefined)
    await before.commit('a', [reply()])
    await before.pass(100)
    expect(before.delivered).toHaveLength(1)
    const after = await before.again()
    after.script.lookUp = async () => ({ type: 'found', messageId: null, conversationId: null })
    await after.pass(5_000)
    expect([after.delivered.length, after.looked.length, after.state(a)?.type]).toEqual([0, 1, 'sent'])
  })

  it('repeats a label after a lost answer without asking anybody', async () => {
    const { script, commit, pass, delivered, looked, state } = await desk()
    script.deliver = async () => (delivered.length === 1 ? lost : sent())
    await commit('a', [labels('vip')])
    await pass(10_000)
    expect([delivered.length, looked.length, state(a)?.type]).toEqual([2, 0, 'sent'])
  })

  it('waits as long as the server says, even when the line comes back, and the backend’s other items wait too', async () => {
    const { outbox, script, commit, pass, delivered, sim, state } = await desk()
    const retryAt = sim.clock.now() + 90_000
    script.deliver = async () =>
      delivered.length === 1 ? { type: 'notSent', why: { code: 'rateLimited', params: {} }, final: false, retryAt } : sent()
    await commit('a', [reply()])
    await pass(1_000)
    expect(state(a)).toMatchObject({ type: 'waiting', why: { code: 'rateLimited' } })
    await commit('b', [reply()], { conversation: 'shopone1~c~2' as ConversationId })
    outbox.wake(backendId)
    await pass(88_000)
    expect(delivered).toHaveLength(1)
    await pass(3_000)
    expect(delivered).toHaveLength(3)
  })

  it('waits with the cause while the head cannot be read, and goes when the line is back', async () => {
    const { outbox, script, commit, pass, delivered, state } = await desk()
    script.head = async () => {
      throw new ConnectorError({ code: 'offline', params: {} })
    }
    await commit('a', [reply()], { basis })
    await pass(3_600_000)
    expect(state(a)).toMatchObject({ type: 'waiting', why: { code: 'offline' } })
    expect(delivered).toEqual([])
    script.head = async () => head([first])
    outbox.wake(backendId)
    await pass(50)
    expect(delivered).toHaveLength(1)
  })

  it('stays queued while paused or signed out', async () => {
    const { outbox, script, commit, pass, delivered, state } = await desk()
    script.on = false
    await commit('a', [reply()], { undoMs: 3_000 })
    await pass(100_000)
    expect(state(a)?.type).toBe('queued')
    script.on = true
    outbox.wake(backendId)
    await pass(50)
    expect(delivered).toHaveLength(1)
  })

  it('fails with the cause where trying again is useless; edit mints a new key, drop removes', async () => {
    const { outbox, script, commit, pass, state, again } = await desk()
    script.deliver = async () => ({ type: 'notSent', why: { code: 'rejected', params: {} }, final: true, retryAt: null })
    await commit('a', [reply('Hello'), resolve])
    await pass(100)
    expect(state(a)).toMatchObject({ type: 'failed', why: { code: 'rejected' } })
    await expect(outbox.decide({ key: a, word: 'lookAgain', basis: null })).rejects.toMatchObject({ problem: { code: 'rejected' } })
    const { draft: back } = await outbox.decide({ key: a, word: 'edit', basis: null })
    expect(back?.text).toBe('Hello')
    expect(back?.key).not.toBe(a)
    await commit('b', [reply()])
    await pass(100)
    await outbox.decide({ key: keyOf('b'), word: 'drop', basis: null })
    expect((await again()).outbox.list()).toMatchObject({ items: [], drafts: [{ text: 'Hello' }] })
    await expect(outbox.decide({ key: keyOf('zzz'), word: 'send', basis: null })).rejects.toMatchObject({ problem: { code: 'notFound' } })
  })

  it('never tries one item twice at once, and never undoes one that is on its way', async () => {
    const { outbox, script, commit, pass, delivered } = await desk()
    let finish: (outcome: DeliverOutcome) => void = () => undefined
    script.deliver = () => new Promise((resolve) => (finish = resolve))
    await commit('a', [reply()])
    await pass(1_000)
    expect(await outbox.undo({ key: a })).toEqual({ undone: false, draft: null })
    for (let at = 0; at < 5; at += 1) {
      outbox.wake(backendId)
      await outbox.decide({ key: a, word: 'send', basis: null })
      await pass(10_000)
    }
    await expect(outbox.decide({ key: a, word: 'drop', basis: null })).rejects.toMatchObject({ problem: { code: 'rejected' } })
    expect(delivered).toHaveLength(1)
    finish(sent())
    await pass(1)
  })

  it('gives up on a connector that never answers and looks it up', async () => {
    const { script, commit, pass, looked, state } = await desk()
    script.deliver = () => new Promise(() => undefined)
    script.lookUp = async () => ({ type: 'found', messageId: null, conversationId: null })
    await commit('a', [reply()])
    await pass(130_000)
    expect([looked.length, state(a)?.type]).toEqual([1, 'sent'])
  })

  it('learns the conversation of a new one, and says what it did there', async () => {
    const { outbox, script, commit, pass, delivered } = await desk()
    const born = 'shopone1~c~new' as ConversationId
    script.deliver = async () => ({ type: 'sent', messageId: messageId('1'), conversationId: born })
    const { messageId: _none, ...start } = { ...reply(), type: 'start' as const, inboxId: 'inbox', customerId: null }
    await commit('a', [start as unknown as Effect, labels('new')], { conversation: null })
    await pass(100)
    expect(delivered.map((delivery) => delivery.conversationId)).toEqual([null, born])
    expect(outbox.list().items[0]?.conversationId).toBe(born)
  })

  it('keeps files sealed, refuses what is too large, and fails an item whose file is gone', async () => {
    const { outbox, commit, pass, delivered, state, disk } = await desk()
    const file = await outbox.attach({ backendId, name: 'a.txt', mime: 'text/plain', base64: Buffer.from('hi there').toString('base64') })
    expect(await outbox.file({ backendId, file })).toEqual({ base64: Buffer.from('hi there').toString('base64') })
    await expect(outbox.attach({ backendId, name: 'b', mime: '', base64: Buffer.alloc(11).toString('base64') })).rejects.toMatchObject({
      problem: { code: 'tooLarge' },
    })
    await commit('a', [{ ...reply(), files: [file] }])
    await pass(100)
    expect(Buffer.from(delivered[0]?.files[0]?.bytes ?? []).toString()).toBe('hi there')
    for (const name of disk.names().filter((each) => each.startsWith('files/'))) disk.damage(name, (bytes) => bytes.slice(1))
    await commit('b', [{ ...reply(), files: [file] }])
    await pass(100)
    expect(state(keyOf('b'))).toMatchObject({ type: 'failed', why: { code: 'fileMissing' } })
    expect(delivered).toHaveLength(1)
  })

  it('says diskFull, changes nothing then, and sends later what was refused', async () => {
    const { outbox, commit, pass, delivered, disk } = await desk()
    disk.setFull(1)
    await expect(commit('a', [reply()])).rejects.toMatchObject({ problem: { code: 'diskFull' } })
    expect(outbox.list().items).toEqual([])
    disk.setFull(0)
    await commit('a', [reply()])
    await pass(100)
    expect(delivered).toHaveLength(1)
  })

  it('stops by letting a try finish, and cuts one that does not', async () => {
    const before = await desk()
    before.script.deliver = (delivery, signal) =>
      delivery.key === a
        ? before.sim.clock.sleep(3_000).then(() => sent())
        : new Promise((resolve) => signal.addEventListener('abort', () => resolve(lost)))
    await before.commit('a', [reply()])
    await before.commit('b', [reply()], { conversation: 'shopone1~c~2' as ConversationId })
    await before.pass(100)
    const stopped = before.outbox.stop()
    await before.pass(20_000)
    await stopped
    expect(before.state(a)?.type).toBe('sent')
    await expect(before.commit('c', [reply()])).rejects.toMatchObject({ problem: { code: 'locked' } })
    const after = await before.again()
    await after.pass(3_000)
    expect([after.delivered.length, after.looked.map(({ key }) => key)]).toEqual([0, [keyOf('b')]])
  })

  it('lets go of sent items after three days, and of a backend at once', async () => {
    const { outbox, commit, pass, again, disk } = await desk()
    await commit('a', [reply()])
    await pass(2 * 24 * 3_600_000)
    expect(outbox.list().items).toHaveLength(1)
    await pass(25 * 3_600_000)
    expect(outbox.list().items).toEqual([])
    await commit('b', [reply()], { undoMs: 60_000 })
    void outbox.saveDraft(draft('x', 'text')).catch(() => undefined)
    await outbox.forgetBackend(backendId)
    await pass(120_000)
    expect(outbox.list()).toEqual({ drafts: [], items: [] })
    expect((await again()).outbox.list()).toEqual({ drafts: [], items: [] })
    for (const name of disk.names()) expect(Buffer.from(disk.bytes(name) ?? []).toString('latin1')).not.toContain(backendId)
  })
})
