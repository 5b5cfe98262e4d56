/** Why something did not go, for the screen. By itself, since much of the domain names it. */
import { z } from 'zod'

/** A cause in words the renderer finds under `problem.<code>`; params fill its gaps. Never holds customer text. */
export const Problem = z.object({
  code: z.enum([
    'offline',
    'unreachable',
    'timeout',
    'tls',
    /** A sign-in page of the network answers in the server's place. */
    'portal',
    /** The proxy between here and the server fails. */
    'proxy',
    'signIn',
    /** A sign-in in the browser: refused there, or its answer was not the one asked for. */
    'signInDenied',
    'signInBroken',
    'forbidden',
    'notFound',
    'rejected',
    'tooLarge',
    'rateLimited',
    'serverError',
    'badAnswer',
    'windowClosed',
    'unsupported',
    'paused',
    'locked',
    'diskFull',
    'legalHold',
    'notChatwoot',
    'notMail',
    'addressRefused',
    'fileMissing',
    'cancelled',
    /** Somebody saved it in between. */
    'changedMeanwhile',
    /** The same is under way already. */
    'busy',
    /** Another template of the same owner has that shortcut (`shortcut`, `title`). */
    'shortcutTaken',
    /** It belongs to a backend or to the program: a copy can be changed. */
    'notYours',
    /** One item of a file, at `what`, is not what it should be. */
    'badItem',
    /** No engine was set up for this pair of languages (`from`, `to`). */
    'noEngine',
    /** The shop's budget for this engine is used up for the month (`engine`). */
    'budgetUsed',
    /** A translation lost or changed what must not change, and could not be mended. */
    'factsAltered',
    /** The engine could not translate this one text (`context` demo: it knows the demo shops' texts only). */
    'notTranslated',
    /** What the account at the engine's provider may use is used up. */
    'accountUsed',
    'unexpected',
  ]),
  /** For the words; `context` chooses a variant of them (tls: issuer, expired, name; proxy: auth, unreachable …). */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Problem = z.infer<typeof Problem>
