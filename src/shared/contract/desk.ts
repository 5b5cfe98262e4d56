/** Profiles, unlocking, settings, and the doors of the host. */
import { z } from 'zod'
import { DeskState, Settings, Theme, UiLanguage } from '../domain/desk/types'
import { BackendId, ConversationId, DisputeId, ProfileId } from '../domain/ids'
import { Presence } from '../domain/rota/plan'
import { Person, Shift } from '../domain/rota/types'
import { call, Done } from './errors'

/** At least six characters where the system has a key store, twelve where it has none (checked in main). */
const Pin = z.string().min(1).max(200)

/** What a notice that was clicked is about; `alerts`: all that is due soon. */
export const Wanted = z.discriminatedUnion('type', [
  z.object({ type: z.literal('conversation'), conversationId: ConversationId }),
  z.object({ type: z.literal('dispute'), disputeId: DisputeId }),
  z.object({ type: z.literal('alerts') }),
])
export type Wanted = z.infer<typeof Wanted>

export const desk = {
  state: call.output(DeskState),
  createProfile: call.input(z.object({ name: z.string().trim().min(1).max(80), pin: Pin, language: UiLanguage })).output(DeskState),
  /** Makes the demo profile where there is none, and opens it. */
  openDemo: call.input(z.object({ language: UiLanguage })).output(DeskState),
  unlock: call.input(z.object({ profileId: ProfileId, pin: Pin })).output(DeskState),
  lock: call.output(Done),
  /** Wraps the desk key anew. WRONG_PIN as for `unlock`, and counted with it. */
  changePin: call.input(z.object({ pin: Pin, next: Pin })).output(Done),
  signOut: call.output(Done),
  saveSettings: call.input(Settings.partial()).output(Settings),
  /** Before a profile is open: remembered for the desk. */
  saveAppearance: call.input(z.object({ language: UiLanguage.optional(), theme: Theme.optional() })).output(Done),
  /** Cache keys for this page, base64; only while unlocked. */
  keys: call.output(
    z.object({
      schema: z.number().int(),
      /** Keys customer matching across backends of one desk. */
      matchKey: z.string(),
      backends: z.array(z.object({ backendId: BackendId, key: z.string() })),
      /** Name of the profile's own IndexedDB. */
      database: z.string(),
    }),
  ),
  /**
   * Another window: a conversation in one of its own, or (null) a second inbox. A conversation that has its window
   * already is brought to the front (`shown`); beyond the desk's limit none is opened (`tooMany`).
   */
  openWindow: call
    .input(z.object({ conversationId: ConversationId.nullable() }))
    .output(z.object({ answer: z.enum(['opened', 'shown', 'tooMany']) })),
  /** What a clicked notice leads to, handed out once: to the inbox that asks first after the event `wanted` or after its start. */
  wanted: call.output(z.object({ wanted: Wanted.nullable() })),
  /** Opens a link in the system's browser or mail program; https and mailto only. */
  openLink: call.input(z.object({ url: z.string().max(4096) })).output(Done),
  copyText: call.input(z.object({ text: z.string().max(200_000) })).output(Done),
  info: call.output(
    z.object({
      version: z.string(),
      electron: z.string(),
      platform: z.string(),
      zone: z.string(),
      keyStore: z.boolean(),
      /** A fixed clock for pictures and tests: epoch ms, or null for the real one. */
      demoClockAt: z.number().nullable(),
    }),
  ),
  /** The rota's people and the shifts around now (36 h back, 8 days ahead); empty without a team. */
  team: call.output(
    z.object({
      people: z.array(Person),
      shifts: z.array(Shift),
      presences: z.array(Presence).default([]),
      /** So many words stand in the agent's name at the team's server that were not said at this desk. */
      unsaid: z.number().int().default(0),
    }),
  ),
  /** Saves bytes that a page made (an export) where the agent chooses, by the system's dialog; at most 40 MB. */
  saveFile: call
    .input(z.object({ name: z.string().min(1).max(255), base64: z.string().max(60_000_000) }))
    .output(z.object({ saved: z.boolean() })),
  /** A document that a page made, whole in itself, as a PDF (A4, numbered pages); scripts and everything remote stay out. */
  printPdf: call.input(z.object({ html: z.string().max(12_000_000) })).output(z.object({ base64: z.string() })),
  /** Asks first, by the system's dialog, where something waits to leave. */
  quit: call.output(Done),
}
