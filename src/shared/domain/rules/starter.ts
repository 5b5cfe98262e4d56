/**
 * Rules that come with the program: PRODUCT.md 6 as conditions and effects, with what customers write in ten languages. Their
 * names here serve where no screen translates them (`rule.starter.<id>`).
 */

import { feedback } from './starter/feedback'
import { lost, notArrived } from './starter/parcel'
import { afterSale, availability, size } from './starter/sale'
import { type Topic, wordsIn } from './starter/topic'
import { customs, damaged, paymentDispute } from './starter/trouble'
import { angry, cancelOrder, giveBack, legal, refund } from './starter/wishes'
import type { Condition, Rule, RuleEffect } from './types'

const says = (...topics: Topic[]): Condition => ({ type: 'text', where: 'either', words: wordsIn(...topics), not: false })
const saysNot = (...topics: Topic[]): Condition => ({ type: 'text', where: 'either', words: wordsIn(...topics), not: true })
const classA: RuleEffect = { type: 'class', class: 'A' }
const classB: RuleEffect = { type: 'class', class: 'B' }
const classC: RuleEffect = { type: 'class', class: 'C' }
const label = (name: string): RuleEffect => ({ type: 'labels', add: [name] })

const starters: { id: string; name: string; conditions: Condition[]; effects: RuleEffect[] }[] = [
  {
    id: 'dispute',
    name: 'Payment dispute is open',
    conditions: [
      {
        type: 'any',
        of: [
          { type: 'dispute', open: true },
          { type: 'channel', channels: ['dispute'], not: false },
        ],
      },
    ],
    effects: [classA, { type: 'priority', priority: 'urgent' }, { type: 'assignee', to: 'bestOnShift' }, label('dispute')],
  },
  {
    id: 'legal',
    name: 'Threatens with the law',
    conditions: [says(legal)],
    effects: [
      { type: 'priority', priority: 'urgent' },
      { type: 'escalate', reason: '' },
      { type: 'assignee', to: 'lead' },
    ],
  },
  {
    id: 'paymentDispute',
    name: 'Writes of a payment dispute',
    conditions: [says(paymentDispute)],
    effects: [classA, { type: 'priority', priority: 'high' }, label('payment')],
  },
  { id: 'lost', name: 'Parcel lost', conditions: [says(lost)], effects: [classA, label('parcel')] },
  { id: 'damaged', name: 'Damaged, wrong or missing', conditions: [says(damaged)], effects: [classA, label('damaged')] },
  { id: 'customs', name: 'Held by customs', conditions: [says(customs)], effects: [classA, label('customs')] },
  { id: 'notArrived', name: 'Parcel not arrived', conditions: [says(notArrived)], effects: [classA, label('parcel')] },
  { id: 'size', name: 'Asks for a size', conditions: [says(size), saysNot(afterSale)], effects: [classB, label('size')] },
  { id: 'beforeSale', name: 'Question before the sale', conditions: [says(availability), saysNot(afterSale)], effects: [classB] },
  { id: 'feedback', name: 'Review or feedback', conditions: [says(feedback)], effects: [classC, label('feedback')] },
  {
    id: 'noScan',
    name: 'Parcel without a scan for 5 days',
    conditions: [
      { type: 'parcelState', states: ['labelled', 'inTransit', 'held', 'outForDelivery', 'failed', 'unknown'], noScanHours: 120 },
    ],
    effects: [classA, label('parcel')],
  },
  {
    id: 'refund',
    name: 'Wants money back',
    conditions: [says(refund)],
    effects: [{ type: 'priority', priority: 'high' }, label('refund')],
  },
  { id: 'return', name: 'Wants to return or exchange', conditions: [says(giveBack)], effects: [label('return')] },
  {
    id: 'cancel',
    name: 'Wants to cancel the order',
    conditions: [says(cancelOrder)],
    effects: [{ type: 'priority', priority: 'high' }, label('cancel')],
  },
  {
    id: 'angry',
    name: 'Angry',
    conditions: [says(angry)],
    effects: [
      { type: 'priority', priority: 'high' },
      { type: 'escalate', reason: '' },
    ],
  },
  {
    id: 'highValue',
    name: 'Customer of high value',
    conditions: [{ type: 'highValue', not: false }],
    effects: [{ type: 'priority', priority: 'high' }],
  },
  {
    id: 'marketplace',
    name: 'Message from a marketplace',
    conditions: [{ type: 'channel', channels: ['marketplace'], not: false }],
    effects: [label('marketplace')],
  },
  {
    id: 'onShift',
    name: 'Someone on shift reads the language',
    conditions: [{ type: 'coverage', covered: true }],
    effects: [{ type: 'assignee', to: 'bestOnShift' }],
  },
]

/** @param now when they are made, epoch ms (UTC) */
export const starterRules = (now: number): Rule[] =>
  starters.map((starter) => ({ ...starter, on: true, shopIds: [], stop: false, starter: true, updatedAt: now }))
