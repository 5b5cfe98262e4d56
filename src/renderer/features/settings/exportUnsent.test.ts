import { expect, it } from 'vitest'
import { draft, item, reply } from '../../../shared/domain/outbox/outbox.fixture'
import { piecesOf, type UnsentWords, unsentHtml } from './exportUnsent'

const words: UnsentWords = {
  heading: 'Unsent texts of <Shop>',
  made: 'now',
  to: 'To',
  draft: 'Draft',
  gone: 'gone',
  language: 'en',
  direction: 'ltr',
  state: () => 'queued',
  effect: () => 'reply',
  name: () => 'Mia',
  when: String,
}
const file = { fileId: 'f'.repeat(22), name: 'a "b".html', mime: 'text/html', size: 3 }

it('holds every text and file, oldest first, and no mark-up but its own', async () => {
  const evil = '</pre><script>alert(1)</script>'
  const pieces = await piecesOf(
    [{ ...draft('a', evil), updatedAt: 9, files: [file] }],
    [item('b', [reply('Hello & bye')], { committedAt: 5 })],
    words,
    async () => 'AAAA',
  )
  expect(pieces.map(({ text }) => text)).toEqual(['Hello & bye', evil])
  const html = unsentHtml(pieces, words)
  expect(html).not.toContain('<script>')
  expect(html).toContain('&lt;script&gt;')
  expect(html).toContain('Hello &amp; bye')
  // A page among the files is saved, never opened as one.
  expect(html).toContain('href="data:application/octet-stream;base64,AAAA"')
  expect(html).toContain('download="a &quot;b&quot;.html"')
})

it('names a file whose bytes are gone', async () => {
  const pieces = await piecesOf([{ ...draft('a', 'x'), files: [file] }], [], words, async () => null)
  expect(unsentHtml(pieces, words)).toContain('(gone)')
})
