/**
 * Mail providers that sign in in the browser (OAuth 2 with PKCE, RFC 7636 and 8252): data, no code. None of these was
 * proven against the provider itself, as that needs a client registered by the company and an account; the flow was
 * proven against a provider on loopback. Sources: developers.google.com/workspace/gmail/imap/xoauth2-protocol and
 * developers.google.com/identity/protocols/oauth2/native-app; learn.microsoft.com/exchange/client-developer/
 * legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth and
 * learn.microsoft.com/entra/identity-platform/reply-url (loopback: any port, path as registered).
 */
import type { SignInWay } from '../backend/types'

export interface MailProvider {
  way: Exclude<SignInWay, 'password'>
  /** Proper name, not translated; null for any other provider. */
  name: string | null
  /** Issuer, `{tenant}` to be filled in; null: typed by the person. */
  issuer: string | null
  scopes: readonly string[]
  /** Further parameters of the authorization request. */
  extra: Readonly<Record<string, string>>
  /** How the redirect must be written; the port is chosen each time. */
  redirect: { host: '127.0.0.1' | 'localhost'; path: string }
  /** Servers and ports that are filled in. */
  servers: Readonly<Record<string, string>>
  /** False until somebody saw it work against the provider itself. */
  proven: boolean
}

export const mailProviders: readonly MailProvider[] = [
  {
    way: 'google',
    name: 'Google',
    issuer: 'https://accounts.google.com',
    scopes: ['openid', 'email', 'https://mail.google.com/'],
    // Without both, Google gives a refresh token only the first time.
    extra: { access_type: 'offline', prompt: 'consent' },
    redirect: { host: '127.0.0.1', path: '/' },
    servers: {
      imapHost: 'imap.gmail.com',
      imapPort: '993',
      imapSecurity: 'tls',
      smtpHost: 'smtp.gmail.com',
      smtpPort: '465',
      smtpSecurity: 'tls',
    },
    proven: false,
  },
  {
    way: 'microsoft',
    name: 'Microsoft',
    issuer: 'https://login.microsoftonline.com/{tenant}/v2.0',
    scopes: [
      'openid',
      'email',
      'offline_access',
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
    ],
    extra: { prompt: 'select_account' },
    redirect: { host: 'localhost', path: '/' },
    servers: {
      imapHost: 'outlook.office365.com',
      imapPort: '993',
      imapSecurity: 'tls',
      smtpHost: 'smtp.office365.com',
      smtpPort: '587',
      smtpSecurity: 'starttls',
    },
    proven: false,
  },
  {
    way: 'other',
    name: null,
    issuer: null,
    scopes: ['openid', 'email', 'offline_access'],
    extra: { prompt: 'consent' },
    redirect: { host: '127.0.0.1', path: '/' },
    servers: {},
    proven: false,
  },
]

export const providerOf = (way: string): MailProvider | null => mailProviders.find((one) => one.way === way) ?? null
