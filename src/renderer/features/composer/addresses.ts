/** Addresses as typed: `Mia Schulz <mia@example.net>, max@example.net`. Pure. */
import type { Address, MailHead } from '../../../shared/domain/conversation/types'

const plain = /^[^\s@<>,;"()]+@[^\s@<>,;"()]+\.[^\s@<>,;"()]+$/

export interface ParsedAddresses {
  addresses: Address[]
  /** Pieces that are no address. */
  bad: string[]
}

/** Splits at commas, semicolons (also the full-width ones) and line ends outside quotes. */
const pieces = (text: string): string[] => {
  const found: string[] = []
  let piece = ''
  let quoted = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    if (!quoted && /[,;，；、\n]/.test(letter)) {
      found.push(piece)
      piece = ''
    } else piece += letter
  }
  found.push(piece)
  return found.map((one) => one.trim()).filter((one) => one !== '')
}

export const parseAddresses = (text: string): ParsedAddresses => {
  const addresses: Address[] = []
  const bad: string[] = []
  for (const piece of pieces(text)) {
    const named = /^(.*)<([^<>]*)>$/s.exec(piece)
    const address = (named?.[2] ?? piece).trim()
    const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/s, '$1')
    if (!plain.test(address) || /[\r\n]/.test(name)) bad.push(piece)
    else if (!addresses.some((one) => same(one.address, address))) addresses.push({ name, address })
  }
  return { addresses, bad }
}

export const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

export const writeAddresses = (addresses: readonly Address[]): string =>
  addresses
    .map(({ name, address }) => {
      if (name === '') return address
      return /[,;"<>@]/.test(name) ? `"${name.replaceAll('"', '')}" <${address}>` : `${name} <${address}>`
    })
    .join(', ')

export interface ReplyHeads {
  to: Address[]
  cc: Address[]
}

/**
 * Where an answer to this mail goes: Reply-To before From (RFC 5322, 3.6.2), everybody else who stood in To and Cc
 * into Cc, our own addresses nowhere. Where the inbox does not tell its own address, whoever stood in To may be us, so
 * only Cc is taken over: a reply must not be mailed to ourselves.
 */
export const replyHeads = (mail: MailHead, own: readonly string[], inboxKnown: boolean): ReplyHeads => {
  const foreign = (list: readonly Address[]) => list.filter((one) => !own.some((mine) => same(mine, one.address)))
  const to = foreign(mail.replyTo.length > 0 ? mail.replyTo : mail.from)
  const cc: Address[] = []
  for (const one of foreign([...(inboxKnown ? mail.to : []), ...mail.cc]))
    if (![...to, ...cc].some((known) => same(known.address, one.address))) cc.push(one)
  return { to, cc }
}
