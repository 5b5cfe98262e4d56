import { expect, it } from 'vitest'
import { fitPanes, fits, panelAsked } from './panes'

const wanted = { views: 216, list: 360, panel: 340, viewsShut: false, panelShut: false }
it('gives each what it wants at 1440', () => {
  expect(fitPanes(wanted, 1440)).toEqual(wanted)
})
it('keeps the thread readable at 1024: narrower first, then the panel folds', () => {
  const layout = fitPanes(wanted, 1024)
  const taken = layout.views + layout.list + (layout.panelShut ? 0 : layout.panel)
  expect(1024 - taken).toBeGreaterThanOrEqual(360)
  expect(layout.panelShut).toBe(true)
  expect(layout.viewsShut).toBe(false)
  expect(layout.list).toBe(360)
})
it('keeps widths within their limits', () => {
  expect(fitPanes({ ...wanted, views: 900, list: 10 }, 2000)).toMatchObject({ views: 320, list: 280 })
})
it('folds the views only when nothing else helps', () => {
  expect(fitPanes(wanted, 700).viewsShut).toBe(true)
})
it('asked for at 1024 the panel is shown, and the views make room', () => {
  const { shown, change } = panelAsked(wanted, 1024)
  expect(shown).toBe(false)
  expect(fitPanes({ ...wanted, ...change }, 1024)).toMatchObject({ panelShut: false, viewsShut: true })
})
it('asked for where there is room it leaves the views alone', () => {
  expect(panelAsked({ ...wanted, panelShut: true }, 1440)).toEqual({ shown: false, change: { panelShut: false } })
  expect(panelAsked(wanted, 1440).shown).toBe(true)
})
it('at 200 % of 1440 neither panel nor views fit beside list and thread, and are shown in the place of the list', () => {
  expect([fits('panel', wanted, 720), fits('views', wanted, 720)]).toEqual([false, false])
  expect([fits('panel', wanted, 1024), fits('views', wanted, 1024)]).toEqual([true, true])
})
