/** The parts of the product under judgement, as one bundle, so that a mutant can take the place of one of them. */
import { chatwoot } from '../../../src/main/connectors/chatwoot/system'
import { createGate } from '../../../src/main/services/backends/gate'
import { guardConnector } from '../../../src/main/services/backends/guarded'
import { createJournal } from '../../../src/main/services/journal/journal'
import { createOutbox } from '../../../src/main/services/outbox/outbox'

export const product = { chatwoot: chatwoot.create, createGate, guardConnector, createJournal, createOutbox }
export type Product = typeof product
