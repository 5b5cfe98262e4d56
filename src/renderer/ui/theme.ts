import type { Density } from '../../shared/domain/desk/types'

export type ThemeChoice = 'system' | 'light' | 'dark'

const dark = () => window.matchMedia('(prefers-color-scheme: dark)')
let choice: ThemeChoice = 'system'

const paint = () => {
  const resolved = choice === 'system' ? (dark().matches ? 'dark' : 'light') : choice
  const root = document.documentElement
  root.dataset.theme = resolved
  root.classList.toggle('dark', resolved === 'dark')
}

/** Follows the system from here on unless the agent chose; call once at start. */
export const watchTheme = (): void => {
  dark().addEventListener('change', paint)
  paint()
}
export const setTheme = (next: ThemeChoice): void => {
  choice = next
  paint()
}
export const setDensity = (density: Density): void => {
  document.documentElement.dataset.density = density
}
export const ROW_HEIGHT: Record<Density, number> = { compact: 28, regular: 44, roomy: 64 }
