/** What the form of a mailbox asks, and the same in types. */
import type { SystemField } from '../../../shared/domain/backend/types'
import { mailProviders, providerOf } from '../../../shared/domain/signIn/providers'
import { ConnectorError, type SignInAsk, type Tokens } from '../connector'

const field = (name: string, kind: SystemField['kind'], initial = '', more: Partial<SystemField> = {}): SystemField => ({
  name,
  kind,
  required: true,
  initial,
  advanced: false,
  ...more,
})
/** Ways to sign in that lead to the browser. */
const browser = mailProviders.map(({ way }) => way)
const folded = { required: false, advanced: true }

export const fields: readonly SystemField[] = [
  field('name', 'text', '', { required: false }),
  field('address', 'email'),
  field('user', 'text'),
  field('auth', 'signIn', 'password'),
  field('password', 'secret', '', { only: { field: 'auth', oneOf: ['password'] } }),
  field('issuer', 'url', '', { only: { field: 'auth', oneOf: ['other'] } }),
  field('tenant', 'text', '', { only: { field: 'auth', oneOf: ['microsoft'] } }),
  field('clientId', 'text', '', { only: { field: 'auth', oneOf: [...browser] } }),
  field('clientSecret', 'secret', '', { required: false, only: { field: 'auth', oneOf: [...browser] } }),
  field('imapHost', 'host'),
  field('imapPort', 'port', '993'),
  field('imapSecurity', 'security', 'tls'),
  field('smtpHost', 'host'),
  field('smtpPort', 'port', '465'),
  field('smtpSecurity', 'security', 'tls'),
  field('aliases', 'text', '', folded),
  field('sentCopy', 'text', 'auto', folded),
  field('sentFolder', 'text', '', folded),
  field('smtpUser', 'text', '', { ...folded, only: { field: 'auth', oneOf: ['password'] } }),
  field('smtpPassword', 'secret', '', { ...folded, only: { field: 'auth', oneOf: ['password'] } }),
]

export type Security = 'tls' | 'starttls' | 'none'
export interface Door {
  host: string
  port: number
  security: Security
  user: string
  password: string
  /** Instead of the password, where the mailbox signs in in the browser. */
  tokens: Tokens | null
}
export interface Settings {
  name: string
  address: string
  /** Own addresses in small letters: what comes from them was written by the shop. */
  own: ReadonlySet<string>
  imap: Door
  smtp: Door
  /** Who puts the copy into Sent: we, the server, or we unless it is there after a moment. */
  sentCopy: 'auto' | 'append' | 'server'
  /** Path of the Sent folder where the server names none. */
  sentFolder: string | null
}

/** Servers known to put what they send into Sent themselves. */
const keepers = /(^|\.)(gmail\.com|googlemail\.com|office365\.com|outlook\.com|exchangelabs\.com)$/i

const refuse = (name: string) => new ConnectorError({ code: 'rejected', params: { field: name } })

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

const doorOf = (
  values: Readonly<Record<string, string>>,
  kind: 'imap' | 'smtp',
  { user, password, tokens }: Pick<Door, 'user' | 'password' | 'tokens'>,
): Door => {
  const host = (values[`${kind}Host`] ?? '').trim()
  const port = Number(values[`${kind}Port`])
  const security = values[`${kind}Security`] || 'tls'
  if (host === '' || /[\s/@]/.test(host)) throw refuse(`${kind}Host`)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw refuse(`${kind}Port`)
  if (security !== 'tls' && security !== 'starttls' && security !== 'none') throw refuse(`${kind}Security`)
  // Without TLS everybody on the way reads the password and the customers' mail.
  if (security === 'none' && !isLoopback(host)) throw refuse(`${kind}Security`)
  return { host, port, security, user, password, tokens }
}

/** Throws ConnectorError `rejected` with the field that cannot be. */
export const settingsOf = (values: Readonly<Record<string, string>>, tokens: Tokens | null = null): Settings => {
  const address = (values.address ?? '').trim()
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(address)) throw refuse('address')
  const user = (values.user ?? '').trim() || address
  const password = values.password ?? ''
  const aliases = (values.aliases ?? '').split(/[\s,;]+/).filter((one) => one.includes('@'))
  const imap = doorOf(values, 'imap', { user, password, tokens })
  const own = tokens ? { user, password: '' } : { user: (values.smtpUser ?? '').trim() || user, password: values.smtpPassword || password }
  const smtp = doorOf(values, 'smtp', { ...own, tokens })
  const copy = values.sentCopy ?? 'auto'
  return {
    name: (values.name ?? '').trim(),
    address,
    own: new Set([address, user, ...aliases].filter((one) => one.includes('@')).map((one) => one.toLowerCase())),
    imap,
    smtp,
    sentCopy: copy === 'append' || copy === 'server' ? copy : keepers.test(smtp.host) ? 'server' : 'auto',
    sentFolder: (values.sentFolder ?? '').trim() || null,
  }
}

/**
 * Where a mailbox signs in in the browser: at whom, as which client of the company. Null for a password. Throws
 * ConnectorError `rejected` with the field that cannot be.
 */
export const signInOf = (values: Readonly<Record<string, string>>): SignInAsk | null => {
  const provider = providerOf(values.auth ?? 'password')
  if (!provider) return null
  const tenant = (values.tenant ?? '').trim()
  // A directory's id or domain; its placeholders («common») have no issuer that could be checked.
  if (provider.issuer?.includes('{tenant}') && !/^[\w-]+(\.[\w-]+)*$/.test(tenant)) throw refuse('tenant')
  const clientId = (values.clientId ?? '').trim()
  if (clientId === '') throw refuse('clientId')
  return {
    issuer: provider.issuer?.replace('{tenant}', tenant) ?? (values.issuer ?? '').trim(),
    clientId,
    clientSecret: values.clientSecret ?? '',
    scopes: provider.scopes,
    account: (values.user ?? '').trim() || (values.address ?? '').trim() || null,
    extra: provider.extra,
    redirect: provider.redirect,
  }
}
