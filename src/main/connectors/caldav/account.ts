/** An account at a CalDAV server: which calendars it sees (RFC 6764, 5397, 4791), and where it may make some. */
import type { Clock, Http } from '../../ports'
import { CallError } from '../common/call'
import { davCalls } from '../common/dav'
import { headerOf } from '../common/headers'
import { baseUrl } from '../common/url'
import { caldavCalendar, mayWriteBy } from './calendar'
import { type DavResponse, folderPath, readMultistatus, xmlText } from './multistatus'

const maxBytes = 32 * 1024 * 1024
const ask =
  '<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>' +
  '<d:resourcetype/><d:displayname/><d:current-user-principal/><d:current-user-privilege-set/>' +
  '<c:calendar-home-set/><c:supported-calendar-component-set/></d:prop></d:propfind>'
const every = ['VEVENT', 'VTODO', 'VJOURNAL']

const isCalendar = ({ props }: DavResponse) => props.resourcetype?.includes('calendar') ?? false
const slashed = (url: string) => `${url.replace(/\/+$/, '')}/`

/** Throws ConnectorError (`rejected`, `tls`) for an address that cannot be; its verbs throw CallError. */
export const caldavAccount = (needs: { http: Http; clock: Clock }, access: { url: string; user: string; password: string }) => {
  const base = `${baseUrl(access.url)}/`
  const { origin } = new URL(base)
  const calls = davCalls(needs, access, maxBytes)
  const { call, ok } = calls

  /** Null: nothing of the kind is there. Only this server's own redirects are followed: the password goes nowhere else. */
  const find = async (url: string, depth: '0' | '1', hops = 3): Promise<{ url: string; responses: DavResponse[] } | null> => {
    const answer = await call({
      method: 'PROPFIND',
      url,
      headers: { depth, 'content-type': 'application/xml; charset=utf-8' },
      body: ask,
      redirect: 'answer',
    })
    if (answer.status >= 300 && answer.status < 400) {
      const to = headerOf(answer.headers, 'location')
      if (hops === 0 || !to || !URL.canParse(to, url)) return null
      const next = new URL(to, url)
      return next.origin === origin ? find(next.href, depth, hops - 1) : null
    }
    if ([404, 405, 410, 501].includes(answer.status)) return null
    try {
      return { url, responses: readMultistatus(ok(answer).text(), url).responses }
    } catch (cause) {
      if (cause instanceof CallError) throw cause
      return null
    }
  }
  /** The same server only; null for an address elsewhere. */
  const within = (href: string | null | undefined): string | null => {
    if (!href || !URL.canParse(href, base)) return null
    const url = new URL(href, base)
    return url.origin === origin ? slashed(url.href) : null
  }
  const self = (found: { url: string; responses: DavResponse[] } | null) =>
    found?.responses.find(({ path }) => path !== null && `${path.replace(/\/+$/, '')}/` === folderPath(found.url)) ?? found?.responses[0]

  return {
    async look() {
      const typed = (await find(base, '0')) ?? (await find(`${origin}/.well-known/caldav`, '0'))
      if (!typed) throw new CallError({ code: 'notFound', params: {} }, 'no', 404)
      const entry = self(typed)
      const principal = within(entry?.props.principal)
      let homeSet = within(entry?.props.homeSet)
      if (!homeSet && principal) homeSet = within(self(await find(principal, '0'))?.props.homeSet)
      const calendars = new Map<string, { url: string; name: string; components: string[]; writable: boolean | null }>()
      const list = async (url: string): Promise<number> => {
        const found = await find(url, '1').catch((error: unknown) => {
          // What may not be listed holds nothing for this account.
          if (error instanceof CallError && error.status === 403) return null
          throw error
        })
        let count = 0
        for (const one of found?.responses ?? []) {
          if (one.path === null || !isCalendar(one)) continue
          count++
          const { displayname, components, privileges } = one.props
          const at = slashed(new URL(one.path.split('/').map(encodeURIComponent).join('/'), origin).href)
          calendars.set(at, {
            url: at,
            name: displayname || one.path.split('/').filter(Boolean).at(-1) || at,
            components: components ?? every,
            writable: mayWriteBy(privileges),
          })
        }
        return count
      }
      const there = slashed(typed.url)
      const direct = await list(there)
      if (homeSet && homeSet !== there) await list(homeSet)
      const underHome = homeSet !== null && folderPath(there).startsWith(folderPath(homeSet))
      const home = entry && !isCalendar(entry) && (underHome || direct > 0) ? there : homeSet
      return { calendars: [...calendars.values()], home }
    },
    async make(home: string, name: string, title: string, components: readonly string[]): Promise<string> {
      const url = `${home}${encodeURIComponent(name)}/`
      const before = self(await find(url, '0'))
      if (before && isCalendar(before)) return url
      const body = `<?xml version="1.0" encoding="utf-8"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><d:displayname>${xmlText(title)}</d:displayname><c:supported-calendar-component-set>${components.map((one) => `<c:comp name="${xmlText(one)}"/>`).join('')}</c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>`
      ok(await call({ method: 'MKCALENDAR', url, headers: { 'content-type': 'application/xml; charset=utf-8' }, body }))
      return url
    },
    calendar(url: string) {
      const at = within(url)
      // A calendar of another server would get this one's password.
      if (at === null) throw new CallError({ code: 'rejected', params: { fields: 'url' } }, 'no', null)
      return caldavCalendar(calls, at)
    },
  }
}
