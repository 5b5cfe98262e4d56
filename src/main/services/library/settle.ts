/** Two forms of one template, and the agent's word on them. Nothing is lost: what gives way can be brought back. Pure. */
import type { TemplateConflict } from '../../../shared/contract/library'
import { TemplateId } from '../../../shared/domain/ids'
import { followed } from './fromBackend'
import type { Kept } from './shelves'

/** What is to be written. `newId`: for a second template where both stay and the other side has none of its own. */
export const settled = (
  kept: Kept,
  { mine, theirs, with: side, templateId }: TemplateConflict,
  keep: 'mine' | 'theirs' | 'both',
  now: number,
  newId: () => TemplateId,
): Map<string, Kept | null> => {
  const { conflict: _conflict, ...rest } = kept
  const current = kept.template ?? mine
  const updatedAt = Math.max(now, current.updatedAt + 1)
  const changes = new Map<string, Kept | null>()
  if (keep === 'mine') {
    // What stands there counts as seen: sending writes over it, and only sending.
    changes.set(templateId, {
      ...rest,
      template: side === 'backend' ? { ...current, remote: theirs?.remote ?? null, updatedAt } : { ...current, updatedAt },
    })
    return changes
  }
  if (keep === 'theirs') {
    if (!theirs) {
      const { template: _template, ...without } = rest
      changes.set(templateId, { ...without, removed: { template: current, at: now } })
    } else if (side === 'backend' && theirs.remote)
      changes.set(templateId, { ...rest, template: followed(current, theirs.remote, updatedAt) })
    else changes.set(templateId, { ...rest, template: theirs })
    return changes
  }
  if (side === 'backend') {
    changes.set(templateId, { ...rest, template: { ...current, backendId: null, remote: null, updatedAt } })
    if (theirs) changes.set(theirs.id, { template: theirs })
  } else {
    // The team's keeps the place; the agent's becomes one of her own.
    const id = newId()
    changes.set(id, { template: { ...current, id: TemplateId.parse(id), owner: 'personal', updatedAt } })
    if (theirs) changes.set(templateId, { ...rest, template: theirs })
    else {
      const { template: _template, ...without } = rest
      changes.set(templateId, without.use ? without : null)
    }
  }
  return changes
}
