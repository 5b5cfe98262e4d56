import { bySentence, type Check } from '../finding'
import { bareNumber, digitsOf } from '../known'

/** Away from the shop's own channels: a private number, address or account. The shop's `contacts` and hosts are its own. */
export const contactSteering: Check = (given) => {
  const { contacts, hosts } = given.context.shop
  const numbers = contacts.map(digitsOf).filter((digits) => digits.length >= 5)
  const names = contacts.filter((contact) => digitsOf(contact).length < 5).map(bareNumber)
  return bySentence(
    'contactSteering',
    given,
    ({ contactSteering }) => contactSteering,
    ({ text }) => {
      const digits = text.replace(/\D/g, '')
      const bare = text.replace(/[^a-z0-9]/g, '')
      return !(
        numbers.some((number) => digits.includes(number)) ||
        names.some((name) => name.length >= 4 && bare.includes(name)) ||
        hosts.some((host) => text.includes(`@${host.toLowerCase()}`))
      )
    },
  )
}
