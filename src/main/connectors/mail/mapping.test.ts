import { describe, expect, it } from 'vitest'
import { ConnectorError } from '../connector'
import { composeMail, directionOf, htmlOf, messageIdFor, withBcc } from './compose'
import { decodeFile, decodeText } from './decode'
import { failureOf } from './failure'
import type { RawMail } from './fetch'
import { sidesOf, timeOf } from './file'
import { foldersFrom } from './folders'
import { readHead } from './head'
import { settingsOf } from './settings'
import { shapeOf } from './structure'

const head = (lines: string[]) => readHead(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`))
const raw = async (lines: string[]): Promise<RawMail> => ({
  uid: 1,
  flags: new Set(),
  internalAt: 0,
  size: 1,
  facts: await head(lines),
  shape: { texts: [], files: [], left: 0 },
  why: null,
  broken: false,
})

describe('heads', () => {
  it('are read in every script, folded and encoded', async () => {
    const facts = await head([
      'From: =?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <y@k.jp>',
      'To: "Laden, der" <shop@x.test>, Gruppe: a@x.test, b@x.test;',
      'Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?=\r\n =?utf-8?Q?_passt?=',
      'Message-ID: <one@k.jp>',
      'In-Reply-To: <b@x> (answer)',
      'References: <a@x>\r\n <b@x>',
      'Date: Mon, 2 Mar 2026 10:15:00 +0900 (JST)',
      'X-Dragoman-Key: abcdefghijklmnop_-12.3',
    ])
    expect(facts.head.from).toEqual([{ name: '山田', address: 'y@k.jp' }])
    expect(facts.head.to.map(({ address }) => address)).toEqual(['shop@x.test', 'a@x.test', 'b@x.test'])
    expect(facts.head.subject).toBe('Größe passt')
    expect(facts.refs).toEqual(['a@x', 'b@x'])
    expect(facts.dateAt).toBe(Date.UTC(2026, 2, 2, 1, 15))
    expect(facts.key).toBe('abcdefghijklmnop_-12')
    expect(facts.machine).toBeNull()
  })
  it.each([
    [['From: a@x', 'Auto-Submitted: auto-replied'], 'auto'],
    [['From: a@x', 'Auto-Submitted: no'], null],
    [['From: a@x', 'Precedence: bulk'], 'auto'],
    [['From: MAILER-DAEMON@x'], 'bounce'],
    [['From: a@x', 'Content-Type: multipart/report; report-type=delivery-status; boundary=x'], 'bounce'],
  ])('know machines %#', async (lines, machine) => {
    expect((await head(lines)).machine).toBe(machine)
  })
  it('tell which side wrote', async () => {
    const own = new Set(['shop@x.test', 'hilfe@x.test'])
    const sides = async (lines: string[], role: 'inbox' | 'sent' = 'inbox') => sidesOf(own, await raw(lines), role)
    expect(await sides(['From: ana@k.test', 'To: shop@x.test'])).toMatchObject({ out: false, person: { address: 'ana@k.test' } })
    expect(await sides(['From: Hilfe@X.test', 'To: ana@k.test'])).toMatchObject({
      out: true,
      person: { address: 'ana@k.test' },
      people: ['ana@k.test'],
    })
    expect(await sides(['From: other@x.test', 'To: ana@k.test'], 'sent')).toMatchObject({ out: true })
    expect(await sides(['From: shop@x.test', 'To: shop@x.test', 'Reply-To: ana@k.test'])).toMatchObject({
      out: false,
      person: { address: 'ana@k.test' },
    })
  })
  it('believe a date only near the server’s own', () => {
    const at = Date.UTC(2026, 2, 2)
    expect(timeOf(at - 3_600_000, at)).toBe(at - 3_600_000)
    expect(timeOf(at + 86_400_000, at)).toBe(at)
    expect(timeOf(0, at)).toBe(at)
    expect(timeOf(null, at)).toBe(at)
  })
})

describe('texts', () => {
  const part = { part: '1', type: 'text/plain' as const, encoding: '8bit', flowed: false, delSp: false, size: 0 }
  it.each([
    ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x24, 0x33, 0x1b, 0x28, 0x42], 'こ'],
    ['gb18030', [0xc4, 0xe3, 0xba, 0xc3], '你好'],
    ['big5', [0xa7, 0x41, 0xa6, 0x6e], '你好'],
    ['koi8-r', [0xf0, 0xd2], 'Пр'],
    ['windows-1256', [0xe3, 0xd1], 'مر'],
    ['windows-1252', [0x80, 0xe9], '€é'],
    ['shift_jis', [0x82, 0xb1], 'こ'],
    ['', [0xc3, 0xb6], 'ö'],
    ['x-unknown', [0x41], 'A'],
    ['utf-7', [...Buffer.from('+ADw-')], '+ADw-'],
  ])('in %s', async (charset, bytes, text) => {
    expect((await decodeText({ ...part, charset }, new Uint8Array(bytes))).trim()).toBe(text)
  })
  it('flow', async () => {
    expect((await decodeText({ ...part, charset: 'utf-8', flowed: true }, Buffer.from('ein langer \r\nSatz\r\n'))).trim()).toBe(
      'ein langer Satz',
    )
  })
  it('read files as far as they go', () => {
    expect(Buffer.from(decodeFile('base64', Buffer.from('aGFs\r\nbG8=\r\n'))).toString()).toBe('hallo')
    expect(Buffer.from(decodeFile('quoted-printable', Buffer.from('a=\r\nb=C3=B6  \r\nc=ZZ'))).toString()).toBe('abö\r\nc=ZZ')
  })
  it('find text and files among parts', () => {
    const shape = shapeOf({
      type: 'multipart/mixed',
      childNodes: [
        {
          type: 'multipart/alternative',
          childNodes: [
            { type: 'text/plain', part: '1.1', parameters: { charset: 'utf-8' } },
            { type: 'text/html', part: '1.2' },
          ],
        },
        {
          type: 'text/plain',
          part: '2',
          disposition: 'attachment',
          dispositionParameters: { 'filename*0*': "utf-8''%E8%BF", 'filename*1*': '%94%E5%93%81.txt' },
        },
        { type: 'message/rfc822', part: '3', childNodes: [{ type: 'text/plain', part: '3.1' }] },
        { type: 'image/png', part: '4', id: '<logo@x>', parameters: { name: '../../etc/passwd' }, encoding: 'base64', size: 7800 },
      ],
    })
    expect(shape.texts.map((one) => one.part)).toEqual(['1.1', '1.2'])
    expect(shape.files.map((one) => [one.part, one.name])).toEqual([
      ['2', '返品.txt'],
      ['3', 'part-3.eml'],
      ['4', expect.not.stringContaining('/')],
    ])
    expect(shape.files[2]?.contentId).toBe('logo@x')
  })
})

describe('letters', () => {
  it('escape the text and give each paragraph its direction', () => {
    const html = htmlOf('<b>&"\n  zwei\n\nمرحبا', 'de', 'ltr')
    expect(html).toContain('<html lang="de" dir="ltr">')
    expect(html).toContain('<p dir="ltr">&lt;b&gt;&amp;&quot;<br>\n&nbsp;&nbsp;zwei</p>')
    expect(html).toContain('<p dir="rtl">مرحبا</p>')
    expect(htmlOf('x', '"><script>', null)).not.toContain('script')
    expect(directionOf('123 שלום')).toBe('rtl')
  })
  it('keep one Message-ID per key and index', () => {
    expect(messageIdFor('key', 1, 'shop@müller.test')).toBe('key.1@xn--mller-kva.test')
  })
  it('let nobody write header lines, and hide blind copies', async () => {
    const bcc = [{ name: '', address: 'chef@x.test' }]
    const bytes = await composeMail({
      from: { name: 'Mia\r\nX-Bad: 1', address: 'shop@x.test' },
      to: [{ name: '', address: 'ana@k.test' }],
      cc: [],
      bcc,
      subject: 'a\r\nX-Bad: 1',
      text: 'ö',
      language: null,
      direction: null,
      messageId: 'k.0@x.test',
      inReplyTo: null,
      references: [],
      key: 'k.0',
      at: Date.UTC(2026, 2, 2),
      files: [],
    })
    expect(bytes.toString()).not.toMatch(/^X-Bad/m)
    expect(bytes.toString()).not.toContain('chef@')
    expect(bytes.toString()).toContain('Date: Mon, 02 Mar 2026 00:00:00 +0000')
    expect(withBcc(bytes, bcc).toString()).toMatch(/^Bcc: chef@x\.test\r\n/)
  })
})

describe('settings and failures', () => {
  const values = {
    address: 'shop@x.test',
    password: 'p',
    imapHost: 'imap.x.test',
    imapPort: '993',
    smtpHost: 'smtp.gmail.com',
    smtpPort: '465',
    aliases: 'Hilfe@x.test, y',
  }
  it('are read', () => {
    const settings = settingsOf(values)
    expect(settings.own).toEqual(new Set(['shop@x.test', 'hilfe@x.test']))
    expect(settings.imap).toMatchObject({ security: 'tls', user: 'shop@x.test' })
    expect(settings.sentCopy).toBe('server')
  })
  it.each([{ imapSecurity: 'none' }, { imapPort: '0' }, { imapHost: 'a b' }, { address: 'x' }, { smtpSecurity: 'ssl' }])(
    'refuse %o',
    (wrong: Record<string, string | undefined>) => {
      expect(() => settingsOf({ ...values, ...wrong } as Record<string, string>)).toThrow(ConnectorError)
    },
  )
  it.each([
    [{ code: 'ECONNREFUSED' }, 'unreachable'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'tls'],
    [{ authenticationFailed: true }, 'signIn'],
    [{ authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' }, 'serverError'],
    [{ code: 'EAUTH', responseCode: 535 }, 'signIn'],
    [{ code: 'CONNECT_TIMEOUT' }, 'timeout'],
    [{ serverResponseCode: 'OVERQUOTA' }, 'diskFull'],
    [{ message: 'Invalid greeting. response=SSH' }, 'notMail'],
  ])('%o', (error, code) => {
    expect(failureOf(error).problem.code).toBe(code)
  })
  it('find folders by mark and by name', () => {
    const box = (path: string, specialUse?: string) =>
      ({
        path,
        name: path,
        parent: [],
        flags: new Set<string>(),
        ...(specialUse ? { specialUse, specialUseSource: 'extension' } : {}),
      }) as never
    expect(foldersFrom([box('INBOX'), box('Gesendet'), box('Archiv'), box('迷惑メール'), box('Papierkorb')], null)).toMatchObject({
      sent: 'Gesendet',
      archive: 'Archiv',
      junk: '迷惑メール',
      trash: 'Papierkorb',
      allMail: false,
    })
    expect(foldersFrom([box('INBOX'), box('Alles', '\\All'), box('Sent', '\\Sent')], null)).toMatchObject({
      archive: 'Alles',
      allMail: true,
      junk: null,
    })
    expect(foldersFrom([box('INBOX'), box('Eigen')], 'Eigen').sent).toBe('Eigen')
  })
})
