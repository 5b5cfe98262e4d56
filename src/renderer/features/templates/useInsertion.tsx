/** Templates in one editor: the list behind `;` and `/`, what panel and pinned keys bring, tab stops and gaps. */
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import i18next from 'i18next'
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from 'react'
import type { Channel } from '../../../shared/domain/conversation/types'
import { TemplateError } from '../../../shared/domain/template/fault'
import { firstLineOf } from '../../../shared/domain/template/firstLine'
import type { MacroAction, Register, Rendered, Template } from '../../../shared/domain/template/types'
import { alignedSegments } from '../../../shared/domain/translation/aligned'
import { sameLanguage } from '../../../shared/domain/translation/languages'
import type { DraftSegment } from '../../../shared/domain/translation/types'
import { calls, now } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { templateTitle } from '../../i18n/templateWords'
import { noteInserted } from '../../state/inserted'
import { showToast } from '../../state/toasts'
import { answerWriter, type TemplatePick, type Writer } from '../../state/writing'
import { say } from '../../ui/liveRegion'
import { fields } from './editor/fields'
import { gapMarks } from './editor/gapMarks'
import { Picker, type Prepared } from './editor/picker'
import { giveBack, pickerExtension } from './editor/pickerExtension'
import { actsOf, putIn } from './editor/putIn'
import { faultWords } from './faultWords'
import { type Filled, fill } from './fill'
import { PickPopup } from './PickPopup'
import { type About, useFacts } from './useFacts'
import { variableWords, variantWords } from './words'

export interface InsertionProps extends About {
  /** As `placeOfDraft` names it. */
  place: string
  channel: Channel | null
  /** BCP 47 of who reads it; null where nobody knows. */
  locale: string | null
  register?: Register | null
  /** What is written in one language and read in another: both bodies are put in side by side. */
  pair?: { from: string; to: string } | null
  onAligned?: (segments: readonly DraftSegment[]) => void
  view: () => EditorView | null
  /** Acts of a macro that came with a text, or went with its undo. */
  onActions: (add: readonly MacroAction[], remove: readonly MacroAction[]) => void
}

export interface Insertion {
  extensions: Extension
  popup: ReactNode
  underWay: () => boolean
  /** Tells when the list opens and when it closes. The answer ends that. */
  watchOpen: (tell: (open: boolean) => void) => () => void
}

const shown = 20

/** The editor's extensions stay the same for a place; the list is drawn beside it. */
export const useInsertion = (props: InsertionProps): Insertion => {
  const { place } = props
  const { facts, order } = useFacts(props)
  const latest = useRef({ ...props, facts })
  latest.current = { ...props, facts }
  const listId = useId()
  // Said once for a conversation, a language is not asked for again.
  const said = useRef<{ place: string; locale: string } | null>(null)

  const made = useMemo(() => {
    const localeNow = (): string | null => (said.current?.place === place ? said.current.locale : latest.current.locale)
    const scope: Writer['scope'] = () => {
      const { shop, backend, channel } = latest.current
      return { shopId: shop?.id ?? null, backendId: backend.id, channel, locale: localeNow() }
    }
    const picker = new Picker({
      search: (kind, query) =>
        calls().library.search({
          ...scope(),
          text: query,
          shortcut: kind === 'shortcut',
          tag: null,
          owner: null,
          approvedOnly: false,
          limit: shown,
          offset: 0,
        }),
      prepare: async (pick) => {
        try {
          return await prepare(pick)
        } catch (error) {
          tellFault(error)
          return { type: 'nothing' }
        }
      },
      put: (put, from, to) => {
        const view = latest.current.view()
        if (!view) return
        view.dispatch(putIn(put, from, to))
        view.focus()
      },
      giveBack: (key) => {
        const view = latest.current.view()
        if (view) giveBack(view, key)
      },
      changed: () => latest.current.view()?.dispatch({}),
    })
    let title = ''
    const tellFault = (error: unknown) => {
      if (!(error instanceof TemplateError)) return tellTrouble(i18next.t('templates.notInserted'), error)
      const text = faultWords(i18next.t.bind(i18next), title, error)
      showToast({ text, tone: 'trouble' })
      say(text, 'assertive')
    }
    const prepare = async (pick: TemplatePick): Promise<Prepared> => {
      const { templates, nested } = await calls().library.get({ ids: [pick.id] })
      const [template] = templates
      const { shop, conversation } = latest.current
      const t = i18next.t.bind(i18next)
      if (!template || !shop) {
        const text = t('templates.gone')
        showToast({ text, tone: 'trouble' })
        say(text, 'assertive')
        return { type: 'nothing' }
      }
      title = templateTitle(t, template)
      const filled = fill(template, nested, pick, {
        locale: localeNow(),
        shopLanguages: shop.languages,
        register: latest.current.register ?? null,
        facts: (locale) => {
          const known = latest.current.facts(locale, pick.orderId ?? null)
          if (!known) throw new Error('a shop that went away')
          return known
        },
      })
      const names = new Intl.DisplayNames([i18next.language], { type: 'language', fallback: 'code' })
      switch (filled.type) {
        case 'nothing':
          showToast({ text: t('templates.empty', { title }), tone: 'trouble' })
          return { type: 'nothing' }
        case 'language':
          return {
            type: 'ask',
            what: 'language',
            title,
            options: filled.locales.map((locale) => ({
              pick: { ...pick, locale },
              label: names.of(locale) ?? locale,
              detail: firstLineOf(template.bodies.find((body) => body.locale === locale)?.text ?? ''),
              language: locale,
            })),
          }
        case 'variant':
          return {
            type: 'ask',
            what: 'variant',
            title,
            options: filled.choice.variants.map((body) => ({
              pick: { ...pick, locale: body.locale, variant: body.variant },
              label: variantWords(t, body.variant),
              detail: firstLineOf(body.text),
              language: body.locale,
            })),
          }
        case 'text': {
          const { choice } = filled
          const { locale } = choice.body
          const rendered = written(template, nested, pick, filled)
          if (pick.locale && latest.current.locale === null) said.current = { place, locale: pick.locale }
          noteInserted(place, filled.rendered.text)
          calls()
            .library.used({ id: template.id, locale, at: now() })
            .catch(() => undefined)
          if (choice.fallback) showToast({ text: t('templates.fellBack', { title, language: names.of(locale) ?? locale }), lasts: 6_000 })
          say(
            rendered.gaps.length > 0
              ? t('templates.saidGaps', { title, count: rendered.gaps.length })
              : t('templates.saidInserted', { title }),
          )
          return { type: 'put', put: { rendered, actions: conversation ? template.actions : [] } }
        }
      }
    }
    /** What goes into the editor: in translation the body in the agent's own language, with the customer's remembered beside it. */
    const written = (template: Template, nested: readonly Template[], pick: TemplatePick, filled: Filled & { type: 'text' }): Rendered => {
      const { pair, shop, onAligned } = latest.current
      // Nobody wrote it in the customer's language: what stands there is translated like anything else.
      if (!pair || !shop || !sameLanguage(filled.choice.body.locale, pair.to)) return filled.rendered
      const own = fill(
        template,
        nested,
        { ...pick, locale: pair.from, variant: filled.choice.body.variant },
        {
          locale: pair.from,
          shopLanguages: shop.languages,
          facts: (locale) => {
            const known = latest.current.facts(locale, pick.orderId ?? null)
            if (!known) throw new Error('a shop that went away')
            return known
          },
        },
      )
      // Not in hers: she sees it as the customer does, and below what it means.
      const source = own.type === 'text' && sameLanguage(own.choice.body.locale, pair.from) ? own.rendered : filled.rendered
      onAligned?.(alignedSegments(source.text, filled.rendered.text))
      return source
    }
    const extensions: Extension = [
      pickerExtension(picker, listId),
      fields,
      gapMarks({
        name: (variable) => variableWords(i18next.t.bind(i18next), variable),
        title: (variable) => i18next.t('templates.gapTitle', { what: variableWords(i18next.t.bind(i18next), variable) }),
      }),
      actsOf((add, remove) => latest.current.onActions(add, remove)),
    ]
    return { picker, extensions, scope }
  }, [place, listId])

  const conversationId = props.conversation?.id ?? null
  useEffect(() => {
    const { picker, scope } = made
    return answerWriter({
      place,
      conversationId,
      scope,
      insert: async (what) => {
        const view = latest.current.view()
        if (!view) return
        view.focus()
        const { to } = view.state.selection.main
        if ('id' in what) return picker.takeHere(what, to)
        noteInserted(place, what.text)
        view.dispatch(putIn({ rendered: what, actions: [] }, to, to))
      },
    })
  }, [made, place, conversationId])
  useEffect(() => () => made.picker.close(), [made])

  const watchOpen = useCallback<Insertion['watchOpen']>(
    (tell) => made.picker.subscribe(() => tell(made.picker.snapshot().type !== 'closed')),
    [made],
  )
  // The same one at every stroke, or each would draw the list anew.
  const view = useCallback(() => latest.current.view(), [])
  return {
    extensions: made.extensions,
    underWay: () => made.picker.underWay,
    watchOpen,
    popup: <PickPopup picker={made.picker} listId={listId} view={view} order={order?.number ?? null} />,
  }
}
