/** What can be done to templates, each with its undo. */
import i18next from 'i18next'
import type { TemplateId } from '../../../shared/domain/ids'
import { staleSince } from '../../../shared/domain/template/choose'
import type { Template, TemplateBody } from '../../../shared/domain/template/types'
import { problemOf } from '../../bridge/client'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { expectDeed, pushDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'
import { templateTitle } from '../../i18n/templateWords'
import { goTo } from '../../state/navigation'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { check, choose, letGo, mintId, showMeanwhile, useLibrary, write } from './store'

const t = i18next.t.bind(i18next)

export const mayEdit = ({ owner }: Pick<Template, 'owner'>): boolean => owner === 'personal' || owner === 'team'

export const freshBody = (locale: string): TemplateBody => ({
  locale,
  variant: '',
  register: null,
  text: '',
  updatedAt: now(),
  basedOn: null,
})

/** An empty one of the agent's own, in the editor. */
export const startNew = (): void => {
  const locale = useDesk.getState().settings.workingLanguage || 'en'
  const template: Template = {
    id: mintId(),
    title: '',
    shortcut: '',
    sourceLocale: locale,
    bodies: [freshBody(locale)],
    shopIds: [],
    channels: [],
    tags: [],
    owner: 'personal',
    backendId: null,
    remote: null,
    actions: [],
    updatedAt: now(),
  }
  goTo('library')
  write(template, null)
  choose(template.id)
}

const one = async (id: TemplateId): Promise<Template | null> =>
  (await calls().library.get({ ids: [id] })).templates.find((template) => template.id === id) ?? null

/** As it was; bodies that were up to date are so again, although their source has been written anew. */
const putBack = async (before: Template, basedOn: number): Promise<void> => {
  const { template } = await calls().library.save({ template: before, basedOn })
  const source = template.bodies.find(({ locale }) => locale === template.sourceLocale)
  const fresh = (body: TemplateBody) =>
    before.bodies.some((was) => was.locale === body.locale && was.variant === body.variant && staleSince(before, was) === null)
  const bodies = template.bodies.map((body) =>
    source && body.locale !== template.sourceLocale && staleSince(template, body) !== null && fresh(body)
      ? { ...body, basedOn: source.updatedAt }
      : body,
  )
  if (bodies.some((body, at) => body !== template.bodies[at]))
    await calls().library.save({ template: { ...template, bodies }, basedOn: template.updatedAt })
}

/** Keeps what stands in the editor. False: it is told why, and the text stands as it was. */
export const save = async (id: TemplateId): Promise<boolean> => {
  const unsaved = useLibrary.getState().unsaved.get(id)
  if (!unsaved || unsaved.template.title.trim() === '') return false
  const { basedOn } = unsaved
  const before = basedOn === null ? null : await one(id).catch(() => null)
  const work = calls().library.save({ template: { ...unsaved.template, title: unsaved.template.title.trim() }, basedOn })
  expectDeed(work)
  try {
    const { template } = await work
    // What was typed while it was being saved is a change of what was saved.
    const typed = useLibrary.getState().unsaved.get(id)
    if (typed && typed !== unsaved) write(typed.template, template.updatedAt)
    else await letGo(id)
    pushDeed({
      says: t('library.did.saved', { title: template.title }),
      saysUndone: t('library.did.unsaved'),
      undo: async () => {
        if (before) await putBack(before, template.updatedAt)
        else await calls().library.remove({ id, undo: false })
        write(unsaved.template, before ? ((await one(id))?.updatedAt ?? null) : null)
      },
    })
    return true
  } catch (error) {
    if (problemOf(error).code === 'changedMeanwhile') {
      const there = await one(id).catch(() => null)
      if (there) showMeanwhile(there)
      // Taken away by another hand: saving it makes it anew.
      else {
        write(unsaved.template, null)
        tellTrouble(t('library.goneMeanwhile'), error)
      }
    } else tellTrouble(t('library.notSaved'), error)
    return false
  }
}

/** The agent's form takes the place of what was saved meanwhile. */
export const overwrite = async (id: TemplateId, theirs: number): Promise<void> => {
  const mine = useLibrary.getState().unsaved.get(id)
  if (!mine) return
  write(mine.template, theirs)
  if (await save(id)) showMeanwhile(null)
}
/** The kept form counts; what was written comes back with the undo. */
export const letGoOf = (id: TemplateId): void => giveUp(id)

/** Both forms are kept: the agent's becomes a template of its own, without the shortcut that the other has. */
export const keepBoth = (id: TemplateId): void => {
  const mine = useLibrary.getState().unsaved.get(id)
  if (!mine) return
  const template = {
    ...mine.template,
    id: mintId(),
    shortcut: '',
    remote: null,
    title: t('library.copyOf', { title: mine.template.title }),
  }
  void letGo(id).catch(() => undefined)
  write(template, null)
  choose(template.id)
}

/** The unsaved text goes; it comes back with the undo. */
export const giveUp = (id: TemplateId): void => {
  const unsaved = useLibrary.getState().unsaved.get(id)
  if (!unsaved) return
  void letGo(id).catch(() => undefined)
  if (unsaved.basedOn === null) choose(null)
  pushDeed({
    says: t('library.did.givenUp', { title: unsaved.template.title || t('library.unnamed') }),
    saysUndone: t('library.did.back'),
    undo: () => {
      write(unsaved.template, unsaved.basedOn)
      choose(id)
    },
  })
}

/** The agent's own form of what is somebody else's, saved at once. A shortcut that she has already gets a number. */
export const copyToMine = async (template: Template): Promise<void> => {
  const copy: Template = { ...template, id: mintId(), title: templateTitle(t, template), owner: 'personal', backendId: null, remote: null }
  const attempt = async (number: number): Promise<Template> => {
    const shortcut = number === 1 || copy.shortcut === '' ? copy.shortcut : `${copy.shortcut.slice(0, 56)}-${number}`
    try {
      return (await calls().library.save({ template: { ...copy, shortcut }, basedOn: null })).template
    } catch (error) {
      if (problemOf(error).code !== 'shortcutTaken' || number > 20) throw error
      return attempt(number + 1)
    }
  }
  try {
    const saved = await attempt(1)
    choose(saved.id)
    pushDeed({
      says: t('library.did.copied', { title: saved.title }),
      saysUndone: t('library.did.uncopied'),
      undo: async () => {
        await calls().library.remove({ id: saved.id, undo: false })
        choose(template.id)
      },
    })
  } catch (error) {
    tellTrouble(t('library.notCopied'), error)
  }
}

/** Those that may go; the others are counted and stay. */
export const removeAll = async (ids: readonly TemplateId[]): Promise<void> => {
  const { templates } = await calls().library.get({ ids: ids.slice(0, 200) as TemplateId[] })
  const mine = templates.filter(mayEdit)
  const stay = templates.length - mine.length
  const gone: Template[] = []
  const work = (async () => {
    for (const template of mine) {
      await calls().library.remove({ id: template.id, undo: false })
      gone.push(template)
    }
  })()
  expectDeed(work)
  try {
    await work
  } catch (error) {
    tellTrouble(t('library.notRemoved'), error)
  }
  const title = gone.length === 1 ? (gone[0]?.title ?? '') : ''
  if (gone.length > 0) {
    if (gone.some(({ id }) => id === useLibrary.getState().chosen)) choose(null)
    check([])
    pushDeed({
      says: [
        title ? t('library.did.removedOne', { title }) : t('library.did.removed', { count: gone.length }),
        stay > 0 ? t('library.stays', { count: stay }) : '',
      ]
        .filter(Boolean)
        .join(' '),
      saysUndone: t('library.did.back'),
      undo: async () => {
        for (const template of gone) await calls().library.remove({ id: template.id, undo: true })
        if (gone.length === 1 && gone[0]) choose(gone[0].id)
      },
    })
  } else if (stay > 0) {
    showToast({ text: t('library.stays', { count: stay }) })
    say(t('library.stays', { count: stay }))
  }
}

/** Adds or takes off a tag of those that may be changed. */
export const tagAll = async (ids: readonly TemplateId[], tag: string, off: boolean): Promise<void> => {
  const { templates } = await calls().library.get({ ids: ids.slice(0, 200) as TemplateId[] })
  const meant = templates.filter((one) => mayEdit(one) && one.tags.includes(tag) === off)
  const changed: { before: Template; after: Template }[] = []
  const retag = (template: Template, tags: string[]) =>
    calls().library.save({ template: { ...template, tags }, basedOn: template.updatedAt })
  const work = (async () => {
    for (const before of meant) {
      const tags = off ? before.tags.filter((one) => one !== tag) : [...before.tags, tag].slice(0, 50)
      changed.push({ before, after: (await retag(before, tags)).template })
    }
  })()
  expectDeed(work)
  try {
    await work
  } catch (error) {
    tellTrouble(t('library.notTagged'), error)
  }
  if (changed.length === 0) return
  pushDeed({
    says: t(off ? 'library.did.untagged' : 'library.did.tagged', { count: changed.length, tag }),
    saysUndone: t('library.did.tagsBack'),
    undo: async () => {
      for (const { before, after } of changed) await retag(after, before.tags)
    },
  })
}
