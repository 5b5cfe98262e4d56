import { describe, expect, it } from 'vitest'
import { textOfHtml } from './htmlText'
import { labelOf, labelsOf, labelWord, PENDING, RESOLVED, SNOOZED, stateOf, stateWords, untilOf, untilWords } from './keywords'
import { splitQuote } from './quotes'
import { bareSubject, forwardSubject, replySubject, subjectKey } from './subject'

describe('subjects', () => {
  it.each([
    'Re: Frage',
    'AW: Frage',
    'Antw: Re: Frage',
    'SV: VS: Frage',
    'RE[2]: Frage',
    '回复: Frage',
    '回复：Frage',
    '返信: Re: Frage',
    'رد: Frage',
    'RES: ENC: Frage',
    'Re:Re:  Frage',
    'TR: Frage',
    'WG: Fwd: Frage',
  ])('%s', (subject) => {
    expect(bareSubject(subject)).toBe('Frage')
  })
  it('keeps words that only look like marks', () => {
    expect(subjectKey('Retoure: Schuhe')).toBe('retoure: schuhe')
    expect(subjectKey('Order: 12')).toBe('order: 12')
  })
  it('says Re once', () => {
    expect(replySubject('AW: Frage')).toBe('Re: Frage')
    expect(replySubject('Re: Frage')).toBe('Re: Frage')
    expect(forwardSubject('Re: Frage')).toBe('Fwd: Frage')
  })
})

describe('keywords', () => {
  const now = Date.UTC(2026, 2, 2)
  it('hold a wake-up time to five minutes, rounded up', () => {
    for (const until of [now + 1, now + 3_600_000, Date.UTC(2059, 0, 1)]) {
      const read = untilOf(untilWords(until)) ?? 0
      expect(read - until).toBeGreaterThanOrEqual(0)
      expect(read - until).toBeLessThan(300_000)
    }
    expect(untilWords(now).every((word) => /^\$Dragoman-[TC]\d{1,2}$/.test(word))).toBe(true)
  })
  it('notice two times written over each other', () => {
    let passed = 0
    for (let at = 0; at < 500; at += 1) {
      const one = untilWords(now + at * 300_000)
      const two = untilWords(now + (at * 7 + 3) * 900_000)
      if (untilOf([...new Set([...one, ...two])]) !== null && untilOf(one) !== untilOf(two)) passed += 1
    }
    expect(passed).toBe(0)
  })
  it('name states', () => {
    expect(stateOf([RESOLVED], now)).toEqual({ state: 'resolved', until: null })
    expect(stateOf([PENDING.toUpperCase()], now)).toEqual({ state: 'pending', until: null })
    expect(stateOf(stateWords('snoozed', now + 600_000), now)).toEqual({ state: 'snoozed', until: now + 600_000 })
    expect(stateOf(stateWords('snoozed', now + 600_000), now + 600_001)?.state).toBe('open')
    expect(stateOf([SNOOZED], now)?.state).toBe('open')
    expect(stateOf(['$Junk', 'Flagged'], now)).toBeNull()
  })
  it('hold labels of every script, whatever the letter case comes back as', () => {
    for (const label of ['Retoure', '返品', 'مرتجع', 'a b/c (d)', 'ж'.repeat(40)]) {
      expect(labelOf(labelWord(label))).toBe(label)
      expect(labelOf(labelWord(label).toUpperCase())).toBe(label)
      expect(labelWord(label)).toMatch(/^\$Dragoman-L-[a-z2-7]+$/)
    }
    expect(labelsOf(['$Dragoman-L-!!', '$Dragoman-L-', 'x'])).toEqual([])
  })
})

describe('textOfHtml', () => {
  it('keeps paragraphs, lists, tables and links readable', () => {
    const html =
      '<html><head><title>x</title><style>p{}</style></head><body><p>Hallo&nbsp;<b>Ana</b>,</p><ul><li>eins<li>zwei</ul><ol><li>a</li><li>b</li></ol>' +
      '<table><tr><td>Größe</td><td>40</td></tr><tr><td>Farbe</td><td>blau</td></tr></table><a href="https://x.test/a">hier</a> <a href="https://x.test">x.test</a><br>Ende &lt;3 &#128512;</body></html>'
    expect(textOfHtml(html)).toBe(
      'Hallo Ana,\n\n• eins\n• zwei\n\n1. a\n2. b\n\nGröße | 40\nFarbe | blau\n\nhier (https://x.test/a) x.test\nEnde <3 😀',
    )
  })
  it('marks quotations so that they are folded', () => {
    const html =
      '<div>Danke!</div><div class="gmail_quote"><div>On Mon, 2 Mar 2026, Shop wrote:</div><blockquote><p>Hi</p><blockquote>alt</blockquote></blockquote></div>'
    expect(splitQuote(textOfHtml(html)).text).toBe('Danke!')
    expect(textOfHtml('<blockquote>a<blockquote>b</blockquote></blockquote>c')).toBe('> a\n> > b\nc')
  })
  it('leaves out what is hidden and never fails', () => {
    expect(textOfHtml('<div style="display:none">versteckt</div>sichtbar<script>alert("</p>")</script>')).toBe('sichtbar')
    expect(textOfHtml('a < b & c <')).toBe('a < b & c <')
    expect(textOfHtml('<p')).toBe('')
    expect(textOfHtml('<style>never closed')).toBe('')
  })
  // No time is asserted: what is not linear takes minutes, and never ends within the test's own limit.
  it('ends on hostile HTML', () => {
    for (const piece of [
      '<div>',
      '<a href="',
      '<b',
      '<div style="display:none">',
      '&#',
      '<!--',
      '<td>',
      '</td>',
      '<blockquote>',
      '<b>x',
      '</div>',
      '< ',
      '<style>',
      '<div style="display:none"><',
    ])
      expect(typeof textOfHtml(piece.repeat(100_000))).toBe('string')
  })
})
