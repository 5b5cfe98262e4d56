/** Rules, their reasons and routing in the agent's words. */

import type { TFunction } from 'i18next'
import type { Suggestion } from '../../shared/domain/case/types'
import { cityOfZone } from '../../shared/domain/clock/zoneCity'
import type { Because, Fired, Rule, RuleEffect } from '../../shared/domain/rules/types'
import type { Format } from './format'

/** Digits after the point that a currency has; two where it is not known. */
export const minorDigits = (currency: string): number => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

/** The starter's name in the agent's language, or what a person called the rule. */
export const ruleName = (rule: Pick<Rule, 'id' | 'name' | 'starter'>, t: TFunction): string =>
  rule.starter ? t(`rule.starter.${rule.id}`, { defaultValue: rule.name }) : rule.name
export const firedName = ({ ruleId, name, starter }: Fired, t: TFunction): string => ruleName({ id: ruleId, name, starter }, t)

const text = (value: string | number | undefined): string => String(value ?? '')

/** Why a condition held. The customer's own words stand in `quote`, not in here. */
export const becauseWords = ({ code, params }: Because, t: TFunction, format: Format): string => {
  const filled: Record<string, string | number> = { ...params }
  if (typeof params.since === 'number') filled.since = format.dateTime(params.since)
  if (typeof params.minor === 'number') {
    const currency = text(params.currency)
    filled.amount = format.money(params.minor / 10 ** minorDigits(currency), currency)
  }
  if (params.language) filled.language = format.language(text(params.language))
  if (params.channel) filled.channel = t(`common.channel.${text(params.channel)}`)
  if (params.status) filled.status = t(`common.status.${text(params.status)}`)
  if (code === 'contacts') filled.within = t('rule.withinDays', { count: Number(params.days) })
  if (params.kind) filled.kind = t(`rule.kind.${text(params.kind)}`)
  if (code === 'orderState') filled.state = t(`customer.orderState.${text(params.state)}`)
  if (code === 'parcelState' || code === 'noScan') filled.state = t(`customer.parcelState.${text(params.state)}`)
  if (params.stage) filled.stage = t(`customer.disputeStage.${text(params.stage)}`)
  return t(`rule.because.${code}`, filled)
}

/** Why someone is suggested, or a move proposed. `name` is whom the reason is about, where it is not the one suggested. */
export const whyWords = ({ code, params }: Suggestion['why'][number], t: TFunction, format: Format, name = ''): string => {
  const filled: Record<string, string | number> = { name, ...params }
  const zone = params.zone ? text(params.zone) : undefined
  for (const key of ['until', 'at']) {
    const at = params[key]
    if (typeof at !== 'number') continue
    const own = format.time(at)
    // Her own clock beside the agent's, where they differ.
    const theirs = zone ? format.time(at, zone) : own
    filled[key] = own === theirs || !zone ? own : `${own} (${cityOfZone(zone)} ${theirs})`
  }
  if (params.language) filled.language = format.language(text(params.language))
  if (params.level) filled.level = t(`rule.level.${text(params.level)}`)
  if (typeof params.open === 'number') filled.open = format.number(params.open)
  return t(code === 'load' && params.open === 0 ? 'rule.route.idle' : `rule.route.${code}`, filled)
}

/** What an effect does, short. */
export const effectWords = (effect: RuleEffect, t: TFunction, format: Format): string => {
  switch (effect.type) {
    case 'class':
      return t('rule.asClass', { class: effect.class })
    case 'priority':
      return t('rule.asPriority', { priority: t(`common.priority.${effect.priority}`) })
    case 'labels':
      return t('rule.asLabels', { labels: format.list(effect.add) })
    case 'group':
      return t('rule.asGroup', { team: effect.team })
    case 'assignee':
      return t('rule.asAssignee', { who: t(`rule.assignee.${effect.to}`) })
    case 'template':
      return t('rule.asTemplate', { shortcut: effect.shortcut })
    case 'snooze':
      return t('rule.asSnooze', { span: format.span(effect.minutes * 60_000) })
    case 'escalate':
      return t('rule.asEscalate')
  }
}
