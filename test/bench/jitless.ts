/** Before any schema is made: no page of ours may make code of text, as zod would to be quicker. */
import { config } from 'zod'

config({ jitless: true })
