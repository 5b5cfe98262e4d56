/**
 * What a backend's removal would destroy, as one file a person can read: texts, addresses, and files as links inside
 * it. Plain HTML without a script; everything that was written is escaped.
 */
import { escapeHtml } from '../../../shared/domain/html'
import { filesOf as sentFilesOf, textIn } from '../../../shared/domain/outbox/effects'
import type { Draft, OutboxItem, StoredFile } from '../../../shared/domain/outbox/types'

export interface UnsentWords {
  heading: string
  made: string
  to: string
  draft: string
  gone: string
  language: string
  direction: 'ltr' | 'rtl'
  /** How an item stands, in words. */
  state(item: OutboxItem): string
  effect(item: OutboxItem): string
  /** Whom it is about. */
  name(one: Pick<Draft, 'conversationId'>): string
  when(at: number): string
}
export interface UnsentPiece {
  title: string
  at: number
  to: readonly { name: string; address: string }[]
  subject: string | null
  text: string
  files: readonly { file: StoredFile; base64: string | null }[]
}

/** A stranger's type never becomes a page of its own. */
const safeMime = (mime: string): string =>
  /^[a-z]+\/[\w.+-]+$/i.test(mime) && !/html|svg|xml|script/i.test(mime) ? mime : 'application/octet-stream'

const fileLine = ({ file, base64 }: UnsentPiece['files'][number], words: UnsentWords): string =>
  base64 === null
    ? `<li><bdi>${escapeHtml(file.name)}</bdi> (${escapeHtml(words.gone)})</li>`
    : `<li><a download="${escapeHtml(file.name)}" href="data:${safeMime(file.mime)};base64,${base64}"><bdi>${escapeHtml(file.name)}</bdi></a></li>`

const pieceHtml = (piece: UnsentPiece, words: UnsentWords): string => {
  const to = piece.to.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ')
  return [
    `<section><h2><bdi>${escapeHtml(piece.title)}</bdi></h2><p class="weak">${escapeHtml(words.when(piece.at))}</p>`,
    to === '' ? '' : `<p class="weak">${escapeHtml(words.to)}: <bdi>${escapeHtml(to)}</bdi></p>`,
    piece.subject === null ? '' : `<p><b dir="auto">${escapeHtml(piece.subject)}</b></p>`,
    piece.text === '' ? '' : `<pre dir="auto">${escapeHtml(piece.text)}</pre>`,
    piece.files.length === 0 ? '' : `<ul>${piece.files.map((file) => fileLine(file, words)).join('')}</ul>`,
    '</section>',
  ].join('')
}

/** The whole file. */
export const unsentHtml = (pieces: readonly UnsentPiece[], words: UnsentWords): string =>
  `<!doctype html><html lang="${escapeHtml(words.language)}" dir="${words.direction}"><meta charset="utf-8">` +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
  `<title>${escapeHtml(words.heading)}</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}` +
  `pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border:1px solid #ccc;border-radius:6px;padding:.8rem}` +
  `.weak{color:#666}section{margin-block:2rem}h2{font-size:1.1rem;margin:0}</style>` +
  `<h1>${escapeHtml(words.heading)}</h1><p class="weak">${escapeHtml(words.made)}</p>${pieces.map((piece) => pieceHtml(piece, words)).join('')}</html>\n`

/** Drafts and items that have not left, in the order they were written. `read` answers a file's bytes, null where they are gone. */
export const piecesOf = async (
  drafts: readonly Draft[],
  items: readonly OutboxItem[],
  words: UnsentWords,
  read: (file: StoredFile) => Promise<string | null>,
): Promise<UnsentPiece[]> => {
  const filesOf = (files: readonly StoredFile[]) => Promise.all(files.map(async (file) => ({ file, base64: await read(file) })))
  const ofDrafts = drafts.map(async (draft) => ({
    title: `${words.name(draft)} · ${words.draft}`,
    at: draft.updatedAt,
    to: [...draft.to, ...draft.cc, ...draft.bcc],
    subject: draft.subject,
    text: draft.text,
    files: await filesOf(draft.files),
  }))
  const ofItems = items.map(async (item) => {
    const effect = item.effects.find((one) => textIn(one) !== null)
    const heads = effect && 'to' in effect ? effect : null
    return {
      title: `${words.name(item)} · ${words.effect(item)} · ${words.state(item)}`,
      at: item.committedAt,
      to: heads ? [...heads.to, ...heads.cc, ...heads.bcc] : [],
      subject: heads?.subject ?? null,
      text: effect ? (textIn(effect) ?? '') : '',
      files: await filesOf(effect ? sentFilesOf(effect) : []),
    }
  })
  return (await Promise.all([...ofItems, ...ofDrafts])).sort((a, b) => a.at - b.at)
}
