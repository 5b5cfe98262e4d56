/** Every system that a backend can be of: one line each. */
import { aftership } from './aftership/connector'
import { chatwoot } from './chatwoot/system'
import type { System } from './connector'
import { mail } from './mail/mail'
import { paypal } from './paypal/connector'
import { shopify } from './shopify/connector'
import { stripe } from './stripe/connector'
import { vendure } from './vendure/connector'
import { woocommerce } from './woocommerce/connector'

export const systems: readonly System[] = [chatwoot, mail, shopify, woocommerce, vendure, aftership, paypal, stripe]
