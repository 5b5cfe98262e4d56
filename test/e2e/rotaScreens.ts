/** The rota's screens by name, and how one gets there. */
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { calm, press, type Screen, settle } from './screenSteps.ts'

/** The hand-over's board, in one of its parts. */
const handOver = (name: string, part: number): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, 'g', 'h')
    const board = page.locator('[data-board]')
    await expect(board).toBeVisible({ timeout: 60_000 })
    await board.locator('fieldset button').nth(part).click()
    if (part === 0) await expect(board.locator('[data-row]').first()).toBeVisible({ timeout: 30_000 })
    await settle(page)
  },
})

/** The rota's plan as keys leave it; what stood over it is closed first. */
const rota = (name: string, ...keys: string[]): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, 'g', 'r')
    await page.locator('[role=tab][data-key="plan"]').waitFor()
    await page.locator('[role=tab][data-key="plan"]').click()
    const timeline = page.locator('#rota-timeline')
    await expect(timeline.locator('[data-shift]').first()).toBeVisible({ timeout: 60_000 })
    await timeline.focus()
    await press(page, ...keys)
    await settle(page)
  },
})

/** A tab of the rota's people and requests. */
const rotaTab = (
  name: string,
  id: 'people' | 'requests' | 'mine' | 'settings',
  then: (page: Page) => Promise<void> = async () => {},
): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, 'g', 'r')
    await page.locator(`[role=tab][data-key="${id}"]`).click()
    await expect(page.locator(`[data-rota-tab="${id}"]`)).toBeVisible()
    await settle(page)
    await then(page)
    await settle(page)
  },
})
const rotaPart = (place: number) => async (page: Page) => {
  await page.locator('[data-rota-tab="people"] [role=radiogroup] label').nth(place).click()
  await page.locator('[data-rota-tab="people"] tbody button').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

export const rotaScreens: readonly Screen[] = [
  rota('rota-week', 't', 'w'),
  rota('rota-day', 't', 'd'),
  rota('rota-four-weeks', 't', 'm'),
  rota('rota-shift', 't', 'w', 'Home', 'ArrowRight', 'Enter'),
  rota('rota-rehearsal', 't', 'w', 'r'),
  rota('rota-findings', 't', 'w', 'v'),
  {
    name: 'rota-coverage-cell',
    async open(page) {
      // The pane of findings stands until its key is pressed again.
      await rota('', 't', 'w', 'v').open(page)
      // In a low window the plan begins without it.
      if ((await page.locator('[data-coverage]').count()) === 0) await press(page, 'c')
      const cell = page.locator('[data-coverage] [role=gridcell]').first()
      await expect(cell).toBeVisible({ timeout: 60_000 })
      await cell.click()
      await expect(page.locator('[data-coverage-panel]')).toBeVisible()
      await settle(page)
    },
  },
  {
    name: 'rota-generator',
    async open(page) {
      await rota('', 't', 'w', 'Shift+G').open(page)
      const drawer = page.locator('[data-scope=generator]')
      await expect(drawer.locator('form')).toBeVisible({ timeout: 30_000 })
      await drawer.locator('summary').click()
      await expect(drawer.locator('form button[type=submit]')).toBeEnabled({ timeout: 30_000 })
      await settle(page)
    },
  },
  handOver('hand-over', 0),
  handOver('hand-over-arrived', 1),
  handOver('hand-over-people', 3),
  rotaTab('rota-people', 'people'),
  rotaTab('rota-person', 'people', async (page) => {
    await page.locator('[data-person]').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
  }),
  rotaTab('rota-type', 'people', rotaPart(1)),
  rotaTab('rota-rotation', 'people', rotaPart(2)),
  rotaTab('rota-requests', 'requests', async (page) => {
    await page.locator('[data-request="sick"]').click()
    await page.waitForTimeout(2_000)
  }),
  rotaTab('rota-mine', 'mine'),
  rotaTab('rota-swap', 'mine', async (page) => {
    await page.locator('[data-rota-tab="mine"] button').nth(1).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  }),
  rotaTab('rota-settings', 'settings'),
]
