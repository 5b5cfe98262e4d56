/** What each tab shows, and what stands beside the plan; read when it is first wanted. A room hangs its part in here, one line each. */
import { type ComponentType, lazy } from 'react'
import type { RotaTab } from '../../state/navigation'

export const tabs: Readonly<Partial<Record<RotaTab, ComponentType>>> = {
  plan: lazy(() => import('./PlanTab').then((part) => ({ default: part.PlanTab }))),
  requests: lazy(() => import('./requests').then((part) => ({ default: part.RequestsTab }))),
  people: lazy(() => import('./people').then((part) => ({ default: part.PeopleTab }))),
  mine: lazy(() => import('./mine').then((part) => ({ default: part.MineTab }))),
  settings: lazy(() => import('./settings').then((part) => ({ default: part.RotaSettingsTab }))),
  handOver: lazy(() => import('../handover').then((part) => ({ default: part.HandOverTab }))),
}
/** Coverage against demand of a day (`YYYY-MM-DD`). */
export const CoveragePane: ComponentType<{ day: string }> = lazy(() =>
  import('./coverage/CoveragePane').then((part) => ({ default: part.CoveragePane })),
)
