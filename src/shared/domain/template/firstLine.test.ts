import { expect, it } from 'vitest'
import { firstLineOf } from './firstLine'

it.each([
  ['{{ salutation }}\n\nThank you for order {{ order.number }}.', 'Thank you for order ….'],
  ['{{ salutation }},\nHello', 'Hello'],
  ['{% if parcel %}On its way{% endif %}', 'On its way'],
  ['Hello {{ customer.name }}', 'Hello …'],
  ['We pay back ${1:the amount} ${2}', 'We pay back the amount'],
  ['{{ salutation }}', ''],
  ['', ''],
])('%s', (text, line) => expect(firstLineOf(text)).toBe(line))
