import { describe, expect, it } from 'vitest'
import { alignedSegments } from './aligned'
import { followSource } from './draft'
import { targetText } from './leaving'

const reads = (source: string, target: string) => {
  const remembered = new Map(alignedSegments(source, target).map((one) => [one.source, one]))
  const blank = { from: 'en', to: 'de', register: null, segments: [], seen: null, waitingSince: null, known: { names: [], numbers: [] } }
  return targetText(followSource(blank, source, remembered))
}

describe('two bodies of a template', () => {
  it.each([
    ['Hello Mia,\n\nSorry. It is late.\n\nBest', 'Hallo Mia,\n\nEntschuldigung. Es ist spät.\n\nGruß'],
    ['Hello.\nIt is late, sorry.', 'Guten Tag.\nEs ist spät. Entschuldigung.'],
    ['Hello.\n\nSorry.\nBye.', 'Hallo.\n\nEntschuldigung, tschüss.'],
    ['One. Two.\n\nThree.', 'Alles in einem Satz.'],
  ])('read as the shop wrote them: %j', (source, target) => expect(reads(source, target)).toBe(target))
  it('have the line ends of the editor they go into', () =>
    expect(alignedSegments('One.\r\nTwo.\r\nThree.', 'Alles\r\nzusammen.')).toMatchObject([
      { source: 'One.\nTwo.\nThree.', target: 'Alles\nzusammen.' },
    ]))
  it('are nothing where nothing stands', () => expect(alignedSegments(' ', 'x')).toEqual([]))
})
