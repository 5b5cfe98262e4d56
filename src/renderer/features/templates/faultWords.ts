import type { TFunction } from 'i18next'
import { TemplateError } from '../../../shared/domain/template/fault'

/** Why a body could not be filled; what nobody foresaw is a fault of its text too. */
export const faultWords = (t: TFunction, title: string, fault: unknown): string =>
  fault instanceof TemplateError
    ? t(`templates.broken.${fault.code}`, { title, what: fault.detail })
    : t('templates.broken.broken', { title, what: fault instanceof Error ? fault.name : '' })
