import { describe, expect, it } from 'vitest'
import { bringsColours, cleanStyle, judgePicture, linkOf, purifyConfig, sameContentId } from './sanitise'

describe('styles of a letter', () => {
  it.each([
    'background:url(https://t.example/x.gif)',
    'background-image: URL (//t.example)',
    'list-style: image-set("https://t.example/a" 1x)',
    'b\\61ckground: u\\72l(https://t.example)',
    'color: red; background: u/**/rl(x)',
    '--a: url(https://t.example)',
    'background: var(--a)',
    'width: expression(alert(1))',
    'behavior: url(x.htc)',
    '-moz-binding: url(x)',
    'position: fixed',
    'content: "paid"',
    'cursor: none',
  ])('takes off %s', (style) =>
    expect(cleanStyle(style) ?? '').not.toMatch(/url|expression|position|content|cursor|var|binding|behavior|image-set|\\/i),
  )
  it('keeps what only dresses the text', () =>
    expect(cleanStyle('color: #333; font-weight:bold;; margin: 0 4px')).toBe('color: #333; font-weight:bold; margin: 0 4px'))
  it('keeps the rest of a style with one bad part', () => expect(cleanStyle('color: red; background:url(x)')).toBe('color: red'))
})

describe('pictures', () => {
  it.each([
    ['cid:logo%40shop', { type: 'inline', contentId: 'logo@shop' }],
    ['cid:%zz', { type: 'inline', contentId: '%zz' }],
    ['data:image/png;base64,AAAA', { type: 'data' }],
    ['data:image/svg+xml;base64,AAAA', { type: 'remote' }],
    ['https://t.example/pixel.gif', { type: 'remote' }],
    ['//t.example/pixel.gif', { type: 'remote' }],
    ['ht\ntps://t.example', { type: 'remote' }],
    ['', { type: 'none' }],
    [null, { type: 'none' }],
  ])('%s', (src, expected) => expect(judgePicture(src)).toEqual(expected))
  it('meets the part they name', () => expect(sameContentId('<Logo@Shop>', 'logo@shop')).toBe(true))
})

describe('links', () => {
  it.each(['https://a.example/x?y=1', 'mailto:mia@x.example', 'http://a.example'])('offers %s', (href) => expect(linkOf(href)).toBe(href))
  it.each([
    'javascript:alert(1)',
    ' java\nscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'app://dragoman/index.html',
    '/x',
    '',
    null,
    `https://a.example/${'x'.repeat(5000)}`,
  ])('refuses %s', (href) => expect(linkOf(href)).toBeNull())
})

describe('the wall as configured', () => {
  it('lets no address through but those of letters', () => {
    const may = (uri: string) => purifyConfig.ALLOWED_URI_REGEXP.test(uri)
    expect(['https://a', 'mailto:a@b', 'cid:x', 'data:image/png;base64,AA'].every(may)).toBe(true)
    expect(
      ['javascript:x', 'vbscript:x', 'data:text/html,x', 'data:image/svg+xml,x', 'blob:x', 'app://dragoman', 'file:///x', '//x', 'x'].some(
        may,
      ),
    ).toBe(false)
  })
  it('forbids what runs, loads, posts or takes the page over', () => {
    for (const tag of ['script', 'style', 'iframe', 'form', 'base', 'meta', 'link', 'object', 'svg', 'math', 'template'])
      expect(purifyConfig.FORBID_TAGS).toContain(tag)
  })
})

describe('paper', () => {
  it.each([
    ['<td bgcolor=white>', true],
    ['<p style="color:#000">', true],
    ['<p style="margin:0;background : red">', true],
    ['<p>What color: is it</p>', false],
    ['<b>plain</b>', false],
  ])('%s', (html, expected) => expect(bringsColours(html)).toBe(expected))
})
