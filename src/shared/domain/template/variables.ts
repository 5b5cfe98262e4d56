/** What a body may ask for. Names are those of `TemplateFacts`; `order.created_at` and other systems' `contact.name` mean the same. */

export type VariableKind = 'text' | 'money' | 'date' | 'time' | 'number' | 'list' | 'link' | 'flag'

export const variableKinds: Readonly<Record<string, VariableKind>> = {
  salutation: 'text',
  closing: 'text',
  today: 'date',
  now: 'time',
  'customer.name': 'text',
  'customer.firstName': 'text',
  'customer.lastName': 'text',
  'customer.formal': 'text',
  'customer.country': 'text',
  'agent.name': 'text',
  'agent.firstName': 'text',
  'agent.email': 'text',
  'shop.name': 'text',
  'shop.returnDays': 'number',
  'shop.deliveryDays': 'number',
  'shop.paysDuty': 'flag',
  'shop.url': 'link',
  'shop.signature': 'text',
  'order.number': 'text',
  'order.state': 'text',
  'order.total': 'money',
  'order.refunded': 'money',
  'order.createdAt': 'date',
  'order.deliveredAt': 'date',
  'order.items': 'list',
  'order.url': 'link',
  'parcel.number': 'text',
  'parcel.carrier': 'text',
  'parcel.state': 'text',
  'parcel.url': 'link',
  'parcel.expectedAt': 'date',
  'parcel.lastScan.at': 'date',
  'parcel.lastScan.place': 'text',
  'parcel.lastScan.text': 'text',
  'shift.colleague': 'text',
  'shift.fromAt': 'time',
  'shift.myEndAt': 'time',
  'dispute.dueAt': 'date',
  'dispute.amount': 'money',
  'return.item': 'text',
  'return.amount': 'money',
  'return.paidByShop': 'flag',
}

const groups: Readonly<Record<string, string>> = { contact: 'customer', user: 'agent', store: 'shop', account: 'shop' }

/** One spelling of a part of a name: `first_name` is `firstName`. */
export const partName = (part: string): string => part.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
export const groupName = (part: string): string => groups[part] ?? partName(part)

/** A variable's name as it stands in `variableKinds`. */
export const canonical = (name: string): string => {
  const [head = '', ...rest] = name.split('.')
  return [groupName(head), ...rest.map(partName)].join('.')
}

/** The variable, or a group that has such variables in it. */
export const isKnown = (name: string): boolean =>
  Object.keys(variableKinds).some(
    (one) => one === name || one.startsWith(`${name}.`) || (variableKinds[one] === 'list' && name.startsWith(`${one}.`)),
  )
