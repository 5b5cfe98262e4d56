/**
 * One calendar of a CalDAV server (RFC 4791) over the desk's own Http port: what changed since (RFC 6578), objects by name,
 * conditional writes. Servers without tokens or without reports are asked in the ways they know.
 */
import type { HttpAnswer } from '../../ports'
import { CallError } from '../common/call'
import type { davCalls } from '../common/dav'
import { headerOf } from '../common/headers'
import { type DavResponse, folderPath, nameIn, readMultistatus, xmlText } from './multistatus'

const head = '<?xml version="1.0" encoding="utf-8"?>'
const spaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
const syncBody = (token: string) =>
  `${head}<d:sync-collection ${spaces}><d:sync-token>${xmlText(token)}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>`
const listBody = `${head}<d:propfind ${spaces}><d:prop><d:getetag/><d:resourcetype/></d:prop></d:propfind>`
const rightsBody = `${head}<d:propfind ${spaces}><d:prop><d:current-user-privilege-set/></d:prop></d:propfind>`
const getBody = (hrefs: readonly string[]) =>
  `${head}<c:calendar-multiget ${spaces}><d:prop><d:getetag/><c:calendar-data/></d:prop>${hrefs.map((href) => `<d:href>${xmlText(href)}</d:href>`).join('')}</c:calendar-multiget>`
const xmlHeaders = (depth: '0' | '1') => ({ depth, 'content-type': 'application/xml; charset=utf-8' })

const atOnce = 60
/** A server that cuts its answers (507) is asked on at most so often. */
const mostPages = 400

/** RFC 3744 3.1 and 5.4: what lets somebody write into a collection. Null: the server does not say. */
export const mayWriteBy = (privileges: readonly string[] | undefined): boolean | null =>
  privileges ? privileges.some((one) => ['all', 'write', 'bind', 'write-content'].includes(one)) : null

/** Throws CallError; `Overtaken` where a conditional write came too late. `url` ends in a slash. */
export const caldavCalendar = (calls: ReturnType<typeof davCalls>, url: string) => {
  const { call, ok, written } = calls
  const folder = folderPath(url)
  const at = (name: string) => url + encodeURIComponent(name)
  const read = (answer: HttpAnswer) => {
    try {
      return readMultistatus(ok(answer).text(), url)
    } catch (cause) {
      if (cause instanceof CallError) throw cause
      throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status, null, null, { cause })
    }
  }
  const report = (body: string) => call({ method: 'REPORT', url, headers: xmlHeaders('1'), body })
  /** What a server says to a report or a token that it does not take. */
  const refused = (status: number) => [400, 403, 405, 409, 410, 412, 415, 422, 501].includes(status)
  const membersOf = (responses: readonly DavResponse[]) => {
    const changed: { name: string; etag: string | null }[] = []
    const gone: string[] = []
    for (const { path, status, props } of responses) {
      const name = nameIn(folder, path)
      if (name === null || !name.endsWith('.ics')) continue
      if (status === 404 || status === 410) gone.push(name)
      else changed.push({ name, etag: props.getetag || null })
    }
    return { changed, gone }
  }
  const since = async (from: string) => {
    const all = { changed: new Map<string, string | null>(), gone: new Set<string>() }
    let token = from
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await report(syncBody(token))
      if (answer.status === 404 && page === 0) return 'absent' as const
      if (refused(answer.status)) return null
      const { responses, token: next } = read(answer)
      const { changed, gone } = membersOf(responses)
      for (const { name, etag } of changed) {
        all.changed.set(name, etag)
        all.gone.delete(name)
      }
      for (const name of gone) {
        all.changed.delete(name)
        all.gone.add(name)
      }
      if (next === null) return null
      const cut = responses.some(({ path, status }) => status === 507 && path !== null && `${path.replace(/\/+$/, '')}/` === folder)
      if (!cut || next === token) {
        return {
          token: next,
          whole: from === '',
          changed: [...all.changed].map(([name, etag]) => ({ name, etag })),
          gone: [...all.gone],
        }
      }
      token = next
    }
    return null
  }
  const list = async () => {
    const answer = await call({ method: 'PROPFIND', url, headers: xmlHeaders('1'), body: listBody })
    if (answer.status === 404) return null
    const { responses } = read(answer)
    // A list that does not name the calendar is another's: its emptiness would be taken for ours.
    if (!responses.some(({ path }) => path !== null && `${path.replace(/\/+$/, '')}/` === folder))
      throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
    return { token: null, whole: true, ...membersOf(responses) }
  }
  /** One that is beyond all measure is nobody's object: it is handed out empty, and keeps none of the others back. */
  const tooLarge = (error: unknown) => error instanceof CallError && error.problem.code === 'tooLarge'
  const getOne = async (name: string) => {
    const answer = await call({ method: 'GET', url: at(name) }).catch((error: unknown) => {
      if (tooLarge(error)) return null
      throw error
    })
    if (!answer) return [{ name, etag: null, text: '' }]
    if (answer.status === 404 || answer.status === 410) return []
    return [{ name, etag: headerOf(ok(answer).headers, 'etag') ?? null, text: answer.text() }]
  }
  let multiget = true

  return {
    async changes(token: string | null) {
      const told = token === null ? null : await since(token)
      if (told === 'absent') return null
      if (told) return told
      const whole = await since('')
      if (whole === 'absent') return null
      return whole ?? list()
    },
    async get(names: readonly string[]) {
      const objects: { name: string; etag: string | null; text: string }[] = []
      for (let from = 0; from < names.length; from += atOnce) {
        const some = names.slice(from, from + atOnce)
        let large = false
        const answer = multiget
          ? await report(getBody(some.map((name) => new URL(at(name)).pathname))).catch((error: unknown) => {
              large = tooLarge(error)
              if (large) return null
              throw error
            })
          : null
        if (answer === null || refused(answer.status)) {
          multiget = multiget && large
          for (const name of some) objects.push(...(await getOne(name)))
          continue
        }
        for (const { path, props } of read(answer).responses) {
          const name = nameIn(folder, path)
          const text = props.data
          if (name !== null && text) objects.push({ name, etag: props.getetag || null, text })
        }
      }
      return objects
    },
    async put(name: string, text: string, over: string | null) {
      const condition: Record<string, string> = over === null ? { 'if-none-match': '*' } : { 'if-match': over }
      const headers = { 'content-type': 'text/calendar; charset=utf-8', ...condition }
      const answer = written(await call({ method: 'PUT', url: at(name), headers, body: text }), [412])
      return headerOf(answer.headers, 'etag') ?? null
    },
    async remove(name: string, over: string) {
      const answer = await call({ method: 'DELETE', url: at(name), headers: { 'if-match': over } })
      if (answer.status !== 404 && answer.status !== 410) written(answer, [412])
    },
    async mayWrite() {
      const answer = await call({ method: 'PROPFIND', url, headers: xmlHeaders('0'), body: rightsBody })
      if (answer.status === 404) return null
      return mayWriteBy(read(answer).responses[0]?.props.privileges)
    },
  }
}
