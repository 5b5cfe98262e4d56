/** What the translation service promises: what leaves, who is asked, what it costs, and that failure is always said. */
import { describe, expect, it } from 'vitest'
import { CallError } from '../../../src/main/connectors/common/call'
import { abilities, bench, settled, T0 } from './bench'

describe('what leaves', () => {
  it('hides facts before any engine is asked, and puts them back', async () => {
    const { service, add, route, ask, script } = await bench()
    await route([await add('libreTranslate')])
    const text = 'Meine Bestellung 104233 an mia.schulz@example.de fehlt.'
    const [answer] = await service.translate(ask([text]))
    const sent = script('libreTranslate')
      .asked.flatMap(({ segments }) => segments)
      .join(' ')
    expect(sent).not.toMatch(/104233|mia\.schulz|example\.de/)
    expect(answer?.text).toContain('104233')
    expect(answer?.text).toContain('mia.schulz@example.de')
    expect(answer).toMatchObject({ by: 'engine', engine: 'libreTranslate', troubles: [], problem: null })
  })
  it('hides known names, and the context that goes along', async () => {
    const { service, add, route, ask, script } = await bench()
    await route([await add('libreTranslate')])
    const segments = [
      { text: 'Frau Wolpertinger wartet.', before: 'Ich bin Wolpertinger.', behind: '' },
      { text: 'Bitte helfen Sie Wolpertinger.', before: '', behind: 'Gruß, Wolpertinger' },
    ]
    await service.translate({ ...ask([]), segments, known: { names: ['Wolpertinger'], numbers: [] } })
    expect(JSON.stringify(script('libreTranslate').asked)).not.toContain('Wolpertinger')
  })
  it('never cuts the context through the middle of a fact', async () => {
    const { service, add, route, ask, script } = await bench()
    await route([await add('libreTranslate')])
    const text = 'Wo ist es?'
    // Wherever the context may end, no piece of the address goes along.
    for (let fill = 950; fill < 1_000; fill += 1) {
      const before = `${'so '.repeat(400).slice(0, fill)} mia.schulz@nordlicht-versand.example ist da.`
      await service.translate({ ...ask([]), segments: [{ text: `${text} ${'a'.repeat(fill - 949)}`, before, behind: '' }] })
    }
    const contexts = script('libreTranslate').asked.map(({ context }) => context ?? '')
    expect(contexts).toHaveLength(50)
    expect(contexts.join(' ')).not.toMatch(/mia|schulz|nordlicht/)
    expect(Math.max(...contexts.map(({ length }) => length))).toBeLessThanOrEqual(1_000)
  })
  it('asks equal segments once, also where only hidden facts differ, and gives each its own facts', async () => {
    const { service, add, route, ask, script } = await bench()
    await route([await add('libreTranslate')])
    const answers = await service.translate(ask(['Wo ist Bestellung 104233?', 'Wo ist Bestellung 104299?', 'Wo ist Bestellung 104233?']))
    expect(script('libreTranslate').asked.flatMap(({ segments }) => segments)).toHaveLength(1)
    expect(answers.map(({ text }) => /\d{6}/.exec(text ?? '')?.[0])).toEqual(['104233', '104299', '104233'])
  })
  it('writes facts as the customer writes them, and as they stood for the agent', async () => {
    const { service, add, route, ask } = await bench()
    await route([await add('libreTranslate')])
    const text = 'We refund €1,299.00 today.'
    const [written] = await service.translate(ask([text], { purpose: 'write', from: 'en', to: 'de' }))
    expect(written?.text?.replace(/\u00a0/g, ' ')).toContain('1.299,00 €')
    const [back] = await service.translate(ask([text], { purpose: 'back', from: 'en', to: 'de' }))
    expect(back?.text).toContain('€1,299.00')
  })
  it('never reads by the source what the engine wrote in the reader’s own way', async () => {
    const { service, add, route, ask, script } = await bench()
    await route([await add('libreTranslate')])
    script('libreTranslate').say = (text) => text.replace('It weighs 1,299 g', 'Es wiegt 1.299 g')
    const [written] = await service.translate(ask(['It weighs 1,299 g'], { purpose: 'write', from: 'en', to: 'de' }))
    expect(written?.text).toBe('Es wiegt 1.299 g')
  })
  it('asks nobody for what has no words, or for the same language', async () => {
    const { service, add, route, ask, script } = await bench()
    await route([await add('libreTranslate')])
    const answers = await service.translate(ask(['104233', '👍', 'https://shop.example/x']))
    expect(answers.every(({ by }) => by === 'same')).toBe(true)
    expect((await service.translate(ask(['Guten Tag'], { from: 'de-AT', to: 'de' })))[0]).toMatchObject({ text: 'Guten Tag', by: 'same' })
    expect(script('libreTranslate').asked).toHaveLength(0)
  })
  it('asks nobody where the shop wants none of it', async () => {
    const { service, add, route, ask, script, first } = await bench()
    await route([await add('libreTranslate')])
    const policy = service.policies().find(({ shopId }) => shopId === first)
    if (policy) await service.savePolicy({ ...policy, on: false })
    expect((await service.translate(ask(['Guten Tag'])))[0]).toMatchObject({ text: null, problem: { code: 'noEngine' } })
    expect(script('libreTranslate').asked).toHaveLength(0)
  })
})

describe('engines in turn', () => {
  it('falls back in order, keeps the reason in the record, and asks a failing one last for a while', async () => {
    const { service, add, route, ask, script, hand } = await bench()
    const [a, b] = [await add('deepl'), await add('libreTranslate')]
    await route([a, b])
    script('deepl').problem = { code: 'serverError', params: { status: 500 } }
    expect((await service.translate(ask(['Eins.'])))[0]).toMatchObject({ text: 'EINS.', engine: 'libreTranslate' })
    await service.translate(ask(['Zwei.']))
    expect(script('deepl').asked).toHaveLength(1)
    await hand.pass(20_000)
    script('deepl').problem = null
    expect((await service.translate(ask(['Drei.'])))[0]?.engine).toBe('deepl')
    const entries = (await service.record({ shopId: null, before: null, limit: 10 })).entries
    expect(entries.map(({ engine, problem }) => [engine, problem?.code ?? null])).toEqual([
      ['deepl', null],
      ['libreTranslate', null],
      ['libreTranslate', null],
      ['deepl', 'serverError'],
    ])
  })
  it('answers a problem for each segment where both fail in turn, and works again when one is back', async () => {
    const { service, add, route, ask, script, hand } = await bench()
    await route([await add('deepl'), await add('libreTranslate')])
    script('deepl').problem = { code: 'unreachable', params: {} }
    script('libreTranslate').problem = { code: 'serverError', params: {} }
    const answers = await service.translate(ask(['Eins.', 'Zwei.']))
    expect(answers.map(({ text, problem }) => [text, problem?.code])).toEqual([
      [null, 'unreachable'],
      [null, 'unreachable'],
    ])
    script('libreTranslate').problem = null
    await hand.pass(1)
    expect((await service.translate(ask(['Eins.'])))[0]?.text).toBe('EINS.')
  })
  it('gives up on a call after 8 s and on all of it after 15 s', async () => {
    const { service, add, route, ask, script, hand } = await bench()
    await route([await add('deepl'), await add('libreTranslate'), await add('apertium')])
    for (const kind of ['deepl', 'libreTranslate', 'apertium'] as const) script(kind).takesMs = 60_000
    const began = hand.clock.now()
    const answers = await settled(hand, service.translate(ask(['Eins.'])))
    expect(answers[0]).toMatchObject({ text: null, problem: { code: 'timeout' } })
    expect(hand.clock.now() - began).toBeLessThanOrEqual(15_500)
    expect(hand.clock.now() - began).toBeGreaterThanOrEqual(14_500)
  })
  it('one sentence that an engine cannot do goes to the next, the others stand', async () => {
    const { service, add, route, ask, script } = await bench()
    await route([await add('deepl'), await add('libreTranslate')])
    script('deepl').say = (text) => (text.startsWith('Eins') ? null : `d:${text}`)
    const answers = await service.translate(ask(['Eins hier.', 'Zwei hier.']))
    expect(answers.map(({ engine }) => engine)).toEqual(['libreTranslate', 'deepl'])
    expect(script('libreTranslate').asked.flatMap(({ segments }) => segments)).toEqual(['Eins hier.'])
  })
  it('a customer is not sent altered facts where another engine keeps them', async () => {
    const { service, add, route, ask, script } = await bench()
    await route([await add('deepl'), await add('libreTranslate')])
    script('deepl').say = () => 'Gone and gone again.'
    const text = 'Ihre Bestellung 104233 kommt bald und Bestellung 104234 auch bald.'
    const [written] = await service.translate(ask([text], { purpose: 'write' }))
    expect(written).toMatchObject({ engine: 'libreTranslate', troubles: [] })
    const [read] = await service.translate(ask([text], { purpose: 'read' }))
    expect(read?.engine).toBe('deepl')
    expect(read?.troubles.length).toBeGreaterThan(0)
  })
  it('what came back with altered facts, or as nothing, is asked for again and not remembered', async () => {
    const { service, add, route, ask, script } = await bench()
    await route([await add('libreTranslate')])
    script('libreTranslate').say = () => 'Gone and gone again.'
    const text = 'Ihre Bestellung 104233 kommt bald und Bestellung 104234 auch bald.'
    expect((await service.translate(ask([text])))[0]?.troubles.length).toBeGreaterThan(0)
    script('libreTranslate').say = () => ' '
    expect((await service.translate(ask(['Wo ist es?'])))[0]?.problem?.code).toBe('badAnswer')
    script('libreTranslate').say = (one) => one
    expect((await service.translate(ask([text, 'Wo ist es?']))).map(({ troubles, problem }) => [troubles, problem])).toEqual([
      [[], null],
      [[], null],
    ])
  })
  it('keeps to pairs, limits and the silence an engine asks for', async () => {
    const { service, add, route, ask, script, hand } = await bench()
    script('deepl').abilities = { ...abilities, pairs: [{ from: 'en', to: 'fr' }] }
    script('libreTranslate').abilities = { ...abilities, limits: { segments: 2, characters: 40 } }
    await route([await add('deepl'), await add('libreTranslate')])
    const answers = await service.translate(ask(['Eins und.', 'Zwei und.', 'Drei und.', `${'lang '.repeat(20)}.`]))
    expect(script('deepl').asked).toHaveLength(0)
    expect(script('libreTranslate').asked.map(({ segments }) => segments.length)).toEqual([2, 1])
    expect(answers[3]).toMatchObject({ text: null, problem: { code: 'tooLarge' } })
    script('libreTranslate').problem = { code: 'rateLimited', params: {} }
    script('libreTranslate').retryAt = hand.clock.now() + 120_000
    await service.translate(ask(['Vier.']))
    script('libreTranslate').problem = null
    const asked = script('libreTranslate').asked.length
    expect((await service.translate(ask(['Fünf.'])))[0]?.problem?.code).toBe('rateLimited')
    expect(script('libreTranslate').asked).toHaveLength(asked)
    await hand.pass(121_000)
    expect((await service.translate(ask(['Fünf.'])))[0]?.text).toBe('FÜNF.')
  })
  it('lets a person go before work ahead of need, and ends when she goes away', async () => {
    const { service, add, route, ask, script, hand } = await bench()
    await route([await add('libreTranslate')])
    script('libreTranslate').takesMs = 1_000
    const ahead = [1, 2, 3, 4, 5].map((n) => service.translate(ask([`Satz ${'abcdef'[n]} kommt.`], { urgency: 0 })))
    await hand.pass(1)
    const person = service.translate(ask(['Jetzt bitte.']))
    await hand.pass(1)
    expect(script('libreTranslate').running).toBe(2)
    expect(script('libreTranslate').asked[1]?.segments).toEqual(['Jetzt bitte.'])
    const gone = new AbortController()
    const left = service.translate(ask(['Nie mehr.']), gone.signal)
    gone.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    await settled(hand, Promise.all([person, ...ahead]))
    expect(script('libreTranslate').running).toBe(0)
  })
  it('offline: memory answers, engines on this machine too, others say why', async () => {
    const { service, add, route, ask } = await bench({
      online: () => false,
      remembered: { exact: async ({ text }) => (text === 'Guten Tag.' ? { text: 'Hello.', score: 1.01 } : null) },
    })
    await route([await add('libreTranslate')])
    const answers = await service.translate(ask(['Guten Tag.', 'Wo ist es?']))
    expect(answers[0]).toMatchObject({ text: 'Hello.', by: 'memory', score: 1 })
    expect(answers[1]).toMatchObject({ text: null, problem: { code: 'offline' } })
    const local = await service.saveEngine({
      id: null,
      kind: 'apertium',
      name: 'Here',
      settings: { url: 'http://127.0.0.1:2737' },
      secrets: null,
    })
    await route([local.engine])
    expect((await service.translate(ask(['Wo ist es?'])))[0]?.text).toBe('WO IST ES?')
  })
})

describe('budgets', () => {
  it('stops at the limit, says so, and opens again with the month (UTC)', async () => {
    const { service, add, route, ask, hand } = await bench()
    const engine = await add('libreTranslate')
    await route([engine], { [engine.id]: 12 })
    expect((await service.translate(ask(['zehn hoch.'])))[0]?.text).toBe('ZEHN HOCH.')
    expect((await service.translate(ask(['noch eins'])))[0]?.problem).toMatchObject({
      code: 'budgetUsed',
      params: { engine: 'libreTranslate' },
    })
    expect(service.engines()[0]?.used.map(({ units }) => units)).toEqual([10])
    await hand.pass(2 * 3_600_000)
    expect((await service.translate(ask(['noch eins'])))[0]?.text).toBe('NOCH EINS')
    expect(service.engines()[0]?.used.map(({ units }) => units)).toEqual([9])
    // The clock was wrong and goes back: the month before is what it was.
    hand.set(T0)
    expect((await service.translate(ask(['und noch eins'])))[0]?.problem?.code).toBe('budgetUsed')
    expect(service.engines()[0]?.used.map(({ units }) => units)).toEqual([10])
  })
  it('counts before the call: many at once never go beyond it', async () => {
    const { service, add, route, ask, script, hand } = await bench()
    const engine = await add('libreTranslate')
    await route([engine], { [engine.id]: 20 })
    script('libreTranslate').takesMs = 500
    const answers = await settled(hand, Promise.all('abcdefgh'.split('').map((sign) => service.translate(ask([`Wort ${sign}ein.`])))))
    expect(answers.filter(([one]) => one?.text !== null)).toHaveLength(2)
    expect(service.engines()[0]?.used[0]?.units).toBe(20)
  })
  it('a crash in the middle of a batch counts too much rather than too little, and by that batch alone', async () => {
    const { service, make, add, route, ask, script, hand } = await bench()
    const engine = await add('libreTranslate')
    await route([engine], { [engine.id]: 100 })
    await service.translate(ask(['zehn hoch.']))
    script('libreTranslate').takesMs = 5_000
    void service.translate(ask(['zehn mehr.'])).catch(() => undefined)
    await hand.pass(100)
    // The program ends here; another reads what lies on the disk.
    const next = make()
    await next.open()
    expect(next.engines()[0]?.used[0]?.units).toBe(20)
  })
  it('a full disk: what has a budget waits, what has none goes on', async () => {
    const { service, add, route, ask, faults } = await bench()
    const engine = await add('libreTranslate')
    await route([engine], { [engine.id]: 1_000 })
    faults.full = true
    expect((await service.translate(ask(['Eins zwei.'])))[0]).toMatchObject({ text: null, problem: { code: 'diskFull' } })
    faults.full = false
    await route([engine])
    faults.full = true
    expect((await service.translate(ask(['Eins zwei.'])))[0]?.text).toBe('EINS ZWEI.')
    faults.full = false
  })
  it('what the engine refused costs nothing', async () => {
    const { service, add, route, ask, script } = await bench()
    const engine = await add('libreTranslate')
    await route([engine], { [engine.id]: 1_000 })
    script('libreTranslate').problem = { code: 'rejected', params: {} }
    await service.translate(ask(['Eins zwei.']))
    expect(service.engines()[0]?.used).toEqual([])
  })
  it('a line that broke once the text was out stays counted: it may have been done', async () => {
    const { service, add, route, ask, script } = await bench()
    const engine = await add('libreTranslate')
    await route([engine], { [engine.id]: 1_000 })
    script('libreTranslate').say = () => {
      throw new CallError({ code: 'unreachable', params: {} }, 'perhaps', null)
    }
    await service.translate(ask(['Eins zwei.']))
    expect(service.engines()[0]?.used[0]?.units).toBeGreaterThan(0)
  })
})
