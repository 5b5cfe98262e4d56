import { describe, expect, it } from 'vitest'
import { folderPath, nameIn, readMultistatus } from './multistatus'

const one = (href: string, props: string, status = 'HTTP/1.1 200 OK') =>
  `<response><href>${href}</href><propstat><prop>${props}</prop><status>${status}</status></propstat></response>`
const all = (...inner: string[]) =>
  `<?xml version='1.0' encoding='utf-8'?>\n<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${inner.join('\n')}</multistatus>`
const url = 'https://cal.example/lead/a%20b/'

describe('an answer of many parts', () => {
  it('tells properties that are there, and none that are not', () => {
    const { responses } = readMultistatus(
      all(
        one(
          '/lead/',
          '<resourcetype><principal /><collection /></resourcetype><current-user-principal><href> /lead/ </href></current-user-principal><current-user-privilege-set><privilege><read /></privilege><privilege><write-content /></privilege></current-user-privilege-set><C:calendar-home-set><href>/lead/</href></C:calendar-home-set><C:supported-calendar-component-set><C:comp name="vevent" /></C:supported-calendar-component-set>',
        ),
        one('/x', '<displayname>no</displayname>', 'HTTP/1.1 404 Not Found'),
      ),
      url,
    )
    expect(responses).toEqual([
      {
        path: '/lead/',
        status: null,
        props: {
          resourcetype: ['principal', 'collection'],
          principal: '/lead/',
          privileges: ['read', 'write-content'],
          homeSet: '/lead/',
          components: ['VEVENT'],
        },
      },
      { path: '/x', status: null, props: {} },
    ])
  })
  it('keeps the lines of an object, whichever way their ends are written', () => {
    const data = 'BEGIN:VCALENDAR&#13;\nX:a &lt; b &amp; "c"&#13;\n folded&#13;\nEND:VCALENDAR&#13;\n'
    const read = readMultistatus(all(one('/lead/a%20b/x.ics', `<getetag>"1"</getetag><C:calendar-data>${data}</C:calendar-data>`)), url)
    expect(read.responses[0]?.props).toEqual({
      getetag: '"1"',
      data: 'BEGIN:VCALENDAR\r\nX:a < b & "c"\r\n folded\r\nEND:VCALENDAR',
    })
    const many = readMultistatus(all(one('/a', `<C:calendar-data>${'&lt;'.repeat(5_000)}</C:calendar-data>`)), url)
    expect(many.responses[0]?.props.data).toHaveLength(5_000)
  })
  it('tells tokens, and what is gone', () => {
    const read = readMultistatus(
      all('<sync-token>t&amp;1</sync-token>', '<response><href>/lead/a%20b/x.ics</href><status>HTTP/1.1 404 Not Found</status></response>'),
      url,
    )
    expect(read).toEqual({ token: 't&1', responses: [{ path: '/lead/a b/x.ics', status: 404, props: {} }] })
    expect(readMultistatus('<multistatus xmlns="DAV:"/>', url)).toEqual({ token: null, responses: [] })
  })
  it('that is none throws, as do entities of its own', () => {
    expect(() => readMultistatus('<html><body>Sign in</body></html>', url)).toThrow()
    expect(() => readMultistatus('no', url)).toThrow()
    const bomb = `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${all(one('&b;', ''))}`
    expect(() => readMultistatus(bomb, url)).toThrow()
  })
  it('names only what lies directly in the calendar', () => {
    const folder = folderPath(url)
    expect(folder).toBe('/lead/a b/')
    expect([
      nameIn(folder, '/lead/a b/x.ics'),
      nameIn(folder, folder),
      nameIn(folder, '/lead/a b/c/x.ics'),
      nameIn(folder, '/else/x.ics'),
      nameIn(folder, null),
    ]).toEqual(['x.ics', null, null, null, null])
  })
})
