import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import {
  arrived,
  button,
  connectChatwoot,
  createProfile,
  cursorId,
  editor,
  endAll,
  expect,
  field,
  list,
  openInbox,
  PASSPHRASE,
  type Program,
  pressOn,
  queued,
  sendIt,
  start,
  startShops,
  tabTo,
  test,
  typeInto,
} from './fixtures'

/* What comes between the desk and its shops: sign-in pages of networks, sleep, a wrong clock, a sign-in in the browser. */
test.describe.configure({ mode: 'serial' })

let shops: DemoServers
let program: Program
let provider: Server
let issuer = ''
/** What the provider's token endpoint was sent. */
const exchanged: URLSearchParams[] = []
let nonce = ''

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

test.beforeAll(async () => {
  test.setTimeout(180_000)
  // Its page in the browser is https, as the link door opens nothing else; nobody goes there: the test is the browser.
  provider = createServer((request, response) => {
    const say = (body: object) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url?.startsWith('/.well-known/'))
      return say({
        issuer,
        authorization_endpoint: 'https://login.company.example/authorize',
        token_endpoint: `${issuer}/token`,
        response_types_supported: ['code'],
      })
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      exchanged.push(new URLSearchParams(text))
      const now = Math.floor(Date.now() / 1000)
      const claims = { iss: issuer, aud: 'desk', sub: '1', email: 'shop@mail.example', nonce, iat: now, exp: now + 600 }
      say({
        access_token: 'planted-access-token',
        refresh_token: 'planted-refresh-token',
        token_type: 'bearer',
        expires_in: 3600,
        id_token: `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`,
      })
    })
  })
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', () => done()))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  shops = await startShops(23)
  program = await start()
  const { page } = program
  await createProfile(page)
  const [first, second] = shops.shops
  if (!first || !second) throw new Error('two shops are needed')
  await connectChatwoot(page, first, 'Nordlicht')
  await connectChatwoot(page, second, 'Kasumi')
  await openInbox(page)
})
test.afterAll(async () => {
  provider.close()
  provider.closeAllConnections()
  await endAll()
})

const reply = async (words: string) => {
  const { page } = program
  await list(page).focus()
  await page.keyboard.press('Home')
  await cursorId(page)
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(words)
  await sendIt(page)
  await expect(page.locator('#live-polite')).toContainText(/Sending in|Queued/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}
const silent = () => program.page.getByText(/does not answer since|No network since/)

test('a sign-in page of the network is called by its name, and gone with it; what waited leaves', async () => {
  const { page } = program
  shops.switches.set({ portal: 'redirect' })
  await reply('Waits behind the sign-in page (e2e portal)')
  const banner = page.getByText(/A sign-in page of this network answers/)
  await expect(banner).toBeVisible({ timeout: 90_000 })
  await expect(banner).toContainText('Open a browser')
  await expect(silent()).toHaveCount(0)
  await expect(page.getByText(/Something else answers/)).toHaveCount(0)
  expect(arrived(shops, 'e2e portal')).toHaveLength(0)
  shops.switches.reset()
  await expect(banner).toHaveCount(0, { timeout: 40_000 })
  await expect.poll(() => arrived(shops, 'e2e portal').length, { timeout: 90_000 }).toBe(1)
  await expect.poll(() => queued(page), { timeout: 30_000 }).toBe(0)
})

test('sleep blames nobody; after it everything is looked at again at once', async () => {
  const { page, app } = program
  await reply('Committed as the lid closes (e2e sleep)')
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  shops.switches.set({ offline: true })
  const unlock = page.getByLabel(/^(PIN|Passphrase) of /)
  await expect(unlock).toBeVisible({ timeout: 20_000 })
  await page.waitForTimeout(14_000)
  shops.switches.reset()
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  // The desk locks with the lid, its queue goes on without it.
  await expect.poll(() => arrived(shops, 'e2e sleep').length, { timeout: 25_000 }).toBe(1)
  await typeInto(page, unlock, PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(list(page)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('group', { name: 'State of the lines' }).getByRole('button', { name: /shops 2 of 2/ })).toBeVisible()
  await expect(silent()).toHaveCount(0)
  expect(shops.log.doubles()).toEqual([])
  await openInbox(page)
})

test('a clock that is two hours fast is said, and undo and sending go by the servers’', async () => {
  const { page } = program
  shops.switches.set({ clockMs: -(2 * 3_600_000 + 3 * 60_000) })
  await reply('Under a wrong clock, one (e2e clock)')
  await reply('Under a wrong clock, two (e2e clock)')
  await expect(page.getByText(/This computer's clock is 2 h 03 fast/)).toBeVisible({ timeout: 90_000 })
  await expect.poll(() => arrived(shops, 'e2e clock').length, { timeout: 60_000 }).toBe(2)
  await reply('And one more with the clock known (e2e known)')
  await expect.poll(() => arrived(shops, 'e2e known').length, { timeout: 40_000 }).toBe(1)
  shops.switches.reset()
  await reply('The clock was set (e2e set)')
  await reply('And all is well (e2e set)')
  await expect(page.getByText(/This computer's clock is/)).toHaveCount(0, { timeout: 120_000 })
  await expect.poll(() => arrived(shops, 'e2e set').length, { timeout: 60_000 }).toBe(2)
  expect(shops.log.doubles()).toEqual([])
})

test('a mailbox signs in in the browser: waits with a way out, then says as whom; no token is seen anywhere', async () => {
  const { page, app } = program
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: [] })
    shell.openExternal = async (url) => {
      ;(globalThis as unknown as { opened: string[] }).opened.push(url)
    }
  })
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  await page.keyboard.press('Control+,')
  await pressOn(page, button(page, 'Connect a shop'))
  const dialog = page.getByRole('dialog')
  await tabTo(page, dialog.getByRole('button', { name: /System/ }))
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /Mailbox/ }).click()
  await typeInto(page, dialog.getByRole('textbox', { name: 'E-mail address' }), 'shop@mail.example')
  await typeInto(page, dialog.getByRole('textbox', { name: 'User name', exact: true }), 'shop@mail.example')
  await typeInto(page, dialog.getByRole('textbox', { name: 'Incoming server (IMAP)' }), '127.0.0.1')
  await typeInto(page, dialog.getByRole('textbox', { name: 'Outgoing server (SMTP)' }), '127.0.0.1')
  const password = dialog.getByLabel('Password', { exact: true }).and(page.locator('input'))
  await expect(password).toBeVisible()
  await tabTo(page, dialog.getByRole('button', { name: /Sign in with/ }))
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Another provider (OpenID)' }).click()
  await expect(password).toHaveCount(0)
  await typeInto(page, field(page, 'Address of the provider (issuer)'), issuer)
  await typeInto(page, field(page, 'Client id'), 'desk')
  const connect = dialog.getByRole('button', { name: 'Connect', exact: true })
  await expect(connect).toBeDisabled()

  await pressOn(page, dialog.getByRole('button', { name: 'Sign in in the browser' }))
  await expect(dialog.getByText('Waiting for you to sign in in the browser …')).toBeVisible()
  await pressOn(page, dialog.getByRole('button', { name: 'Cancel the sign-in' }))
  await expect(dialog.getByText('Waiting for you')).toHaveCount(0)

  await expect.poll(async () => (await opened()).length).toBeGreaterThan(0)
  const before = (await opened()).length
  await pressOn(page, dialog.getByRole('button', { name: 'Sign in in the browser' }))
  await expect.poll(async () => (await opened()).length).toBe(before + 1)
  const address = new URL((await opened()).at(-1) ?? '')
  expect(address.origin).toBe('https://login.company.example')
  expect(address.searchParams.get('code_challenge_method')).toBe('S256')
  nonce = address.searchParams.get('nonce') ?? ''
  const back = new URL(address.searchParams.get('redirect_uri') ?? '')
  const come = (state: string) => fetch(`${back.href}?code=planted-code&state=${state}`)
  expect((await come('of-somebody-else')).status).toBe(400)
  expect(await (await come(address.searchParams.get('state') ?? '')).text()).toContain('You are signed in')
  await expect(dialog.getByText('Signed in as shop@mail.example')).toBeVisible()
  expect(exchanged.at(-1)?.get('code_verifier')?.length).toBeGreaterThanOrEqual(43)
  await expect(connect).toBeEnabled()
  // There is no mail server at this address: the test says so, and the sign-in stands.
  await pressOn(page, dialog.getByRole('button', { name: 'Test', exact: false }).first())
  await expect(dialog.getByText(/cannot be reached|could not be reached/i).first()).toBeVisible({ timeout: 60_000 })
  await expect(dialog.getByText('Signed in as shop@mail.example')).toBeVisible()
  const seen = `${await page.content()} ${program.log()}`
  for (const secret of ['planted-access-token', 'planted-refresh-token', 'planted-code']) expect(seen).not.toContain(secret)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})
