/** Templates and macros: kept sealed by main, searched there, filled in by pages. */
import { z } from 'zod'
import { Channel, Instant, LanguageCode } from '../domain/conversation/types'
import { BackendId, ShopId, TemplateId } from '../domain/ids'
import { Problem } from '../domain/outbox/types'
import { Template, TemplateHit, TemplateOwner } from '../domain/template/types'
import { call, Done } from './errors'

/** For whom a text is looked for: scope and language choose what is shown, not only how. */
export const TemplateQuery = z.object({
  /** Empty: the ones used last, then the most used. */
  text: z.string().max(200),
  /** What was typed behind `;`: shortcuts that begin with it come first. */
  shortcut: z.boolean(),
  shopId: ShopId.nullable(),
  backendId: BackendId.nullable(),
  channel: Channel.nullable(),
  /** Wanted language first; the fallback chain follows by itself. */
  locale: LanguageCode.nullable(),
  tag: z.string().max(60).nullable(),
  owner: TemplateOwner.nullable(),
  /** Approved templates of a messenger only: its window has closed. */
  approvedOnly: z.boolean(),
  /** Only those that have a body in it (by its primary code), whatever is wanted first. */
  language: LanguageCode.nullish(),
  /** Only those of which a body is older than its source; their line is that body's. */
  staleOnly: z.boolean().optional(),
  /** For the library's own list: each hit says all its languages. */
  overview: z.boolean().optional(),
  limit: z.number().int().min(1).max(200),
  offset: z.number().int().min(0),
})
export type TemplateQuery = z.infer<typeof TemplateQuery>

export const Pins = z.array(z.object({ slot: z.number().int().min(1).max(9), templateId: TemplateId })).max(9)
export type Pins = z.infer<typeof Pins>

/** Two forms of one template, neither of which may be lost. */
export const TemplateConflict = z.object({
  templateId: TemplateId,
  with: z.enum(['backend', 'team']),
  mine: Template,
  /** Null where the other side took it away. */
  theirs: Template.nullable(),
  at: Instant,
})
export type TemplateConflict = z.infer<typeof TemplateConflict>

/** What stands unsaved in the library's editor: as written, so that not even a title needs to be there. */
export const UnsavedTemplate = z.object({
  template: Template.extend({ title: z.string().max(200) }),
  /** The `updatedAt` that is being edited; null for a new one. */
  basedOn: Instant.nullable(),
  at: Instant,
})
export type UnsavedTemplate = z.infer<typeof UnsavedTemplate>

export const ImportReport = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  /** Each bad item by its place in the file. */
  problems: z.array(z.object({ place: z.string(), problem: Problem })),
})
export type ImportReport = z.infer<typeof ImportReport>

export const library = {
  search: call.input(TemplateQuery).output(z.object({ hits: z.array(TemplateHit), total: z.number().int() })),
  /** Those that exist, in the order asked for; `nested`: all that their bodies name with `{% template "…" %}`, and what these name. */
  get: call
    .input(z.object({ ids: z.array(TemplateId).max(200) }))
    .output(z.object({ templates: z.array(Template), nested: z.array(Template) })),
  tags: call.output(z.object({ tags: z.array(z.object({ tag: z.string(), count: z.number().int() })) })),
  /** Durable when it answers. `basedOn` is the `updatedAt` that was edited, null for a new one: PROBLEM `changedMeanwhile` where another stands, `shortcutTaken`, `notYours` (a backend's or the starter's: copy it). */
  save: call.input(z.object({ template: Template, basedOn: Instant.nullable() })).output(z.object({ template: Template })),
  /** `undo` brings it back. */
  remove: call.input(z.object({ id: TemplateId, undo: z.boolean() })).output(Done),
  /** Texts of the editor that nobody saved yet; they outlive the screen, a lock and a restart. */
  unsaved: call.output(z.object({ unsaved: z.array(UnsavedTemplate) })),
  /** Durable when it answers; null lets go of it. Beyond fifty the oldest goes. */
  keepUnsaved: call.input(z.object({ id: TemplateId, unsaved: UnsavedTemplate.omit({ at: true }).nullable() })).output(Done),
  used: call.input(z.object({ id: TemplateId, locale: LanguageCode, at: Instant })).output(Done),
  pins: call.output(z.object({ pins: Pins })),
  pin: call.input(z.object({ slot: z.number().int().min(1).max(9), templateId: TemplateId.nullable() })).output(Done),
  /**
   * Asks the backend for its canned responses and approved templates; sends it those named (the agent's or the team's), takes
   * away those named (the backend's): nothing changes there unasked. What changed on both sides is a conflict, not a sending.
   */
  sync: call.input(z.object({ backendId: BackendId, send: z.array(TemplateId).max(200), remove: z.array(TemplateId).max(200) })).output(
    z.object({
      read: z.number().int(),
      sent: z.number().int(),
      removed: z.number().int(),
      /** Items of the backend that could not be read. */
      bad: z.number().int(),
      problems: z.array(z.object({ templateId: TemplateId, problem: Problem })),
    }),
  ),
  conflicts: call.output(z.object({ conflicts: z.array(TemplateConflict) })),
  /** `mine`: what stands here stays, and what stands there counts as seen; `theirs`: it becomes theirs; `both`: two templates. `at`: of the conflict that was shown; PROBLEM `changedMeanwhile` where the team's form is another since. */
  settle: call
    .input(z.object({ templateId: TemplateId, keep: z.enum(['mine', 'theirs', 'both']), with: TemplateConflict.shape.with, at: Instant }))
    .output(Done),
  importText: call
    .input(z.object({ format: z.enum(['json', 'csv']), text: z.string().max(64_000_000), owner: TemplateOwner, look: z.boolean() }))
    .output(ImportReport),
  exportText: call
    .input(z.object({ format: z.enum(['json', 'csv']), owner: TemplateOwner.nullable(), ids: z.array(TemplateId).max(50_000).optional() }))
    .output(z.object({ text: z.string() })),
}
