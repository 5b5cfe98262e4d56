import type { TFunction } from 'i18next'
import type { TemplateHit } from '../../shared/domain/template/types'

/** What we wrote ourselves has its name in the agent's language. */
export const templateTitle = (t: TFunction, { owner, shortcut, title }: Pick<TemplateHit, 'owner' | 'shortcut' | 'title'>): string =>
  owner === 'starter' ? t(`templates.starter.${shortcut}`, { defaultValue: title }) : title
