/** Every system that a backend can be of: one line each. */
import { aftership } from './aftership/connector'
import { chatwoot } from './chatwoot/system'
import type { System } from './connector'
import { mail } from './mail/mail'
import { paypal } from './paypal/connector'
import { stripe } from './stripe/connector'
import { woocommerce } from './woocommerce/connector'

export const systems: readonly System[] = [chatwoot, mail, woocommerce, aftership, paypal, stripe]
