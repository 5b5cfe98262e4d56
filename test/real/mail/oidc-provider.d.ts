/** The package ships no types; of it the tests use this much. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  export default class Provider {
    constructor(issuer: string, configuration: object)
    callback(): RequestListener
    on(event: string, listener: (context: { oidc: { params: { grant_type: string } } }) => void): void
  }
}
