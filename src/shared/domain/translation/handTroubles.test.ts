import { describe, expect, it } from 'vitest'
import { handTroubles } from './handTroubles'

const known = { names: [], numbers: ['#1042'] }
const before = { source: 'Order #1042 costs €1,204.50.', target: 'Bestellung #1042 kostet 1.204,50 €.', troubles: [] }
const types = (target: string, from: Parameters<typeof handTroubles>[0] = before) =>
  handTroubles(from, target, known).map(({ type, value }) => `${type} ${value}`)

describe('facts under the hand', () => {
  it('are left alone where only words change', () => {
    expect(types('Die Bestellung #1042 kostet Sie 1.204,50 €.')).toEqual([])
    expect(types('1.204,50 € kostet die Bestellung #1042, in 2 Tagen.')).toEqual([])
  })
  it('are missed when taken out, and no more when they come back', () => {
    const lost = handTroubles(before, 'Die Bestellung kostet 1.204,50 €.', known)
    expect(lost.map(({ type, value }) => [type, value.replace('#', '')])).toEqual([['lost', '1042']])
    const without = { ...before, target: 'Die Bestellung kostet 1.204,50 €.', troubles: lost }
    expect(types('Die Bestellung #1042 kostet 1.204,50 €.', without)).toEqual([])
    expect(handTroubles(without, 'Die kostet 1.204,50 €.', known)).toHaveLength(1)
  })
  it('are told when written twice, or when the text never had them', () => {
    expect(types('Bestellung #1042 und #1042 kostet 1.204,50 €.')[0]).toMatch(/^doubled/)
    expect(types('Bestellung #1042 kostet 1.204,50 €, an mia@shop.example')).toEqual(['invented mia@shop.example'])
  })
  it('are those of the source where nothing stood before', () => {
    expect(handTroubles({ ...before, target: '' }, 'Bestellung #1042: 1.204,50 €', known).map(({ type }) => type)).toEqual([])
  })
})
