/**
 * A customer's HTML. Two walls: DOMPurify takes off what `sanitise.ts` forbids, and what is left lies in a frame that has
 * a policy of its own (no script, no network, no forms) and a sandbox without scripts. The parent writes, measures,
 * forwards keys and sends links through the one door.
 */
import DOMPurify from 'dompurify'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../shared/domain/conversation/types'
import type { BackendId } from '../../../shared/domain/ids'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { borrowAttachment } from './blobStore'
import { useInSight } from './inSight'
import styles from './MessageFrame.module.css'
import { bringsColours, cleanStyle, judgePicture, linkOf, purifyConfig, sameContentId } from './sanitise'

const MOST_HEIGHT = 12_000

export interface MessageFrameProps {
  backendId: BackendId
  html: string
  language: string | null
  attachments: readonly Attachment[]
}

interface Cleaned {
  fragment: DocumentFragment
  /** Pictures of the letter itself, to be filled in. */
  inline: { element: HTMLImageElement; contentId: string }[]
  remote: number
}

/**
 * What may be shown of a letter. It is parsed in the frame's own realm, under the frame's policy: ours would complain of
 * every style. The answer belongs to no page yet: nothing in it has loaded anything.
 */
const cleanHtml = (html: string, view: WindowProxy & typeof globalThis): Cleaned => {
  const fragment = DOMPurify(view).sanitize(html, purifyConfig)
  const cleaned: Cleaned = { fragment, inline: [], remote: 0 }
  for (const element of fragment.querySelectorAll('*')) {
    const style = element.getAttribute('style')
    if (style !== null) {
      const kept = cleanStyle(style)
      if (kept === null) element.removeAttribute('style')
      else element.setAttribute('style', kept)
    }
    if (element.tagName === 'IMG') judgeImage(element as HTMLImageElement, cleaned)
    else element.removeAttribute('src')
    if (element.hasAttribute('href')) {
      const url = linkOf(element.getAttribute('href'))
      if (url === null || element.tagName !== 'A') element.removeAttribute('href')
    }
  }
  return cleaned
}

const judgeImage = (element: HTMLImageElement, cleaned: Cleaned): void => {
  const verdict = judgePicture(element.getAttribute('src'))
  if (verdict.type === 'data') return
  element.removeAttribute('src')
  if (verdict.type === 'inline') cleaned.inline.push({ element, contentId: verdict.contentId })
  if (verdict.type === 'remote') {
    cleaned.remote++
    element.setAttribute('data-remote', '')
  }
}

/** Colours and fonts of the window around it, as they stand now. */
const dress = (document: Document, around: HTMLElement, paper: boolean): void => {
  const style = getComputedStyle(around)
  const sheet = document.createElement('style')
  sheet.textContent = `
    :root { color-scheme: ${paper ? 'light' : style.colorScheme}; }
    html { background: ${paper ? '#fff' : 'transparent'}; overflow-y: hidden; }
    body { margin: 0; padding: ${paper ? '12px' : '0'}; color: ${paper ? '#1c2024' : style.color}; font: 14px/1.5 ${style.fontFamily};
      overflow-wrap: anywhere; inline-size: auto !important; max-inline-size: 100% !important; }
    img { max-inline-size: 100%; block-size: auto; }
    img[data-remote], img:not([src]) { display: none; }
    table { max-inline-size: 100%; }
    pre { white-space: pre-wrap; }
    blockquote { margin: 0 0 0 0; padding-inline-start: 10px; border-inline-start: 2px solid #8b8d98; }
    a { color: ${paper ? '#3451b2' : style.getPropertyValue('--accent-text')}; }`
  document.head.append(sheet)
}

export function MessageFrame({ backendId, html, language, attachments }: MessageFrameProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLIFrameElement>(null)
  const [loaded, setLoaded] = useState(0)
  const [height, setHeight] = useState(24)
  const [remote, setRemote] = useState(0)
  const [target, setTarget] = useState<string | null>(null)
  const paper = bringsColours(html)
  const inSight = useInSight()

  // biome-ignore lint/correctness/useExhaustiveDependencies: `loaded` says that the frame's page stands; attachments come with the message
  useEffect(() => {
    const element = frame.current
    const inner = element?.contentDocument
    const view = inner?.defaultView
    if (!inSight || !element || !inner?.body || !view || loaded === 0) return
    const { fragment, inline, remote: count } = cleanHtml(html, view)
    setRemote(count)
    inner.head.replaceChildren()
    inner.documentElement.lang = language ?? ''
    inner.body.dir = 'auto'
    dress(inner, element, paper)
    inner.body.replaceChildren(inner.importNode(fragment, true))
    // Set again by hand: the window's own policy may have kept the parser from taking style attributes in.
    for (const one of inner.body.querySelectorAll<HTMLElement>('[style]')) one.style.cssText = one.getAttribute('style') ?? ''
    // The copies in the frame, in the same order as the originals.
    const copies = [...inner.body.querySelectorAll('img')]
    const originals = [...fragment.querySelectorAll('img')]
    let over = false
    const borrowed = inline.flatMap(({ element: original, contentId }) => {
      const copy = copies[originals.indexOf(original)]
      const part = attachments.find((one) => one.contentId !== null && sameContentId(one.contentId, contentId))
      if (!copy || !part?.mime.startsWith('image/')) return []
      const loan = borrowAttachment(backendId, part)
      loan.url.then(
        (url) => {
          if (!over) copy.src = url
        },
        () => undefined,
      )
      return [loan]
    })
    const measure = () => setHeight(Math.min(MOST_HEIGHT, Math.ceil(inner.documentElement.getBoundingClientRect().height)))
    const watcher = new ResizeObserver(measure)
    watcher.observe(inner.documentElement)
    measure()
    const stop = listen(element, inner, setTarget, (error) => tellTrouble(t('conversation.linkRefused'), error))
    return () => {
      over = true
      stop()
      watcher.disconnect()
      for (const loan of borrowed) loan.letGo()
    }
  }, [inSight, html, language, loaded, backendId, paper])

  return (
    <div className={styles.wrap}>
      <iframe
        ref={frame}
        className={styles.frame}
        title={t('conversation.letter')}
        src="message.html"
        sandbox="allow-same-origin allow-popups"
        referrerPolicy="no-referrer"
        height={height}
        onLoad={() => setLoaded((count) => count + 1)}
      />
      {target ? (
        <p className={styles.target} dir="ltr">
          {target}
        </p>
      ) : null}
      {remote > 0 ? <p className={styles.remote}>{t('conversation.remote', { count: remote })}</p> : null}
    </div>
  )
}

/** The frame runs no script of its own; these listeners are the window's. */
const listen = (
  frame: HTMLIFrameElement,
  inner: Document,
  onTarget: (url: string | null) => void,
  onRefused: (error: unknown) => void,
): (() => void) => {
  const linkAt = (event: Event): HTMLAnchorElement | null => (event.target as Element | null)?.closest?.('a[href]') ?? null
  const open = (event: Event) => {
    const link = linkAt(event)
    if (!link) return
    event.preventDefault()
    const url = linkOf(link.getAttribute('href'))
    if (url) calls().desk.openLink({ url }).catch(onRefused)
  }
  const over = (event: Event) => onTarget(linkOf(linkAt(event)?.getAttribute('href') ?? null))
  const key = (event: KeyboardEvent) => {
    const { key: name, code, ctrlKey, shiftKey, altKey, metaKey, repeat } = event
    const again = new KeyboardEvent(event.type, {
      key: name,
      code,
      ctrlKey,
      shiftKey,
      altKey,
      metaKey,
      repeat,
      bubbles: true,
      cancelable: true,
    })
    if (!frame.dispatchEvent(again)) event.preventDefault()
  }
  const drag = (event: Event) => event.preventDefault()
  inner.addEventListener('click', open)
  inner.addEventListener('auxclick', open)
  inner.addEventListener('mouseover', over)
  inner.addEventListener('focusin', over)
  inner.addEventListener('mouseleave', over)
  inner.addEventListener('keydown', key)
  inner.addEventListener('keyup', key)
  inner.addEventListener('dragstart', drag)
  return () => {
    inner.removeEventListener('click', open)
    inner.removeEventListener('auxclick', open)
    inner.removeEventListener('mouseover', over)
    inner.removeEventListener('focusin', over)
    inner.removeEventListener('mouseleave', over)
    inner.removeEventListener('keydown', key)
    inner.removeEventListener('keyup', key)
    inner.removeEventListener('dragstart', drag)
  }
}
