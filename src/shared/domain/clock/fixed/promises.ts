/** Refunds that the shop itself has promised. */

import { promiseIn } from '../../language/refundPromise'
import { type Context, fixed } from '../context'
import { isHoliday } from '../holidays/holidays'
import type { Clock } from '../types'
import { isAnswer } from '../waiting'
import { dayAt, dayStartAt, weekdayOf } from '../zoneDays'
import { refundedSince } from './refunds'

const HOUR = 3_600_000
const PROMISE = "the shop's own words"
const PARTIAL = 'Dragoman: partial refunds within 48 h'

const afterWorkingDays = (zone: string, country: string | null, fromAt: number, days: number): number => {
  let day = dayAt(zone, fromAt)
  for (let left = days; left > 0; ) {
    day++
    if (weekdayOf(day) <= 5 && (country === null || !isHoliday(country, day))) left--
  }
  return dayStartAt(zone, day + 1)
}

/**
 * «We will refund you within N days» in an answer of ours: until the end of the Nth day after it in the customer's zone
 * (working days: Monday to Friday without her country's holidays; hours: to the minute). A partial refund that an answer
 * of ours promises without a date: 48 h. Each ends when money went back after the promise; the newest promise of each
 * kind counts. They run whatever the conversation's status.
 */
export const promiseClocks = ({ facts, country, zone }: Context): Clock[] => {
  const clocks = new Map<string, Clock>()
  for (const message of facts.messages) {
    if (!isAnswer(message)) continue
    const promise = promiseIn(message.text)
    if (promise === null || facts.orders.some((order) => refundedSince(order, message.at))) continue
    const { amount, unit, partial } = promise
    const where = zone ?? 'UTC'
    if (unit === null) {
      if (partial) clocks.set('partialRefund', fixed('partialRefund', message.at, message.at + 48 * HOUR, PARTIAL))
      continue
    }
    const at =
      unit === 'hours'
        ? message.at + amount * HOUR
        : unit === 'workingDays'
          ? afterWorkingDays(where, country, message.at, amount)
          : dayStartAt(where, dayAt(where, message.at) + amount + 1)
    clocks.set(
      'refundPromise',
      fixed('refundPromise', message.at, at, PROMISE, { code: `refundPromise.${unit}`, params: { count: amount } }),
    )
    if (partial) clocks.set('partialRefund', fixed('partialRefund', message.at, message.at + 48 * HOUR, PARTIAL))
  }
  return [...clocks.values()]
}
