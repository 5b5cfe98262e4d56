import type { Density, Theme } from '../../shared/domain/desk/types'

const dark = () => window.matchMedia('(prefers-color-scheme: dark)')
const strong = () => window.matchMedia('(prefers-contrast: more)')
let choice: Theme = 'system'

const paint = () => {
  const isDark = choice === 'system' ? dark().matches : choice === 'dark' || choice === 'contrastDark'
  // Whoever asked the system for more contrast gets it in light and dark as well.
  const isStrong = choice === 'contrastLight' || choice === 'contrastDark' || strong().matches
  const root = document.documentElement
  root.dataset.theme = isDark ? 'dark' : 'light'
  root.dataset.contrast = isStrong ? 'more' : 'normal'
  root.classList.toggle('dark', isDark)
}

/** Follows the system from here on unless the agent chose; call once at start. */
export const watchTheme = (): void => {
  dark().addEventListener('change', paint)
  strong().addEventListener('change', paint)
  paint()
}
export const setTheme = (next: Theme): void => {
  choice = next
  paint()
}
export const setDensity = (density: Density): void => {
  document.documentElement.dataset.density = density
}
export const ROW_HEIGHT: Record<Density, number> = { compact: 28, regular: 44, roomy: 64 }
