/** What WebDAV and CalDAV servers answer (RFC 4918, 4791, 6578), read as data from strangers. */
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { pathOf } from '../common/dav'

const lists = ['response', 'propstat', 'comp', 'privilege']
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Character references too: servers write the CR of a line's end as `&#13;`.
  htmlEntities: true,
  isArray: (name) => lists.includes(name),
})

type Bag = Readonly<Record<string, unknown>>
const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {})
const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
/** An element's words: a text alone, or beside attributes. */
const words = (value: unknown): string | undefined => {
  const text = typeof value === 'string' ? value : bag(value)['#text']
  return typeof text === 'string' ? text.trim() : undefined
}

/** What is not there is not said. */
export interface DavProps {
  getetag?: string
  displayname?: string
  data?: string
  /** Names of what it is: `collection`, `calendar`, `principal`. */
  resourcetype?: string[]
  principal?: string
  homeSet?: string
  components?: string[]
  privileges?: string[]
}
const propsOf = (raw: unknown): DavProps => {
  const prop = bag(raw)
  const props: DavProps = {}
  const put = (name: 'getetag' | 'displayname' | 'data' | 'principal' | 'homeSet', value: string | undefined) => {
    if (value) props[name] = value
  }
  put('getetag', words(prop.getetag))
  put('displayname', words(prop.displayname))
  put('data', words(prop['calendar-data']))
  put('principal', words(bag(prop['current-user-principal']).href))
  put('homeSet', words(items(bag(prop['calendar-home-set']).href)[0]))
  if ('resourcetype' in prop) props.resourcetype = Object.keys(bag(prop.resourcetype))
  const set = 'supported-calendar-component-set'
  if (set in prop) props.components = items(bag(prop[set]).comp).flatMap((one) => words(bag(one)['@name'])?.toUpperCase() ?? [])
  const rights = 'current-user-privilege-set'
  if (rights in prop) props.privileges = items(bag(prop[rights]).privilege).flatMap((one) => Object.keys(bag(one)))
  return props
}

const Words = z.unknown().optional()
const Answer = z.object({
  multistatus: z.union([
    z.looseObject({
      response: z.array(z.looseObject({ propstat: z.array(z.looseObject({ prop: Words })).default([]) })).default([]),
    }),
    // An answer without a single response has nothing in it.
    z
      .string()
      .regex(/^\s*$/)
      .transform(() => ({ response: [] })),
  ]),
})

export interface DavResponse {
  /** Decoded; null: nobody could say what is meant. */
  path: string | null
  /** Of the whole response; null where only its properties have one. */
  status: number | null
  props: DavProps
}
const statusOf = (line: unknown): number | null => {
  const code = / (\d{3})(?: |$)/.exec(words(line) ?? '')?.[1]
  return code === undefined ? null : Number(code)
}

/** Throws what the schema says, or the parser. A document that declares anything of its own is none. */
export const readMultistatus = (xml: string, url: string): { responses: DavResponse[]; token: string | null } => {
  if (/^[^<]*(?:<\?[^>]*>\s*|<!--[\s\S]{0,2000}?-->\s*){0,9}<!DOCTYPE/i.test(xml)) throw new Error('a document type')
  const { multistatus } = Answer.parse(parser.parse(xml))
  return {
    token: words(bag(multistatus)['sync-token']) || null,
    responses: multistatus.response.map((one) => {
      const { href, status, propstat } = one as { href?: unknown; status?: unknown; propstat: { prop?: unknown; status?: unknown }[] }
      const path = words(href)
      return {
        path: path === undefined ? null : pathOf(path, url),
        status: statusOf(status),
        props: Object.assign(
          {},
          ...propstat.map((part): DavProps => {
            const code = statusOf(part.status)
            return code !== null && (code < 200 || code > 299) ? {} : propsOf(part.prop)
          }),
        ),
      }
    }),
  }
}

/** A folder's path as it is compared: decoded, with a slash at its end. */
export const folderPath = (url: string): string => `${(pathOf(url, url) ?? '').replace(/\/+$/, '')}/`
/** The name of what lies directly in a folder; null for all else, the folder itself among it. */
export const nameIn = (folder: string, path: string | null): string | null => {
  if (!path?.startsWith(folder)) return null
  const name = path.slice(folder.length)
  return name === '' || name.includes('/') ? null : name
}
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const xmlText = (value: string): string => value.replace(/[&<>"]/g, (letter) => escapes[letter] ?? '')
