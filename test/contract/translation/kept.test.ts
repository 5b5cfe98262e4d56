/** What the translation service keeps, and for how long: answers, the record, engines and their keys. */
import { describe, expect, it } from 'vitest'
import { localId } from '../../../src/shared/domain/ids'
import { bench, elapse, settled } from './bench'

const backendId = 'backend1' as never
const conversation = (key: number) => localId(backendId, 'c', key)

describe('what is kept', () => {
  it('an answer is kept over a restart, never in clear words beside its key, and never for another shop', async () => {
    const { service, make, add, route, ask, script, disk, second } = await bench()
    const engine = await add('libreTranslate')
    await route([engine])
    await route([engine], {}, second)
    await service.translate(ask(['Wo ist mein Paket?'], { conversationId: conversation(1) }))
    await service.lock()
    expect([...disk].filter(([, text]) => text.includes('Wo ist mein Paket'))).toEqual([])
    const next = make()
    await next.open()
    expect((await next.translate(ask(['Wo ist mein Paket?'], { conversationId: conversation(2) })))[0]?.text).toBe('WO IST MEIN PAKET?')
    expect(script('libreTranslate').asked).toHaveLength(1)
    await next.translate(ask(['Wo ist mein Paket?'], { shopId: second }))
    expect(script('libreTranslate').asked).toHaveLength(2)
  })
  it('goes with the customer, the backend, the shop and its time', async () => {
    const { service, add, route, ask, script, hand, first, disk } = await bench()
    await route([await add('libreTranslate')])
    const answersOn = () => [...disk].filter(([name, text]) => name.includes('answers') && text.includes('"text"')).length
    const fill = async () => {
      await service.translate(ask(['Wo ist mein Paket?'], { conversationId: conversation(1) }))
      await hand.pass(3_000)
    }
    await fill()
    expect(answersOn()).toBe(1)
    await service.forget([conversation(2)])
    expect(answersOn()).toBe(1)
    await service.forget([conversation(1)])
    expect(answersOn()).toBe(0)
    expect((await service.record({ shopId: null, before: null, limit: 10 })).entries).toMatchObject([{ conversationId: null, segments: 1 }])
    await fill()
    expect(script('libreTranslate').asked).toHaveLength(2)
    await service.forgetBackend(backendId)
    expect(answersOn()).toBe(0)
    await fill()
    await hand.pass(3 * 86_400_000)
    await service.age(() => 2)
    expect(answersOn()).toBe(0)
    await fill()
    await service.forgetShop(first)
    expect(answersOn()).toBe(0)
    expect((await service.record({ shopId: null, before: null, limit: 10 })).entries).toEqual([])
    expect(service.policies()[0]?.routes).toEqual([])
    expect(service.engines()[0]?.used).toEqual([])
  })
  it('what is forgotten while an engine thinks is not kept when its answer comes, and the record names nobody', async () => {
    const { service, add, route, ask, script, hand, disk, first } = await bench()
    await route([await add('libreTranslate')])
    script('libreTranslate').takesMs = 2_000
    const answersOn = () => [...disk].filter(([name, text]) => name.includes('answers') && text.includes('"text"')).length
    const record = async () => (await service.record({ shopId: null, before: null, limit: 10 })).entries
    for (const forget of [() => service.forget([conversation(1)]), () => service.forgetBackend(backendId)]) {
      const under = service.translate(ask(['Wo ist mein Paket?'], { conversationId: conversation(1) }))
      await hand.pass(10)
      await forget()
      await settled(hand, under)
      await elapse(hand, 3_000)
      expect(answersOn()).toBe(0)
    }
    expect((await record()).map(({ conversationId }) => conversationId)).toEqual([null, null])
    const under = service.translate(ask(['Wo ist mein Paket?'], { conversationId: conversation(1) }))
    await hand.pass(10)
    await service.forgetShop(first)
    await settled(hand, under)
    await elapse(hand, 3_000)
    expect(answersOn()).toBe(0)
    expect(await record()).toEqual([])
  })
  it('loses no entry that comes while the record is written anew', async () => {
    const { service, add, route, ask } = await bench()
    await route([await add('libreTranslate')])
    await service.translate(ask(['Eins.'], { conversationId: conversation(1) }))
    for (let turn = 0; turn < 80; turn += 1) {
      const forgetting = service.forget([conversation(turn * 2 + 1)])
      for (let wait = 0; wait < turn; wait += 1) await Promise.resolve()
      await Promise.all([forgetting, service.translate(ask([`Satz ${turn} steht hier.`], { conversationId: conversation(turn * 2 + 3) }))])
    }
    expect((await service.record({ shopId: null, before: null, limit: 500 })).entries).toHaveLength(81)
  })
  it('a sheet of the record that cannot be read stays as it is, and the next one is begun', async () => {
    const { service, make, add, route, ask, disk } = await bench()
    await route([await add('libreTranslate')])
    await service.translate(ask(['Eins.']))
    disk.set('translation/record-1.sealed', '"broken"')
    const next = make()
    await next.open()
    await next.translate(ask(['Zwei.']))
    expect(disk.get('translation/record-1.sealed')).toBe('"broken"')
    expect((await next.record({ shopId: null, before: null, limit: 10 })).entries).toHaveLength(1)
  })
  it('the record comes in pages over its sheets, newest first, and goes after 90 days', async () => {
    const { service, make, add, route, ask, hand } = await bench()
    await route([await add('libreTranslate')])
    for (let n = 0; n < 450; n += 1) {
      await service.translate(
        ask([`Satz ${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]}${'uvwxy'[Math.floor(n / 100)]} hier.`]),
      )
      hand.set(hand.clock.now() + 1_000)
    }
    const next = make()
    await next.open()
    const all = (await next.record({ shopId: null, before: null, limit: 500 })).entries
    expect(all).toHaveLength(450)
    expect(all.every((one, at) => at === 0 || one.at < (all[at - 1]?.at ?? 0))).toBe(true)
    const read: typeof all = []
    for (let before: string | null = null, turn = 0; turn === 0 || before !== null; turn += 1) {
      const page = await next.record({ shopId: null, before, limit: 150 })
      read.push(...page.entries)
      before = page.older
    }
    expect(read).toEqual(all)
    hand.set(hand.clock.now() + 91 * 86_400_000)
    await next.age(() => null)
    expect((await next.record({ shopId: null, before: null, limit: 500 })).entries).toEqual([])
  })
})

describe('pages of the record', () => {
  it('loses none of the very same millisecond, of a clock that was set back, or of what came meanwhile', async () => {
    const { service, make, add, route, ask, hand } = await bench()
    await route([await add('libreTranslate')])
    const words = [...'abcdefghijklmnopqrstuvwxy']
    const say = (word: string) => service.translate(ask([`Satz ${word}${word}${word} hier.`]))
    for (const word of words.slice(0, 10)) await say(word)
    hand.set(hand.clock.now() - 3_600_000)
    for (const word of words.slice(10, 20)) await say(word)
    const next = make()
    await next.open()
    const read = []
    let before: string | null = null
    do {
      const page = await next.record({ shopId: null, before, limit: 4 })
      read.push(...page.entries)
      before = page.older
      if (read.length === 4) await next.translate(ask(['Noch einer kam.']))
    } while (before !== null)
    expect(read).toHaveLength(20)
    expect(read.map(({ at }) => at)).toEqual([...Array(10).fill(hand.clock.now()), ...Array(10).fill(hand.clock.now() + 3_600_000)])
  })
})

describe('engines and their keys', () => {
  it('is asked before it is kept, and a key left empty is the one that stands', async () => {
    const { service, script, disk } = await bench()
    const one = { id: null, kind: 'deepl' as const, name: 'DeepL', settings: { url: 'https://engine.example' } }
    script('deepl').problem = { code: 'signIn', params: {} }
    await expect(service.saveEngine({ ...one, secrets: { key: 'wrong-key' } })).rejects.toMatchObject({ problem: { code: 'signIn' } })
    expect(service.engines()).toEqual([])
    script('deepl').problem = null
    const { engine } = await service.saveEngine({ ...one, secrets: { key: 'right-key' } })
    await service.saveEngine({ ...one, id: engine.id, name: 'DeepL Pro', secrets: null })
    expect(script('deepl').keys).toEqual(['wrong-key', 'right-key', 'right-key'])
    expect(JSON.stringify(service.engines())).not.toContain('right-key')
    expect([...disk].filter(([, text]) => text.includes('right-key')).map(([name]) => name)).toEqual(['translation/keys.sealed'])
    await service.removeEngine(engine.id)
    expect([...disk].filter(([, text]) => text.includes('right-key'))).toEqual([])
    await expect(service.saveEngine({ ...one, settings: {}, secrets: null })).rejects.toMatchObject({ problem: { code: 'rejected' } })
  })
  it('sends a key that stands to no other machine', async () => {
    const { service, add, script } = await bench()
    const { id } = await add('libreTranslate')
    const save = (url: string) => service.saveEngine({ id, kind: 'libreTranslate', name: 'x', settings: { url }, secrets: { key: '' } })
    await save('engine.example:8443/api')
    await save('https://elsewhere.example')
    await save('https://engine.example')
    const [first, same, other, back] = script('libreTranslate').keys
    expect(same).toBe(first)
    expect([first === undefined, other, back]).toEqual([false, undefined, undefined])
  })
  it('goes out of every route with its budget', async () => {
    const { service, add, route } = await bench()
    const [a, b] = [await add('deepl'), await add('libreTranslate')]
    await route([a, b], { [a.id]: 5 })
    await service.removeEngine(a.id)
    expect(service.policies()[0]).toMatchObject({ routes: [{ engines: [b.id] }], budgets: {} })
    await service.removeEngine(b.id)
    expect(service.policies()[0]?.routes).toEqual([])
  })
  it('a lock ends what is under way, and nothing is answered behind it', async () => {
    const { service, add, route, ask, script, hand } = await bench()
    await route([await add('libreTranslate')])
    script('libreTranslate').takesMs = 3_000
    const under = service.translate(ask(['Wo ist es?']))
    under.catch(() => undefined)
    await hand.pass(10)
    await service.lock()
    await expect(under).rejects.toMatchObject({ problem: { code: 'locked' } })
    expect(script('libreTranslate').running).toBe(0)
    expect(() => service.engines()).toThrow()
    await service.open()
    expect(service.engines()).toHaveLength(1)
  })
  it('what one profile asked an engine beside its work is not kept by the next', async () => {
    const { service, add, route, ask, script, hand, disk } = await bench()
    await route([await add('libreTranslate')])
    await hand.pass(2 * 86_400_000)
    script('libreTranslate').accountMs = 2_000
    await service.translate(ask(['Wo ist es?']))
    await service.lock()
    for (const name of [...disk.keys()]) disk.delete(name)
    await service.open()
    await elapse(hand, 5_000)
    expect(disk.get('translation/abilities.sealed')).toBeUndefined()
  })
  it('an engine that she stopped asking is not kept', async () => {
    const { service, script, hand } = await bench()
    script('libreTranslate').accountMs = 2_000
    const gone = new AbortController()
    const saving = service.saveEngine(
      { id: null, kind: 'libreTranslate', name: 'x', settings: { url: 'https://engine.example' }, secrets: { key: 'k' } },
      gone.signal,
    )
    saving.catch(() => undefined)
    await hand.pass(10)
    gone.abort(new Error('gone'))
    await expect(settled(hand, saving)).rejects.toThrow()
    expect(service.engines()).toEqual([])
  })
  it('the demo engine is given once, follows its address, and stays away once removed', async () => {
    const { service, first, make } = await bench()
    await service.seedDemo({ url: 'http://127.0.0.1:4000', key: 'k', shopIds: [first] })
    const [state] = service.engines()
    expect(state?.engine).toMatchObject({ name: 'Demo engine', demo: true })
    expect(service.policies()[0]?.routes).toEqual([{ from: '*', to: '*', engines: [state?.engine.id] }])
    await service.seedDemo({ url: 'http://127.0.0.1:5000', key: 'k', shopIds: [first] })
    expect(service.engines().map(({ engine }) => engine.settings.url)).toEqual(['http://127.0.0.1:5000'])
    if (state) await service.removeEngine(state.engine.id)
    const next = make()
    await next.open()
    await next.seedDemo({ url: 'http://127.0.0.1:6000', key: 'k', shopIds: [first] })
    expect(next.engines()).toEqual([])
  })
})
