/** What is said of templates, gaps and acts, wherever they are shown. */
import type { TFunction } from 'i18next'
import type { MacroAction, TemplateHit } from '../../../shared/domain/template/types'
import type { Format } from '../../i18n/format'

/** A variable in plain words; its own path where we have none. */
export const variableWords = (t: TFunction, variable: string): string =>
  /^\d+$/.test(variable)
    ? t('templates.numberedGap', { number: variable })
    : t(`templates.variable.${variable.replaceAll('.', '_')}`, { defaultValue: variable })

/** «source changed a day ago; German is older». */
export const staleWords = (
  t: TFunction,
  format: Format,
  { locale, staleSince }: Pick<TemplateHit, 'locale' | 'staleSince'>,
  now: number,
): string => (staleSince === null ? '' : t('templates.stale', { ago: format.ago(staleSince, now), language: format.language(locale) }))

/** A variant's own name; those of the starter library in the agent's language. */
export const variantWords = (t: TFunction, variant: string): string =>
  variant === '' ? t('templates.variantPlain') : t(`templates.variant.${variant}`, { defaultValue: variant })

export const actionWords = (t: TFunction, format: Format, action: MacroAction): string => {
  switch (action.type) {
    case 'labels':
      return format.list([
        ...(action.add.length > 0 ? [t('templates.action.label', { labels: format.list(action.add), count: action.add.length })] : []),
        ...(action.remove.length > 0
          ? [t('templates.action.unlabel', { labels: format.list(action.remove), count: action.remove.length })]
          : []),
      ])
    case 'status':
      return t(`templates.action.status.${action.status}`)
    case 'priority':
      return t('templates.action.priority', { priority: t(`common.priority.${action.priority}`) })
    case 'assign':
      return t(`templates.action.assign.${action.to}`)
    case 'snooze':
      return t('templates.action.snooze', { span: format.span(action.hours * 3_600_000) })
  }
}
