import type { Settings } from '../../shared/domain/desk/types'
import { calls, useDesk } from '../bridge/deskStore'

export type Panes = Settings['panes']
export const LIMITS = { views: [160, 320], list: [280, 640], panel: [260, 520] } as const
export const FIRST: Pick<Panes, 'views' | 'list' | 'panel'> = { views: 216, list: 360, panel: 340 }
/** What the thread keeps whatever the others want. */
const THREAD_MIN = 360

let timer: ReturnType<typeof setTimeout> | undefined
/** Drawn at once, remembered a moment later. */
export const setPanes = (change: Partial<Panes>): void => {
  const { settings } = useDesk.getState()
  const panes = { ...settings.panes, ...change }
  useDesk.setState({ settings: { ...settings, panes } })
  clearTimeout(timer)
  timer = setTimeout(() => {
    calls()
      .desk.saveSettings({ panes: useDesk.getState().settings.panes })
      .catch(() => undefined)
  }, 500)
}

export interface Layout {
  views: number
  list: number
  panel: number
  viewsShut: boolean
  panelShut: boolean
}

/** Fits the wanted widths into the window: first panes narrow, then the panel folds, then the views. */
export const fitPanes = (wanted: Panes, width: number): Layout => {
  const clamp = (value: number, [min, max]: readonly [number, number]) => Math.min(max, Math.max(min, value))
  const layout = {
    views: clamp(wanted.views, LIMITS.views),
    list: clamp(wanted.list, LIMITS.list),
    panel: clamp(wanted.panel, LIMITS.panel),
    viewsShut: wanted.viewsShut,
    panelShut: wanted.panelShut,
  }
  const over = () => (layout.viewsShut ? 0 : layout.views) + layout.list + (layout.panelShut ? 0 : layout.panel) + THREAD_MIN - width
  const shrink = (name: 'views' | 'list' | 'panel') => {
    layout[name] = Math.max(LIMITS[name][0], layout[name] - Math.max(0, over()))
  }
  const narrow = () => {
    if (!layout.panelShut) shrink('panel')
    shrink('list')
    if (!layout.viewsShut) shrink('views')
  }
  narrow()
  for (const fold of ['panelShut', 'viewsShut'] as const) {
    if (over() <= 0) break
    layout[fold] = true
    // What a fold sets free goes back to the others.
    layout.list = clamp(wanted.list, LIMITS.list)
    layout.views = clamp(wanted.views, LIMITS.views)
    narrow()
  }
  return layout
}

/** What asking for the panel changes: where it does not fit beside the views, they make room. `shown` false: it does not stand on the screen now. */
export const panelAsked = (wanted: Panes, width: number): { shown: boolean; change: Partial<Panes> } => ({
  shown: !fitPanes(wanted, width).panelShut,
  change: fitPanes({ ...wanted, panelShut: false }, width).panelShut ? { panelShut: false, viewsShut: true } : { panelShut: false },
})

/** Whether it can stand beside list and thread at all, with the other one shut. In a narrow window (large letters, 200 %) it takes the place of the list. */
export const fits = (pane: 'panel' | 'views', wanted: Panes, width: number): boolean =>
  pane === 'panel'
    ? !fitPanes({ ...wanted, panelShut: false, viewsShut: true }, width).panelShut
    : !fitPanes({ ...wanted, panelShut: true, viewsShut: false }, width).viewsShut

/** Narrower than this a conversation's own window shows its messages alone. */
export const NARROW = 820
