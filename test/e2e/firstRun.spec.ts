import {
  button,
  createProfile,
  DEMO_AT,
  endAll,
  expect,
  field,
  list,
  NAME,
  PASSPHRASE,
  pressOn,
  rows,
  start,
  test,
  typeInto,
} from './fixtures'

test.afterEach(endAll)

test('a fresh desk begins at the first screen, in the language one chooses', async () => {
  const { page } = await start()
  await expect(page.getByRole('heading', { name: 'One inbox for all your shops' })).toBeVisible()
  await pressOn(page, button(page, /Language of the screens/))
  await page.getByRole('option', { name: 'العربية' }).press('Enter')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await expect(page.getByRole('heading', { name: 'One inbox for all your shops' })).toHaveCount(0)
})

test('the demo shops fill the list while it can be used, and open without a PIN', async () => {
  const first = await start({ args: ['--demo-quiet', `--demo-clock=${DEMO_AT}`] })
  const { page } = first
  await expect(page.getByText('the demo opens without a PIN because its key lies beside it')).toBeVisible()
  await pressOn(page, button(page, /Try with demo shops/))
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
  // Usable at once, while more comes.
  await list(page).focus()
  await page.keyboard.press('j')
  await expect(list(page)).toHaveAttribute('aria-activedescendant', /^row-/)
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect.poll(async () => Number(await rows(page).first().getAttribute('aria-setsize')), { timeout: 60_000 }).toBeGreaterThan(300)
  await expect(page.getByRole('navigation', { name: 'Views' }).getByText('Nordlicht')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+L')
  await expect(page.getByRole('heading', { name: 'The desk is locked' })).toBeVisible()
  await expect(page.locator('input[type=password]')).toHaveCount(0)
  await pressOn(page, button(page, 'Open'))
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
  await first.close()

  const again = await start({ folder: first.folder, args: ['--demo-quiet', `--demo-clock=${DEMO_AT}`] })
  await pressOn(again.page, button(again.page, /demo shops/i))
  await expect(rows(again.page).first()).toBeVisible({ timeout: 60_000 })
  await expect(again.page.locator('input[type=password]')).toHaveCount(0)
})

test('a real profile has a PIN: weak ones are refused, wrong ones slowed, nothing opens without it', async () => {
  const first = await start()
  const { page } = first
  await pressOn(page, button(page, /Connect a shop/))
  await typeInto(page, field(page, 'Your name'), NAME)
  await typeInto(page, page.getByLabel(/^(PIN|Passphrase)$/), '1234')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/At least \d+ characters/).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your profile' })).toBeVisible()
  await pressOn(page, button(page, 'Cancel'))
  await createProfile(page)

  await page.keyboard.press('ControlOrMeta+Shift+L')
  await expect(page.getByRole('heading', { name: 'The desk is locked' })).toBeVisible()
  await expect(page.getByText('No shop is connected yet')).toHaveCount(0)
  const pin = page.getByLabel(`PIN of ${NAME}`)
  for (let wrong = 0; wrong < 8 && (await pin.isEnabled()); wrong += 1) {
    await pin.fill(`not-the-passphrase-${wrong}`)
    await pin.press('Enter')
    // Emptied once the answer is there.
    await expect(pin).toHaveValue('')
    await expect(page.getByText('That is not the PIN.')).toBeVisible()
  }
  await expect(page.getByText(/Try again in \d+ seconds?/)).toBeVisible()
  await expect(pin).toBeDisabled()
  await expect(pin).toBeEnabled({ timeout: 60_000 })
  await pin.fill(PASSPHRASE)
  await pin.press('Enter')
  await expect(button(page, /lock the desk/i)).toBeVisible()
  await first.close()

  // Another start asks again, and the demo's switch cannot open it.
  const again = await start({ folder: first.folder })
  await expect(again.page.getByRole('heading', { name: 'Who works here now?' })).toBeVisible()
  await pressOn(again.page, button(again.page, new RegExp(NAME)))
  await expect(again.page.getByRole('heading', { name: `Welcome back, ${NAME}` })).toBeVisible()
  await again.page.getByLabel(`PIN of ${NAME}`).fill('not-the-passphrase')
  await again.page.keyboard.press('Enter')
  await expect(again.page.getByText('That is not the PIN.')).toBeVisible()
  await again.page.getByLabel(`PIN of ${NAME}`).fill(PASSPHRASE)
  await again.page.keyboard.press('Enter')
  await expect(button(again.page, /lock the desk/i)).toBeVisible({ timeout: 20_000 })
})
