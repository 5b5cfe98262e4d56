/** What WebDAV folders and calendars have in common: conditional writes over one account with a name and a word. */
import type { Clock, Http, HttpAnswer, HttpRequest } from '../../ports'
import { errorOfAnswer, failed } from './call'

/** What stands in the way of a conditional write: somebody else was there first. */
export class Overtaken extends Error {
  constructor() {
    super('overtaken')
    this.name = 'Overtaken'
  }
}

/** Only a strong tag can stand in If-Match (RFC 9110, 8.8.3.2): a weak one never matches. */
export const isStrong = (etag: string | null): etag is string => etag !== null && /^"[^"]*"$/.test(etag)

/** Servers write one name in several ways (`@` or `%40`, `%C3` or `%c3`). Null for what is no path. */
export const pathOf = (href: string, from: string): string | null => {
  try {
    return decodeURIComponent(new URL(href, from).pathname)
  } catch {
    return null
  }
}

/**
 * What reads, and what is written on condition of a tag: a second time the tag is another, so the server refuses (412), and the next
 * look finds what was written to be ours.
 */
const isRepeatable = ({ method, headers = {} }: Pick<HttpRequest, 'method' | 'headers'>): boolean =>
  ['GET', 'PROPFIND', 'REPORT'].includes(method) || 'if-match' in headers || 'if-none-match' in headers

export interface DavAccess {
  user: string
  password: string
}
/** Throws CallError. */
export const davCalls = ({ http, clock }: { http: Http; clock: Clock }, { user, password }: DavAccess, maxBytes: number) => {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
  const call = async (request: Omit<HttpRequest, 'headers'> & { headers?: Record<string, string> }): Promise<HttpAnswer> => {
    try {
      return await http.request({
        timeoutMs: 30_000,
        maxBytes,
        ...request,
        headers: { authorization, ...request.headers },
        repeatable: isRepeatable(request),
      })
    } catch (error) {
      throw failed(error)
    }
  }
  const ok = (answer: HttpAnswer): HttpAnswer => {
    if (answer.status < 200 || answer.status >= 300) throw errorOfAnswer(answer, null, clock.now())
    return answer
  }
  return {
    call,
    ok,
    /** Of a conditional write. `late`: the statuses by which this kind of server says that another was there first. */
    written(answer: HttpAnswer, late: readonly number[]): HttpAnswer {
      if (late.includes(answer.status)) throw new Overtaken()
      // Apache says 401 to whoever it knows and does not allow: these words have just opened the folder.
      return ok(answer.status === 401 ? { ...answer, status: 403 } : answer)
    },
  }
}
