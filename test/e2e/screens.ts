/** Every screen of the workstation by name, and how one gets there: for the accessibility check, languages and pictures. */
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
// Node itself reads these for the pictures, so their names are whole.
import { rotaScreens } from './rotaScreens.ts'
import { calm, dialog, planDialog, press, type Screen, settings, settingsPage, settle } from './screenSteps.ts'

export { choose } from './screenSteps.ts'

/** A file into the memory's own dialog; what is there already is taken for the same. */
const bring = async (page: Page, name: string, text: string) => {
  await page.locator('[data-memory-screen] header button').first().click()
  const box = page.getByRole('dialog')
  await box.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  const go = box.getByRole('button').last()
  await expect(go).toBeEnabled()
  await go.click()
  await expect(box.getByRole('status')).toBeVisible({ timeout: 60_000 })
  await press(page, 'Escape')
}
const sentences = [
  ['Your parcel is on its way.', 'Ihr Paket ist unterwegs.'],
  ['We are sorry for the delay.', 'Wir bitten die Verspätung zu entschuldigen.'],
  ['We refund €12.50 to your card.', 'Wir erstatten 12,50 € auf Ihre Karte.'],
  ['Please send us a photo of the damaged item.', 'Bitte senden Sie uns ein Foto des beschädigten Artikels.'],
  ['Thank you for your patience.', 'Vielen Dank für Ihre Geduld.'],
]
const tmx = `<tmx version="1.4"><header srclang="en"/><body>${sentences.map(([en, de], at) => `<tu usagecount="${at * 7}">${at === 1 ? '<prop type="x-dragoman-verdict">bad</prop><prop type="x-dragoman-why">too stiff</prop>' : at === 4 ? '<prop type="x-dragoman-verdict">good</prop>' : ''}<tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="de"><seg>${de}</seg></tuv></tu>`).join('')}</body></tmx>`
const tbx = `<tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body><conceptEntry id="1"><langSec xml:lang="en"><termSec><term>return label</term></termSec></langSec><langSec xml:lang="de"><termSec><term>Rücksendeetikett</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec><termSec><term>Etikett</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec><langSec xml:lang="ja"><termSec><term>返送ラベル</term></termSec></langSec></conceptEntry><conceptEntry id="2"><admin type="projectSubset">do-not-translate</admin><langSec xml:lang="en"><termSec><term>Nordlicht</term></termSec></langSec></conceptEntry></body></text></tbx>`

/** Memory and glossary, with something in them. */
const memory = (name: string, tab: 'units' | 'terms' | 'report' = 'units'): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, 'g', 'w')
    await expect(page.locator('[data-memory-screen]')).toBeVisible({ timeout: 60_000 })
    if (tab === 'terms') await bring(page, 'words.tbx', tbx)
    else await bring(page, 'sentences.tmx', tmx)
    await page.locator(`[data-memory-screen] [role=tab][data-key="${tab}"]`).click()
    if (tab !== 'report') {
      const list = page.locator('[data-list=memory]')
      await expect(list.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
      await list.focus()
      await press(page, 'End', 'Home')
      await expect(page.locator('[data-unit-editor], [data-term-editor]')).toBeVisible()
    }
    await settle(page)
  },
})

/** A text that the guard speaks against, and so many presses of send. */
const guarded = (name: string, text: string, presses: number): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, 'Home', 'j', 'Enter', 'r')
    await expect(page.locator('[data-scope="composer"] .cm-content').first()).toBeFocused()
    await press(page, 'ControlOrMeta+a')
    await page.keyboard.insertText(text)
    await expect(page.locator('[data-guard-row]').first()).toBeVisible()
    for (let pressed = 0; pressed < presses; pressed += 1) {
      await press(page, 'ControlOrMeta+Enter')
      await page.waitForTimeout(700)
    }
    await settle(page)
  },
})

/** The list behind a trigger, in a reply whose text goes again with the undo. */
const templates = (name: string, typed: string, ...keys: string[]): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, 'Home', 'Enter', 'r')
    const box = page.locator('[data-scope="composer"] .cm-content').first()
    await expect(box).toBeFocused()
    await press(page, 'ControlOrMeta+A', 'Delete')
    await page.keyboard.type(typed)
    await expect(page.locator('[popover] [role=option]').first()).toBeVisible({ timeout: 20_000 })
    await settle(page)
    await press(page, ...keys)
    await settle(page)
  },
})

/** An order's dialog, by the place of its button on the card: down the list until a customer of the Shopify shop comes. */
const orderDialog = (name: string, at: number): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, 'g', 'a')
    await settle(page)
    await press(page, 'Home', 'Enter', 'ControlOrMeta+1')
    // The panel of the conversation before it stands until this one's is read.
    await settle(page)
    const buttons = page.locator('[data-order-deeds]').first().locator('button')
    for (let down = 0; down < 60 && (await buttons.count()) < 2; down += 1) {
      await press(page, 'j', 'Enter')
      await settle(page)
    }
    await buttons.nth(at).click({ timeout: 5_000 })
    await expect(page.getByRole('dialog').first()).toBeVisible()
    await settle(page)
  },
})

/** Screens of an open desk with the demo's shops. */
export const screens: readonly Screen[] = [
  { name: 'inbox', open: calm },
  {
    name: 'thread',
    async open(page) {
      await calm(page)
      await press(page, 'Home', 'j', 'Enter')
      await expect(page.locator('[data-scope="thread"]').getByRole('log')).toBeVisible()
      await settle(page)
    },
  },
  {
    name: 'composer',
    async open(page) {
      await calm(page)
      await press(page, 'Home', 'j', 'j', 'r')
      await expect(page.locator('[data-scope="composer"] .cm-content').first()).toBeFocused()
      await page.keyboard.type('Good morning, your parcel left yesterday.')
      await settle(page)
    },
  },
  ...(['DE'] as const).map(
    (code): Screen => ({
      name: `translate-${code.toLowerCase()}`,
      async open(page) {
        await calm(page)
        const row = page.locator('#conversation-list').getByText(code, { exact: true }).first()
        await expect(row).toBeVisible({ timeout: 60_000 })
        await row.click()
        await press(page, 'Escape', 'r')
        const editor = page.locator('[data-scope="composer"] .cm-content').first()
        await expect(editor).toBeFocused()
        if ((await page.locator('[data-mirror]').count()) === 0) {
          await press(page, 'ControlOrMeta+t')
          // Another screen's text may stand there.
          await press(page, 'ControlOrMeta+a')
          await page.keyboard.type('Thank you for your message. I am sorry for the delay.')
        }
        await expect(page.locator('[data-mirror-state="new"], [data-mirror-state="made"]')).toBeVisible({ timeout: 30_000 })
        await press(page, 'ControlOrMeta+2')
        await page.waitForTimeout(2_000)
        await settle(page)
      },
    }),
  ),
  {
    name: 'note',
    async open(page) {
      await calm(page)
      await press(page, 'Home', 'j', 'j', 'j', 'n')
      await expect(page.locator('[data-scope="composer"] .cm-content').first()).toBeFocused()
      await settle(page)
    },
  },
  {
    name: 'case',
    async open(page) {
      await calm(page)
      await press(page, 'Home', 'Enter', 'ControlOrMeta+4')
      await page.waitForTimeout(1_000)
    },
  },
  {
    name: 'class-a',
    async open(page) {
      await calm(page)
      await press(page, 'g', '1')
      await settle(page)
    },
  },
  dialog('alerts', 'g', 'n'),
  {
    name: 'queue',
    async open(page) {
      await calm(page)
      await press(page, 'g', 'q')
      await settle(page)
    },
  },
  {
    name: 'selection',
    async open(page) {
      await calm(page)
      await press(page, 'Home', 'x', 'j', 'x')
      await settle(page)
    },
  },
  {
    name: 'balance',
    async open(page) {
      await calm(page)
      await press(page, 'g', 'b')
      await expect(page.locator('[data-move]').first()).toBeVisible({ timeout: 30_000 })
      await settle(page)
    },
  },
  settings('settings-shops', 'shops'),
  {
    name: 'settings-policy',
    async open(page) {
      await calm(page)
      await press(page, 'ControlOrMeta+,')
      await settingsPage(page, 'shops').click()
      await page.locator('[data-shop-policy]').first().click()
      await page.getByRole('dialog').getByRole('checkbox').first().press('Space')
      await settle(page)
    },
  },
  settings('settings-clocks', 'clocks'),
  planDialog('promise', 0),
  planDialog('calendar', 1),
  settings('settings-rules', 'rules'),
  {
    name: 'rule-editor',
    async open(page) {
      await calm(page)
      await press(page, 'ControlOrMeta+,')
      await settingsPage(page, 'rules').click()
      await page.locator('[data-rule="notArrived"]').focus()
      await press(page, 'Enter')
      await settle(page)
    },
  },
  settings('settings-guard', 'guard'),
  settings('settings-translation', 'translation'),
  settings('settings-keeping', 'keeping'),
  settings('settings-appearance', 'appearance'),
  settings('settings-team', 'team'),
  settings('settings-keys', 'keys'),
  {
    name: 'settings-keys-change',
    async open(page) {
      await calm(page)
      await press(page, 'ControlOrMeta+,')
      await settingsPage(page, 'keys').click()
      await page.getByRole('tabpanel').getByRole('listitem').first().getByRole('button').last().click()
      await press(page, 'e')
      await settle(page)
    },
  },
  settings('settings-profile', 'profile'),
  dialog('palette', 'ControlOrMeta+K'),
  dialog('cheat-sheet', '?'),
  dialog('snooze', 'Home', 'h'),
  dialog('assign', 'Home', 'Shift+A'),
  dialog('label', 'Home', 'l'),
  dialog('new-conversation', 'c'),
  orderDialog('order-note', 0),
  orderDialog('order-tags', 1),
  {
    name: 'disputes',
    async open(page) {
      await calm(page)
      await press(page, 'g', 'c')
      await expect(page.getByRole('article').first()).toBeVisible()
      await settle(page)
    },
  },
  {
    name: 'returns',
    async open(page) {
      await calm(page)
      await press(page, 'Home', 'j', 'Enter', 's', 'r')
      await expect(page.getByRole('dialog')).toBeVisible()
      await settle(page)
    },
  },
  {
    name: 'search',
    async open(page) {
      await calm(page)
      await press(page, '/')
      await page.keyboard.type('invoice')
      await press(page, 'Enter')
      await page.waitForTimeout(1_500)
    },
  },
  {
    name: 'earlier-texts',
    async open(page) {
      await calm(page)
      await press(page, 'Home', 'j', 'j', 'r')
      await expect(page.locator('[data-scope="composer"] .cm-content').first()).toBeFocused()
      await press(page, 'ControlOrMeta+a')
      await page.keyboard.type('A first thought that was thrown away.')
      await page.waitForTimeout(400)
      await press(page, 'ControlOrMeta+a')
      await page.keyboard.type('A second one, which stands.')
      await page.waitForTimeout(400)
      await press(page, 'ControlOrMeta+Shift+H')
      await expect(page.getByRole('dialog').first()).toBeVisible()
      await settle(page)
    },
  },
  {
    name: 'connect',
    async open(page) {
      await calm(page)
      await press(page, 'ControlOrMeta+,')
      await settingsPage(page, 'shops').click()
      await page.getByRole('tabpanel').getByRole('button').first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await settle(page)
    },
  },
  {
    name: 'connect-mail',
    async open(page) {
      await calm(page)
      await press(page, 'ControlOrMeta+,')
      await settingsPage(page, 'shops').click()
      await page.getByRole('tabpanel').getByRole('button').first().click()
      const form = page.getByRole('dialog')
      const choices = form.getByRole('button', { expanded: false })
      await choices.nth(1).click()
      await page.getByRole('option').nth(1).click()
      await settle(page)
      await choices.nth(2).click()
      await page.getByRole('option').nth(1).click()
      await settle(page)
    },
  },
  {
    name: 'queue-waiting',
    async open(page) {
      await calm(page)
      await press(page, 'Home', 'j', 'j', 'r')
      await page.keyboard.type(' We shall look into it today.')
      await press(page, 'ControlOrMeta+Enter')
      // Where the guard warns (of the language), the second press sends.
      await page.waitForTimeout(700)
      await press(page, 'ControlOrMeta+Enter')
      await press(page, 'Escape', 'g', 'q')
      await settle(page)
    },
  },
  templates('templates-list', ';'),
  templates('templates-versions', ';late', 'Enter'),
  {
    name: 'templates-panel',
    async open(page) {
      await calm(page)
      await press(page, 'Home', 'Enter', 'ControlOrMeta+3')
      await expect(page.locator('[data-template-preview]')).toBeVisible({ timeout: 20_000 })
      await settle(page)
    },
  },
  {
    name: 'library',
    async open(page) {
      await calm(page)
      await press(page, 'g', 't')
      const list = page.locator('[data-list=library]')
      await expect(list.getByRole('option').first()).toBeVisible({ timeout: 20_000 })
      await list.focus()
      await press(page, 'End', 'Home')
      await expect(page.locator('[data-preview]')).toBeVisible()
      await settle(page)
    },
  },
  {
    name: 'library-editor',
    async open(page) {
      await calm(page)
      await press(page, 'g', 't')
      await page.locator('section[data-scope="library"] header button').last().click()
      await page.locator('[data-body-editor] .cm-content').click()
      await page.keyboard.insertText('{{ salutation }}\n\nOrder {{ order.number }} {{ shoe.size }}')
      await expect(page.locator('[data-preview] mark')).toBeVisible()
      await settle(page)
    },
  },
  ...rotaScreens,
  memory('memory'),
  memory('memory-glossary', 'terms'),
  memory('memory-report', 'report'),
  {
    name: 'memory-import',
    async open(page) {
      await memory('memory').open(page)
      await page.locator('[data-memory-screen] header button').first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await settle(page)
    },
  },
  guarded('guard-strip', 'We pay all import duties for you. Your card 4111 1111 1111 1111 was charged!!!!', 0),
  guarded('guard-override', 'We pay all import duties for you.', 2),
]
