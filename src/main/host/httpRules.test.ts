import { expect, it } from 'vitest'
import { failureOf, nextHop } from './httpRules'

it('calls sure only what comes up before a connection stands', () => {
  for (const code of ['CONNECTION_REFUSED', 'NAME_NOT_RESOLVED', 'CONNECTION_TIMED_OUT', 'CERT_DATE_INVALID', 'PROXY_CONNECTION_FAILED'])
    expect(failureOf(`net::ERR_${code}`).sent, code).toBe(false)
  // Each of these may end a standing connection after the server has done its work.
  for (const code of [
    'CONNECTION_RESET',
    'CONNECTION_CLOSED',
    'EMPTY_RESPONSE',
    'NETWORK_CHANGED',
    'NETWORK_IO_SUSPENDED',
    'TIMED_OUT',
    'ADDRESS_UNREACHABLE',
    'INTERNET_DISCONNECTED',
    'SSL_PROTOCOL_ERROR',
    'SSL_BAD_RECORD_MAC_ALERT',
    'FAILED',
  ])
    expect(failureOf(`net::ERR_${code}`).sent, code).toBe(true)
})

it('follows a redirect to storage, never into clear text, another scheme or this machine', () => {
  const asked = 'https://chat.example.test/rails/active_storage/1'
  expect(nextHop('https://storage.example.test/x', asked, asked)?.href).toBe('https://storage.example.test/x')
  expect(nextHop('/y', asked, asked)?.href).toBe('https://chat.example.test/y')
  for (const target of [
    'http://chat.example.test/x',
    'file:///etc/passwd',
    'https://127.0.0.1:8443/x',
    'https://localhost/x',
    'https://a.localhost/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://169.254.169.254/latest',
    'https://2130706433/x',
    'https://',
  ])
    expect(nextHop(target, asked, asked), target).toBeNull()
  // A server on this machine may lead on within it.
  expect(nextHop('http://127.0.0.1:9000/x', 'http://127.0.0.1:42000/r', 'http://127.0.0.1:42000/r')).not.toBeNull()
})
