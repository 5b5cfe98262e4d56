import { describe, expect, it } from 'vitest'
import { fold, foldWords } from './fold'

describe('fold', () => {
  it.each([
    ['MÜLLER', 'muller'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Ｆｕｌｌ', 'full'],
    ['ﾃｽﾄ', 'テスト'],
    ['مُحَمَّد', 'محمد'],
    ['أحمد', 'احمد'],
  ])('%s and %s are found alike', (a, b) => expect(fold(a)).toBe(fold(b)))
  it('keeps letters apart that are other letters', () => {
    expect(fold('か')).not.toBe(fold('が'))
    expect(fold('й')).toBe(fold('й'))
  })
  it('splits words at any space', () => expect(foldWords('  Ａ　b ')).toEqual(['a', 'b']))
})
