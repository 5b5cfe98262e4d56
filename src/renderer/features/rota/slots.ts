/** What each tab shows; read when it is first chosen. A room hangs its tab in here, one line each. */
import { type ComponentType, lazy } from 'react'
import type { RotaTab } from '../../state/navigation'

export const tabs: Readonly<Partial<Record<RotaTab, ComponentType>>> = {
  plan: lazy(() => import('./PlanTab').then((part) => ({ default: part.PlanTab }))),
  people: lazy(() => import('./people').then((part) => ({ default: part.PeopleTab }))),
  handOver: lazy(() => import('../handover').then((part) => ({ default: part.HandOverTab }))),
}
