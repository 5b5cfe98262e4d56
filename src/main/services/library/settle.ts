/** A template that was changed here and at its backend, and the agent's word on it. What gives way can be brought back. Pure. */
import type { TemplateConflict } from '../../../shared/contract/library'
import { followed } from './fromBackend'
import type { Kept } from './shelves'

/** What is to be written. */
export const settled = (
  kept: Kept,
  { mine, theirs, templateId }: TemplateConflict,
  keep: 'mine' | 'theirs' | 'both',
  now: number,
): Map<string, Kept | null> => {
  const { conflict: _conflict, ...rest } = kept
  const current = kept.template ?? mine
  const updatedAt = Math.max(now, current.updatedAt + 1)
  // What stands there counts as seen: sending writes over it, and only sending.
  if (keep === 'mine') return new Map([[templateId, { ...rest, template: { ...current, remote: theirs?.remote ?? null, updatedAt } }]])
  if (keep === 'theirs') {
    if (theirs?.remote) return new Map([[templateId, { ...rest, template: followed(current, theirs.remote, updatedAt) }]])
    const { template: _template, ...without } = rest
    return new Map([[templateId, { ...without, removed: { template: current, at: now } }]])
  }
  const changes = new Map<string, Kept | null>([
    [templateId, { ...rest, template: { ...current, backendId: null, remote: null, updatedAt } }],
  ])
  if (theirs) changes.set(theirs.id, { template: theirs })
  return changes
}
