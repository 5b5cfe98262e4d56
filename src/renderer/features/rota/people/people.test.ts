import { describe, expect, it } from 'vitest'
import { peopleCsv, readPeople } from './csv'
import { faultsOf, filterPeople, freshPerson, noFilter, tidyPerson } from './draft'

const person = (id: string, more: Partial<ReturnType<typeof freshPerson>> = {}) => ({
  ...freshPerson(id, 'Asia/Manila', 'Manila'),
  name: id,
  ...more,
})
const ana = person('ana', {
  name: '=Ana; "Lucía", Ñ',
  email: 'ana@desk.example',
  country: 'CO',
  zone: 'America/Bogota',
  city: 'Medellín',
  region: 'americas',
  languages: [{ code: 'pt-BR', level: 'fluent' }],
  shops: ['N', 'B'],
  week: [{ weekday: 1, start: '22:00', end: '06:00' }],
  left: true,
})
let n = 0
const read = (text: string, known = [ana]) => readPeople(text, known, 'Europe/Bucharest', () => `new-${++n}`)

describe('people as a table', () => {
  it('come back as they went out, formulas made harmless on the way', () => {
    const csv = peopleCsv([ana, person('ben')])
    expect(csv).toContain("'=Ana")
    expect(read(csv, [])).toEqual({ people: [ana, person('ben')], faults: [], more: false })
  })
  it('change whom they name, by address too, and leave the rest of her as it was', () => {
    const { people } = read('Email;Weekly hours\nANA@desk.example;32')
    expect(people).toEqual([{ ...ana, contract: { ...ana.contract, weeklyMinutes: 1920 }, email: 'ANA@desk.example' }])
  })
  it('take somebody new from little', () => {
    const { people } = read('name,zone,languages\nKai,Asia/Tokyo,ja:native; en')
    expect(people[0]).toMatchObject({
      name: 'Kai',
      city: 'Tokyo',
      region: 'apac',
      languages: [
        { code: 'ja', level: 'native' },
        { code: 'en', level: 'good' },
      ],
    })
  })
  it.each([
    ['zone', 'name,zone\nKai,Mars/Olympus'],
    ['name', 'name,zone\n,Asia/Tokyo'],
    ['languages', 'name,zone,languages\nKai,Asia/Tokyo,ja:superb'],
    ['weekly_hours', 'name,zone,weekly_hours\nKai,Asia/Tokyo,many'],
    ['weekly_hours', 'name,zone,weekly_hours\nKai,Asia/Tokyo,999'],
    ['week', 'name,zone,week\nKai,Asia/Tokyo,monday'],
    ['country', 'name,zone,country\nKai,Asia/Tokyo,Japan'],
    ['role', 'name,zone,role\nKai,Asia/Tokyo,king'],
  ])('leave out a row whose %s is wrong, and keep the others', (column, text) => {
    const { people, faults } = read(`${text}\n${text.split('\n')[0]?.split(',').length === 2 ? 'Lee,Asia/Seoul' : 'Lee,Asia/Seoul,'}`)
    expect(faults).toEqual([{ line: 2, column }])
    expect(people.map(({ name }) => name)).toEqual(['Lee'])
  })
  it('end somewhere', () => {
    const { people, more } = read(`name,zone\n${'x,UTC\n'.repeat(2_500)}`, [])
    expect([people.length, more]).toEqual([2_000, true])
  })
})

describe('the editor of a person', () => {
  it('says what is missing or wrong', () => {
    expect(faultsOf(person('ben', { name: ' ', email: 'ben', zone: 'Mars/X' }), [])).toEqual(['name', 'email', 'zone'])
    expect(faultsOf(person('ben', { email: 'Ana@Desk.example' }), [ana])).toEqual(['emailTaken'])
    expect(faultsOf({ ...person('ben'), contract: { ...ana.contract, weeklyMinutes: 3000 } }, [])).toEqual(['hours'])
    expect(faultsOf(ana, [ana])).toEqual([])
  })
  it('keeps each language and shop once, and no empty address', () => {
    const twice = person('ben', {
      email: ' ',
      shops: ['N', 'N'],
      languages: [
        { code: 'en', level: 'good' },
        { code: 'en', level: 'basic' },
      ],
    })
    expect(tidyPerson(twice)).toMatchObject({ email: null, shops: ['N'], languages: [{ code: 'en', level: 'good' }] })
  })
})

describe('the list of people', () => {
  const all = [ana, person('Łukasz'), person('ben', { shops: ['V'] })]
  it('hides who has left, until asked', () => {
    expect(filterPeople(all, noFilter).map(({ id }) => id)).toEqual(['ben', 'Łukasz'])
    expect(filterPeople(all, { ...noFilter, left: true, text: 'medellin lucia' }).map(({ id }) => id)).toEqual(['ana'])
  })
  it('takes whoever names no shop for trained on all', () =>
    expect(filterPeople(all, { ...noFilter, shop: 'N' }).map(({ id }) => id)).toEqual(['Łukasz']))
})
