/** Every system that a backend can be of: one line each. */
import { aftership } from './aftership/connector'
import { chatwoot } from './chatwoot/system'
import type { System } from './connector'
import { paypal } from './paypal/connector'
import { woocommerce } from './woocommerce/connector'

export const systems: readonly System[] = [chatwoot, woocommerce, aftership, paypal]
