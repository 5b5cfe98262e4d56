import { describe, expect, it } from 'vitest'
import { filesOf } from './folder'

const one = (href: string, props: string) =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
const folder = '<d:resourcetype><d:collection/></d:resourcetype>'
const listing = (...responses: string[]) => `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">${responses.join('')}</d:multistatus>`
const url = 'https://dav.example/files/anna@m%C3%BCller/templates/'

describe('the list of a folder', () => {
  it.each([
    ['as we write it', '/files/anna@m%C3%BCller/templates/'],
    ['with %40, as Nextcloud does', '/files/anna%40m%C3%BCller/templates/'],
    ['in small letters, as Apache does', '/files/anna@m%c3%bcller/templates/'],
    ['by its whole address', 'https://dav.example/files/anna@m%C3%BCller/templates/'],
  ])('is read %s', (_how, path) =>
    expect(filesOf(listing(one(path, folder), one(`${path}a%20b.json`, '<d:getetag>&quot;x&quot;</d:getetag>')), url)).toEqual([
      { name: 'a b.json', etag: '"x"' },
    ]),
  )
  it.each([
    ['names nothing at all', listing()],
    ['is of another folder', listing(one('/elsewhere/templates/', folder), one('/elsewhere/templates/a.json', ''))],
  ])('that %s is no list: an empty one would take the desk’s templates away', (_what, xml) => expect(() => filesOf(xml, url)).toThrow())
  it('leaves out what lies deeper, higher, and folders', () => {
    const base = '/files/anna@m%C3%BCller/templates/'
    const xml = listing(one(base, folder), one(`${base}x.json`, folder), one(`${base}x/y.json`, ''), one(`${base}..%2fz.json`, ''))
    expect(filesOf(xml, url)).toEqual([])
  })
  it('opens no entities and no prototypes', () => {
    const bomb = `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${listing(one('&b;', ''))}`
    expect(() => filesOf(bomb, url)).toThrow()
    expect(() => filesOf(listing('<__proto__><x>1</x></__proto__>'), url)).toThrow()
  })
})
