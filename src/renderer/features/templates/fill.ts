/** From a template that was chosen to the text that is put in, or to what must be asked first. Pure. */
import { type Choice, chooseBody } from '../../../shared/domain/template/choose'
import { render } from '../../../shared/domain/template/render'
import type { Register, Rendered, Template, TemplateFacts } from '../../../shared/domain/template/types'
import type { TemplatePick } from '../../state/writing'

export interface FillPlace {
  /** BCP 47 of who reads it; null where nobody knows. */
  locale: string | null
  shopLanguages: readonly string[]
  /** How the customer is spoken to, where somebody said so. */
  register?: Register | null
  facts(locale: string): TemplateFacts
}

export type Filled =
  | { type: 'text'; rendered: Rendered; choice: Choice }
  | { type: 'language'; locales: readonly string[] }
  | { type: 'variant'; choice: Choice }
  /** Nobody wrote a body. */
  | { type: 'nothing' }

/** The shop's languages first, as the shop orders them. */
const localesOf = (template: Template, shopLanguages: readonly string[]): string[] => {
  const rank = (locale: string) => {
    const at = shopLanguages.findIndex((one) => one.split('-')[0] === locale.split('-')[0])
    return at < 0 ? shopLanguages.length : at
  }
  return [...new Set(template.bodies.map(({ locale }) => locale))].sort((a, b) => rank(a) - rank(b))
}

/** @throws TemplateError as `render` */
export const fill = (template: Template, nested: readonly Template[], pick: TemplatePick, place: FillPlace): Filled => {
  const wanted = pick.locale ?? place.locale
  const locales = localesOf(template, place.shopLanguages)
  if (wanted === null && locales.length > 1) return { type: 'language', locales }
  const choice = chooseBody(template, {
    locale: wanted,
    shopLanguages: place.shopLanguages,
    variant: pick.variant ?? null,
    register: place.register ?? null,
  })
  if (!choice) return { type: 'nothing' }
  if (pick.variant === undefined && choice.variants.length > 1) return { type: 'variant', choice }
  return { type: 'text', choice, rendered: render(choice.body, place.facts(choice.body.locale), nested) }
}
