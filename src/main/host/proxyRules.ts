/** What Chromium's answer on proxies means, without Electron. */

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
}

/**
 * The first way of an answer such as `PROXY a.example:3128; DIRECT` (the form of PAC files) as a URL; null for direct,
 * and for what cannot be read. Further ways are for a proxy that fails: a socket that fails is tried again anyway.
 */
export const proxyUrlOf = (answer: string): string | null => {
  const [scheme = '', at = ''] = (answer.split(';')[0] ?? '').trim().split(/\s+/)
  const kind = SCHEMES[scheme.toUpperCase()]
  return kind && /^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i.test(at) ? `${kind}://${at}` : null
}

/** Where Linux systems keep what they trust, in one file. */
export const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
] as const

/** The certificates of a PEM file, each by itself. */
export const certificatesIn = (pem: string): string[] => pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
