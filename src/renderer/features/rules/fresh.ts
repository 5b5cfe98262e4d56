/** Conditions and effects as they stand when they are added. */
import type { Condition, RuleEffect } from '../../../shared/domain/rules/types'

export const conditionTypes = [
  'text',
  'language',
  'shop',
  'channel',
  'status',
  'label',
  'highValue',
  'spent',
  'orderTotal',
  'orderCount',
  'orderState',
  'parcelState',
  'dispute',
  'contacts',
  'waiting',
  'attachment',
  'time',
  'coverage',
  'any',
] as const satisfies readonly Condition['type'][]
export const effectTypes = [
  'class',
  'priority',
  'labels',
  'group',
  'assignee',
  'template',
  'snooze',
  'escalate',
] as const satisfies readonly RuleEffect['type'][]

export const freshCondition = (type: Condition['type']): Condition => {
  switch (type) {
    case 'text':
      return { type, where: 'either', words: [], not: false }
    case 'language':
      return { type, languages: [], not: false }
    case 'shop':
      return { type, shopIds: [], not: false }
    case 'channel':
      return { type, channels: [], not: false }
    case 'status':
      return { type, statuses: ['open'] }
    case 'label':
      return { type, labels: [], not: false }
    case 'highValue':
      return { type, not: false }
    case 'spent':
    case 'orderTotal':
      return { type, minMinor: null, maxMinor: null }
    case 'orderCount':
      return { type, min: null, max: null }
    case 'orderState':
      return { type, states: ['shipped'], olderThanHours: null }
    case 'parcelState':
      return { type, states: ['inTransit'], noScanHours: 120 }
    case 'dispute':
      return { type, open: true }
    case 'contacts':
      return { type, min: 3, days: 7 }
    case 'waiting':
      return { type, minMinutes: 60 }
    case 'attachment':
      return { type, kind: 'image' }
    case 'time':
      return { type, zone: 'customer', weekdays: [], start: '22:00', end: '08:00' }
    case 'coverage':
      return { type, covered: false }
    case 'any':
      return { type, of: [] }
  }
}

export const freshEffect = (type: RuleEffect['type']): RuleEffect => {
  switch (type) {
    case 'class':
      return { type, class: 'A' }
    case 'priority':
      return { type, priority: 'high' }
    case 'labels':
      return { type, add: [] }
    case 'group':
      return { type, team: '' }
    case 'assignee':
      return { type, to: 'bestOnShift' }
    case 'template':
      return { type, templateId: null, shortcut: '' }
    case 'snooze':
      return { type, minutes: 24 * 60 }
    case 'escalate':
      return { type, reason: '' }
  }
}
