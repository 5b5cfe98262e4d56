/** Chatwoot as a system of the registry. */
import type { System } from '../connector'
import { capabilities } from './capabilities'
import { createChatwoot } from './connector'

export const chatwoot: System = {
  system: 'chatwoot',
  name: 'Chatwoot',
  fields: [
    { name: 'url', kind: 'url', required: true, initial: 'https://', advanced: false },
    { name: 'token', kind: 'secret', required: true, initial: '', advanced: false },
    { name: 'account', kind: 'text', required: false, initial: '', advanced: true },
  ],
  capabilities,
  create: createChatwoot,
}
