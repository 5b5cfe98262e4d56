/** Two bodies of one template, sentence by sentence where they have as many, else line by line, else as a whole. Pure. */
import { segmentsOf } from './segments'
import type { DraftSegment } from './types'

const pair = (source: string, target: string): DraftSegment => ({
  source,
  target,
  gap: '',
  by: 'template',
  engine: null,
  back: null,
  troubles: [],
})

const sentences = (source: string, target: string): DraftSegment[] => {
  const from = segmentsOf(source).filter(({ text }) => text !== '')
  const to = segmentsOf(target).filter(({ text }) => text !== '')
  return from.length === to.length ? from.map(({ text }, at) => pair(text, to[at]?.text ?? '')) : [pair(source.trim(), target.trim())]
}

const parts = (text: string, by: RegExp): string[] => text.split(by).filter((part) => part.trim() !== '')

const lines = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Both are filled; what stands in the answer is found again in the text by its source. */
export const alignedSegments = (written: string, read: string): DraftSegment[] => {
  // As an editor holds them: with another line end a text on the screen is not the one that would leave, and counts as unseen.
  const source = lines(written)
  const target = lines(read)
  for (const by of [/\r?\n/, /\r?\n\s*\n/]) {
    const from = parts(source, by)
    const to = parts(target, by)
    if (from.length > 0 && from.length === to.length) return from.flatMap((part, at) => sentences(part, to[at] ?? ''))
  }
  return source.trim() === '' ? [] : [pair(source.trim(), target.trim())]
}
