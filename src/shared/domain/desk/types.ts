/** The desk: its profiles, their settings, and who the agent is to each backend and to the rota. */
import { z } from 'zod'
import { BackendId, PersonId, ProfileId } from '../ids'
import { DEFAULT_HOTKEY } from '../quick/hotkey'

export const UiLanguage = z.enum(['en', 'zh-CN', 'ar'])
export type UiLanguage = z.infer<typeof UiLanguage>
export const Theme = z.enum(['system', 'light', 'dark', 'contrastLight', 'contrastDark'])
export type Theme = z.infer<typeof Theme>
export const Density = z.enum(['compact', 'regular', 'roomy'])
export type Density = z.infer<typeof Density>

/** Name of a profile's cache among its pages' databases. It must never change: another name is an empty cache. */
export const databaseOf = (id: ProfileId): string => `dragoman-${id}`

/** Keys of the agent's own: a preset, and for single commands (by id) what she chose instead; an empty list is no key. */
export const Keymap = z.object({
  preset: z.enum(['dragoman', 'gmail', 'superhuman']),
  own: z.record(z.string().max(120), z.array(z.string().min(1).max(60)).max(4)),
})
export type Keymap = z.infer<typeof Keymap>

export const Settings = z.object({
  language: UiLanguage,
  theme: Theme,
  density: Density,
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  singleKeys: z.boolean(),
  keymap: Keymap,
  /** The quick palette over other programs, and its key (`quick/hotkey.ts`). */
  quick: z.object({ on: z.boolean(), keys: z.string().min(1).max(60) }),
  /** The language the agent reads and writes in. */
  workingLanguage: z.string(),
  /** Further languages she reads; what is written in these is not translated for her. */
  reads: z.array(z.string().min(2).max(20)).max(30),
  /** IANA zone; empty means the system's. */
  zone: z.string(),
  lockAfterMinutes: z.number().int().min(1).max(240),
  /** Lock with the system's screen, and before the machine sleeps. */
  lockWithScreen: z.boolean(),
  lockOnSleep: z.boolean(),
  panes: z.object({ views: z.number(), list: z.number(), panel: z.number(), viewsShut: z.boolean(), panelShut: z.boolean() }),
  personId: PersonId.nullable(),
  tourDone: z.boolean(),
})
export type Settings = z.infer<typeof Settings>
export const initialSettings: Settings = {
  language: 'en',
  theme: 'system',
  density: 'regular',
  singleKeys: true,
  keymap: { preset: 'dragoman', own: {} },
  quick: { on: true, keys: DEFAULT_HOTKEY },
  workingLanguage: 'en',
  reads: [],
  zone: '',
  lockAfterMinutes: 10,
  lockWithScreen: true,
  lockOnSleep: true,
  panes: { views: 216, list: 360, panel: 340, viewsShut: false, panelShut: false },
  personId: null,
  tourDone: false,
}

export const ProfileKind = z.enum(['demo', 'real'])
export const ProfileInfo = z.object({
  id: ProfileId,
  name: z.string().min(1).max(80),
  kind: ProfileKind,
  /** A demo profile's key lies beside it, so it opens without a PIN; a real one never. */
  needsPin: z.boolean(),
  /** True where the operating system offers a real key store. */
  keyStore: z.boolean(),
  /** `newer`: a newer program has written it; `unreadable`: its file is broken. Either is left untouched and cannot be opened here. */
  state: z.enum(['ready', 'newer', 'unreadable']),
  /** How many outbox items waited when it was last signed out of; nothing leaves while it is closed. */
  waiting: z.number().int().min(0),
})
export type ProfileInfo = z.infer<typeof ProfileInfo>

export const DeskState = z.discriminatedUnion('type', [
  z.object({ type: z.literal('closed'), profiles: z.array(ProfileInfo), language: UiLanguage, theme: Theme }),
  z.object({ type: z.literal('locked'), profile: ProfileInfo, language: UiLanguage, theme: Theme, queued: z.number().int() }),
  z.object({ type: z.literal('open'), profile: ProfileInfo, settings: Settings }),
])
export type DeskState = z.infer<typeof DeskState>

/** Desk profile ↔ each backend's agent ↔ rota person. */
export const WhoAmI = z.object({
  profileId: ProfileId,
  personId: PersonId.nullable(),
  agents: z.array(z.object({ backendId: BackendId, agentId: z.string(), name: z.string() })),
})
export type WhoAmI = z.infer<typeof WhoAmI>
