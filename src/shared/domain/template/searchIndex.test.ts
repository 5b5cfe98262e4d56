import { expect, it } from 'vitest'
import { TemplateIndex } from './searchIndex'

const index = new TemplateIndex()
index.add({ title: 'Parcel is late', tags: ['wismo'], texts: ['Ihr Paket verspätet sich leider', '荷物が遅れています'] })
index.add({ title: 'Size choice', tags: ['presale'], texts: ['Welche Größe passt', 'サイズのご案内'] })
index.add({ title: 'Loyal customers', tags: [], texts: ['Thank you'] })

const found = (search: string): number[] =>
  [...(index.scores(search) ?? [])]
    .map((score, doc) => ({ score, doc }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.doc - b.doc)
    .map(({ doc }) => doc)

it.each([
  ['l', [0, 2]],
  ['lo', [2]],
  ['t', [2]],
  ['p', [0, 1]],
  ['late', [0]],
  ['paket', [0]],
  ['verspatet', [0]],
  ['größe', [1]],
  ['groesse', [1]],
  ['荷', [0]],
  ['サイズ', [1]],
  ['custmers', [2]],
  ['late size', []],
  ['zz', []],
])('%s', (search, docs) => expect(found(search)).toEqual(docs))
