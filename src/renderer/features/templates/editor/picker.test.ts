import { beforeEach, describe, expect, it } from 'vitest'
import { TemplateId } from '../../../../shared/domain/ids'
import type { TemplateHit } from '../../../../shared/domain/template/types'
import { Picker, type Prepared } from './picker'
import type { PutIn } from './putIn'
import { triggerOf } from './trigger'

const hit = (id: string) => ({ id: TemplateId.parse(id), title: id }) as TemplateHit
const put: PutIn = { rendered: { text: 'Hello', locale: 'en', gaps: [], stops: [] }, actions: [] }

let said: string[]
let answers: { query: string; answer: (ids: string[]) => void }[]
let prepared: Prepared
let picker: Picker
let text: string
let changes: number
const settle = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => {
  said = []
  answers = []
  text = ''
  changes = 0
  prepared = { type: 'put', put }
  picker = new Picker({
    search: (_kind, query) =>
      new Promise((resolve) => answers.push({ query, answer: (ids) => resolve({ hits: ids.map(hit), total: ids.length }) })),
    prepare: async ({ id, variant }) => {
      said.push(`prepare ${id}${variant ? `/${variant}` : ''}`)
      return prepared
    },
    put: (_put, from, to) => void said.push(`put ${from}-${to}`),
    giveBack: (key) => void said.push(`back ${key}`),
    changed: () => {
      changes += 1
    },
  })
})
const type = (more: string) => {
  text += more
  picker.move((at) => at)
  picker.see(triggerOf(text), text.length, true)
}
const answer = async (...ids: string[]) => {
  answers.at(-1)?.answer(ids)
  await settle()
}

describe('the pick list', () => {
  it('takes the first with Enter and puts it where the trigger stood', async () => {
    type('Hi ;w')
    await answer('wismo', 'wrong')
    expect(picker.key('Enter')).toBe(true)
    await settle()
    expect(said).toEqual(['prepare wismo', 'put 3-5'])
    expect(picker.snapshot().type).toBe('closed')
  })
  it('waits with an Enter that was quicker than the list', async () => {
    type(';w')
    expect(picker.key('Enter')).toBe(true)
    await answer('wismo')
    expect(said).toEqual(['prepare wismo', 'put 0-2'])
  })
  it('has the editor say another row only where it is another: an answer to the next letter leaves it alone', async () => {
    type(';w')
    await answer('wismo', 'wrong')
    expect(changes).toBe(2)
    type('i')
    await answer('wismo')
    expect(changes).toBe(2)
    type('x')
    await answer()
    expect(changes).toBe(3)
  })
  it('says while what was chosen is on its way: the trigger must not leave in its place', async () => {
    type(';w')
    expect(picker.underWay).toBe(false)
    picker.key('Enter')
    expect(picker.underWay).toBe(true)
    answers.at(-1)?.answer(['wismo'])
    await Promise.resolve()
    expect(picker.underWay).toBe(true)
    await settle()
    expect([picker.underWay, said.at(-1)]).toEqual([false, 'put 0-2'])
    type(' ;zzz')
    picker.key('Enter')
    await answer()
    expect(picker.underWay).toBe(false)
  })
  it('gives an Enter back where nothing was found', async () => {
    type(';zzz')
    picker.key('Enter')
    await answer()
    expect(said).toEqual(['back Enter'])
  })
  it('forgets the Enter that was waiting when more is typed', async () => {
    type(';w')
    picker.key('Enter')
    type('i')
    await answer('wismo')
    expect(said).toEqual([])
  })
  it('shows the answer to what stands there, not to what stood there', async () => {
    type(';w')
    type('i')
    await answer('wismo')
    answers[0]?.answer(['old'])
    await settle()
    expect(picker.snapshot()).toMatchObject({ query: 'wi', hits: [{ id: 'wismo' }], pending: false })
  })
  it('leaves what was typed after Escape, until another trigger', async () => {
    type('Hi ;w')
    await answer('wismo')
    expect(picker.key('Escape')).toBe(true)
    expect(said).toEqual([])
    type('i')
    expect(picker.snapshot().type).toBe('closed')
    expect(picker.key('Enter')).toBe(false)
    type(' ;')
    expect(picker.snapshot()).toMatchObject({ type: 'list', query: '' })
  })
  it('closes when the cursor goes elsewhere, and a moved cursor opens nothing', async () => {
    type(';w')
    await answer('wismo')
    picker.see(null, 0, false)
    expect(picker.snapshot().type).toBe('closed')
    picker.see(triggerOf(text), text.length, false)
    expect(picker.snapshot().type).toBe('closed')
  })
  it('goes round with the arrows and stays at the ends with the pages', async () => {
    type(';w')
    await answer('a', 'b', 'c')
    picker.key('ArrowUp')
    expect(picker.snapshot()).toMatchObject({ at: 2 })
    picker.key('ArrowDown')
    expect(picker.snapshot()).toMatchObject({ at: 0 })
    picker.key('PageDown')
    expect(picker.snapshot()).toMatchObject({ at: 2 })
    picker.key('Tab')
    await settle()
    expect(said[0]).toBe('prepare c')
  })
  it('asks which of several, and puts that in at the trigger', async () => {
    prepared = {
      type: 'ask',
      what: 'variant',
      title: 'Late',
      options: ['first', 'again'].map((variant) => ({
        pick: { id: TemplateId.parse('late'), variant },
        label: variant,
        detail: '',
        language: 'de',
      })),
    }
    type(';l')
    await answer('late')
    picker.key('Enter')
    await settle()
    expect(picker.snapshot()).toMatchObject({ type: 'ask', at: 0 })
    prepared = { type: 'put', put }
    picker.key('ArrowDown')
    picker.key('Enter')
    await settle()
    expect(said).toEqual(['prepare late', 'prepare late/again', 'put 0-2'])
  })
  it('is called off by Escape while it is prepared', async () => {
    type(';w')
    await answer('wismo')
    picker.key('Enter')
    picker.key('Escape')
    await settle()
    expect(said).toEqual(['prepare wismo'])
  })
  it('keeps what is typed on while it is prepared', async () => {
    type(';w')
    await answer('wismo')
    picker.key('Enter')
    // A letter behind it, and another hand before it.
    text = ';wx'
    picker.move((at, side) => (at === 2 && side === 1 ? 3 : at))
    picker.see(triggerOf(text), 3, true)
    picker.move((at) => at + 4)
    await settle()
    expect(said).toEqual(['prepare wismo', 'put 4-6'])
  })
  it('ends by itself where words with spaces find nothing', async () => {
    type('/not a')
    await answer()
    expect(picker.snapshot().type).toBe('closed')
    type(' t')
    expect(answers).toHaveLength(1)
  })
  it('takes from elsewhere at the cursor', async () => {
    await picker.takeHere({ id: TemplateId.parse('pinned') }, 7)
    expect(said).toEqual(['prepare pinned', 'put 7-7'])
  })
  it('stays text where the list cannot be read', async () => {
    const broken = new Picker({
      search: () => Promise.reject(new Error('locked')),
      prepare: async () => prepared,
      put: () => undefined,
      giveBack: () => undefined,
      changed: () => undefined,
    })
    broken.see({ from: 0, kind: 'shortcut', query: 'w' }, 2, true)
    await settle()
    expect(broken.snapshot()).toMatchObject({ hits: [], pending: false })
    expect(broken.key('Enter')).toBe(false)
  })
})
