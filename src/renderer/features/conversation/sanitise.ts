/**
 * What of a customer's HTML may reach the message frame. The frame itself runs no script, loads nothing from the network
 * and cannot navigate; this is the first of the two walls. Pure: DOMPurify is handed this configuration and these verdicts.
 */
import type { Config } from 'dompurify'

export const purifyConfig = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: [
    'style',
    'script',
    'link',
    'meta',
    'base',
    'title',
    'head',
    'form',
    'input',
    'button',
    'select',
    'option',
    'textarea',
    'label',
    'fieldset',
    'dialog',
    'iframe',
    'frame',
    'object',
    'embed',
    'applet',
    'audio',
    'video',
    'source',
    'track',
    'picture',
    'canvas',
    'svg',
    'math',
    'template',
    'slot',
    'marquee',
    'noscript',
    'map',
    'area',
  ],
  FORBID_ATTR: [
    'id',
    'name',
    'class',
    'srcset',
    'sizes',
    'background',
    'action',
    'formaction',
    'target',
    'ping',
    'download',
    'autofocus',
    'tabindex',
    'accesskey',
    'contenteditable',
    'popover',
    'popovertarget',
    'is',
    'part',
    'slot',
    'usemap',
    'poster',
    'xlink:href',
    'longdesc',
    'cite',
    'data',
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  // `cid:` names a picture inside the mail itself; everything else stays with the two doors the host knows.
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|cid:|data:image\/(?:png|jpe?g|gif|webp);base64,)/i,
  KEEP_CONTENT: true,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config

export type PictureVerdict = { type: 'inline'; contentId: string } | { type: 'data' } | { type: 'remote' } | { type: 'none' }

/** Where a picture comes from. Only those inside the mail are ever shown; a remote one would tell its sender who reads when. */
export const judgePicture = (src: string | null): PictureVerdict => {
  const plain = (src ?? '').replace(/[\p{Cc}\s]/gu, '')
  if (plain === '') return { type: 'none' }
  const cid = /^cid:(.+)$/i.exec(plain)?.[1]
  if (cid !== undefined) {
    try {
      return { type: 'inline', contentId: decodeURIComponent(cid) }
    } catch {
      return { type: 'inline', contentId: cid }
    }
  }
  if (/^data:image\/(?:png|jpe?g|gif|webp);base64,/i.test(plain)) return { type: 'data' }
  return { type: 'remote' }
}

/** `<a@b>` and `a@b` name the same part. */
export const sameContentId = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (id: string): string => id.trim().replace(/^<|>$/g, '').toLowerCase()

/**
 * A style attribute without what loads, escapes or hides: no url(), no imports, no expressions, no fixed or sticky boxes,
 * and no variables (which could carry a url past us). Null where nothing is left.
 */
export const cleanStyle = (style: string): string | null => {
  // Escapes and comments could spell `url` in pieces: a style that uses them goes as a whole.
  if (/\\|\/\*/.test(style)) return null
  const kept = style
    .split(';')
    .map((declaration) => declaration.trim())
    .filter((declaration) => {
      const [property = '', ...rest] = declaration.split(':')
      const value = rest.join(':').toLowerCase()
      if (!/^[a-z-]+$/i.test(property.trim()) || property.trim().startsWith('--')) return false
      if (/url\s*\(|image-set|image\s*\(|cross-fade|element\s*\(|paint\s*\(|expression|javascript:|@import|var\s*\(|attr\s*\(/.test(value))
        return false
      return !/^(behavior|-moz-binding|position|z-index|cursor|content|animation.*|transition.*|pointer-events|will-change)$/i.test(
        property.trim(),
      )
    })
  return kept.length > 0 ? kept.join('; ') : null
}

/** A link that the host would open: https and mailto; http is offered as it is and refused there. Null for all else. */
export const linkOf = (href: string | null): string | null => {
  const plain = (href ?? '').trim()
  return /^(?:https?:\/\/[^/\s]|mailto:[^\s])/i.test(plain) && plain.length <= 4096 ? plain : null
}

/** Whether the sender painted colours: then the letter lies on white paper, also in a dark window. */
export const bringsColours = (html: string): boolean =>
  /<[^>]*\s(?:bgcolor|color)\s*=|<[^>]*\sstyle\s*=\s*(?:"[^"]*|'[^']*)\b(?:background(?:-color)?|(?<!-)color)\s*:/i.test(html)
