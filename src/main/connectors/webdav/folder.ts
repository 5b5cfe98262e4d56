/**
 * Files of one WebDAV folder (RFC 4918) over the desk's own Http port, so that its proxies and certificates count. Every write
 * is conditional: `If-Match` over what was seen, `If-None-Match: *` for what is new (RFC 9110, 13.1).
 */
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import type { Clock, Http, HttpAnswer } from '../../ports'
import { CallError } from '../common/call'
import { davCalls, pathOf } from '../common/dav'
import { headerOf } from '../common/headers'
import { baseUrl } from '../common/url'

const MB = 1024 * 1024
/** A folder of five thousand files answers with about three megabytes. */
const listBytes = 24 * MB
const fileBytes = MB

export interface FolderFile {
  name: string
  /** As the server wrote it; null where it gave none. */
  etag: string | null
}
export interface WebdavAccess {
  /** Of the space; the folder lies in it. */
  url: string
  user: string
  password: string
}

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: true,
  isArray: (name) => ['response', 'propstat'].includes(name),
})
const Listing = z.object({
  multistatus: z.object({
    response: z
      .array(
        z.object({
          href: z.string(),
          propstat: z
            .array(
              z.object({
                prop: z.object({ getetag: z.string().optional(), resourcetype: z.unknown().optional() }).or(z.string()).optional(),
                status: z.string().optional(),
              }),
            )
            .default([]),
        }),
      )
      .default([]),
  }),
})

const ask = '<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:"><d:prop><d:getetag/><d:resourcetype/></d:prop></d:propfind>'

/**
 * Files of a listing's answer; folders, and whatever lies deeper or elsewhere, are left out. Throws what the schema says, and
 * where the folder itself is not in its list: that is another folder's, and its emptiness would be taken for ours.
 */
export const filesOf = (xml: string, folderUrl: string): FolderFile[] => {
  const listing = Listing.parse(parser.parse(xml))
  const base = (pathOf(folderUrl, folderUrl) ?? '').replace(/\/*$/, '/')
  if (!listing.multistatus.response.some(({ href }) => `${pathOf(href, folderUrl)?.replace(/\/*$/, '')}/` === base))
    throw new Error('a list of another folder')
  return listing.multistatus.response.flatMap(({ href, propstat }) => {
    const path = pathOf(href, folderUrl)
    if (!path?.startsWith(base)) return []
    const rest = path.slice(base.length)
    if (rest === '' || rest.includes('/')) return []
    const props = propstat
      .filter(({ status }) => !status || / 2\d\d /.test(`${status} `))
      .flatMap(({ prop }) => (typeof prop === 'object' ? [prop] : []))
    const folder = props.some(
      ({ resourcetype }) => typeof resourcetype === 'object' && resourcetype !== null && 'collection' in resourcetype,
    )
    return folder ? [] : [{ name: rest, etag: props.find(({ getetag }) => getetag)?.getetag ?? null }]
  })
}

/**
 * Throws ConnectorError (`rejected`, `tls`) for an address that cannot be, CallError for every other failure, Overtaken where a
 * conditional write came too late.
 */
export const webdavFolder = ({ http, clock }: { http: Http; clock: Clock }, access: WebdavAccess, folder: string) => {
  const space = `${baseUrl(access.url)}/`
  const url = `${space}${encodeURIComponent(folder)}/`
  const { call, ok, written } = davCalls({ http, clock }, access, fileBytes)
  const write = (answer: HttpAnswer) => written(answer, [409, 412])
  const at = (name: string) => url + encodeURIComponent(name)

  return {
    /** Null where the folder is not there. */
    async list(): Promise<FolderFile[] | null> {
      const answer = await call({
        method: 'PROPFIND',
        url,
        headers: { depth: '1', 'content-type': 'application/xml; charset=utf-8' },
        body: ask,
        maxBytes: listBytes,
      })
      if (answer.status === 404) return null
      const { status } = ok(answer)
      try {
        return filesOf(answer.text(), url)
      } catch (cause) {
        throw new CallError({ code: 'badAnswer', params: { status } }, 'no', status, null, null, { cause })
      }
    },
    async make(): Promise<void> {
      const answer = await call({ method: 'MKCOL', url })
      // 405: it is there already.
      if (answer.status !== 405) ok(answer)
    },
    /** Null where it is not there any more. */
    async get(name: string): Promise<{ etag: string | null; bytes: Uint8Array } | null> {
      const answer = await call({ method: 'GET', url: at(name) })
      if (answer.status === 404 || answer.status === 410) return null
      return { etag: headerOf(ok(answer).headers, 'etag') ?? null, bytes: answer.bytes }
    },
    /** `over`: the tag that was seen, null for what must not be there yet. */
    async put(name: string, bytes: Uint8Array, over: string | null): Promise<void> {
      const condition: Record<string, string> = over === null ? { 'if-none-match': '*' } : { 'if-match': over }
      const headers = { 'content-type': 'application/json', ...condition }
      write(await call({ method: 'PUT', url: at(name), headers, body: bytes }))
    },
    async remove(name: string, over: string): Promise<void> {
      const answer = await call({ method: 'DELETE', url: at(name), headers: { 'if-match': over } })
      if (answer.status !== 404) write(answer)
    },
  }
}
