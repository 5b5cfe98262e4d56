import { useTranslation } from 'react-i18next'
import type { QuickAbout } from '../../../../shared/contract/quick'
import { staleSince } from '../../../../shared/domain/template/choose'
import { openGapsOf } from '../../../../shared/domain/template/gaps'
import type { Rendered, Template, TemplateBody, TemplateHit } from '../../../../shared/domain/template/types'
import { templateTitle } from '../../../i18n/templateWords'
import { useFormat } from '../../../i18n/useFormat'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Icon } from '../../../ui/Icon'
import { Select } from '../../../ui/Select'
import { faultWords } from '../faultWords'
import { fill } from '../fill'
import { useTemplate } from '../useTemplates'
import { staleWords, variableWords, variantWords } from '../words'
import styles from './Quick.module.css'
import { type ForWhom, quickFactsOf } from './quickFacts'

/** What the agent chose instead of what the customer's language gives. */
export interface Chosen {
  locale: string | null
  variant: string | null
}
export interface FilledHit {
  template: Template | null
  body: TemplateBody | null
  rendered: Rendered | null
  fault: unknown
  locales: readonly string[]
  /** Names of all bodies of the language. */
  variants: readonly string[]
  stale: number | null
  now: number
}

const nothing = { template: null, body: null, rendered: null, fault: null, locales: [], variants: [], stale: null }

/** The chosen template as it would be copied: what is seen is what Enter copies. */
export const useFilled = (hit: TemplateHit | null, about: QuickAbout, whom: ForWhom | null, chosen: Chosen): FilledHit => {
  const { now } = about
  const { data } = useTemplate(hit?.id ?? null)
  const template = data?.templates.find(({ id }) => id === hit?.id) ?? null
  if (!template || !hit) return { ...nothing, now }
  const locales = [...new Set(template.bodies.map(({ locale }) => locale))]
  const wanted = chosen.locale !== null && locales.includes(chosen.locale) ? chosen.locale : hit.locale
  const bodies = template.bodies.filter(({ locale }) => locale === wanted)
  const body = bodies.find(({ variant }) => variant === chosen.variant) ?? bodies[0] ?? null
  const known = { ...nothing, now, template, body, locales, variants: bodies.map(({ variant }) => variant) }
  if (!body) return known
  try {
    const pick = { id: template.id, locale: body.locale, variant: body.variant }
    const made = fill(template, data?.nested ?? [], pick, {
      locale: body.locale,
      shopLanguages: [],
      facts: (locale) => quickFactsOf(about, whom ?? 'last', locale),
    })
    return { ...known, rendered: made.type === 'text' ? made.rendered : null, stale: staleSince(template, body) }
  } catch (fault) {
    return { ...known, fault }
  }
}

export function QuickPreview({
  filled,
  asked,
  onChoose,
  onDone,
}: {
  filled: FilledHit
  asked: string
  onChoose: (chosen: Chosen) => void
  /** The focus goes back to the box. */
  onDone: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { template, body, rendered, fault, locales, variants, stale, now } = filled
  if (!template || !body) return <section className={styles.preview} aria-label={t('templates.quick.preview')} />
  const gaps = rendered ? [...new Set(openGapsOf(rendered.text).map(({ variable }) => variableWords(t, variable)))] : []
  const own = rendered?.stops.filter(({ from, to }) => to > from).length ?? 0
  const old = staleWords(t, format, { locale: body.locale, staleSince: stale }, now)
  const other = body.locale.split('-')[0] !== asked.split('-')[0]
  return (
    <section className={styles.preview} aria-label={t('templates.quick.preview')} data-template-preview>
      <div className={styles.choices}>
        <Select
          label={t('templates.panel.language')}
          options={locales.map((one) => ({ id: one, label: format.language(one) }))}
          value={body.locale}
          onChange={(locale) => {
            onChoose({ locale, variant: null })
            onDone()
          }}
        />
        {variants.length > 1 ? (
          <Select
            label={t('templates.panel.version')}
            options={variants.map((one) => ({ id: one, label: variantWords(t, one) }))}
            value={body.variant}
            onChange={(variant) => {
              onChoose({ locale: body.locale, variant })
              onDone()
            }}
          />
        ) : null}
      </div>
      {other || old ? (
        <p className={styles.warn}>
          <Icon name="warning" size={12} />
          {[other ? t('templates.quick.other', { asked: format.language(asked), language: format.language(body.locale) }) : '', old]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      {fault ? <ErrorNote title={faultWords(t, templateTitle(t, template), fault)} /> : null}
      {rendered ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: longer than it is high, it can be scrolled by keyboard readers
        <div className={styles.text} dir="auto" lang={rendered.locale} data-selectable tabIndex={0}>
          <Marked rendered={rendered} />
        </div>
      ) : null}
      {gaps.length > 0 ? (
        <p className={styles.warn}>
          <Icon name="warning" size={12} />
          {t('templates.quick.gaps', { count: gaps.length, what: format.list(gaps) })}
        </p>
      ) : null}
      {own > 0 ? (
        <p className={styles.warn}>
          <Icon name="pen" size={12} />
          {t('templates.quick.own', { count: own })}
        </p>
      ) : null}
      {template.actions.length > 0 ? (
        <p className={styles.weak}>
          <Icon name="zap" size={12} /> {t('templates.quick.textOnly')}
        </p>
      ) : null}
    </section>
  )
}

/** Gaps stand as they are copied, `[[parcel.number]]`, and marked; so do the places that wait for the agent's own words. */
function Marked({ rendered: { text, stops } }: { rendered: Rendered }) {
  const { t } = useTranslation()
  const gaps = openGapsOf(text).map((gap) => ({ ...gap, gap: true }))
  const open = stops
    .filter(({ from, to }) => to > from && !gaps.some((gap) => gap.from < to && from < gap.to))
    .map(({ from, to }) => ({ from, to, variable: '', gap: false }))
  const marks = [...gaps, ...open].sort((a, b) => a.from - b.from)
  return (
    <>
      {marks.map(({ from, to, variable, gap }, at) => (
        <span key={`${from} ${gap}`}>
          {text.slice(marks[at - 1]?.to ?? 0, from)}
          {gap ? (
            <mark className={styles.gapMark} title={variableWords(t, variable)}>
              <bdi dir="ltr">{text.slice(from, to)}</bdi>
            </mark>
          ) : (
            <mark className={styles.stopMark}>{text.slice(Math.max(from, marks[at - 1]?.to ?? 0), to)}</mark>
          )}
        </span>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  )
}
