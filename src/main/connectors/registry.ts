/** Every system that a backend can be of: one line each. */
import { chatwoot } from './chatwoot/system'
import type { System } from './connector'

export const systems: readonly System[] = [chatwoot]
