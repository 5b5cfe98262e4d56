/** What the rota's shared place needs of a calendar server, and of the rota on this desk. */
import type { FoundCalendar } from '../../../../shared/contract/rota'
import type { RotaThing } from '../../../../shared/domain/rota/plan'
import type { Clock, Log } from '../../../ports'
import type { SealedDocuments } from '../../sealed'

/** Of the account; the password is never told to a page. */
export interface SpaceAccess {
  url: string
  user: string
  password: string
}

export interface CalendarChange {
  name: string
  /** As the server wrote it; null where it gave none. */
  etag: string | null
}
/** What a server tells of one calendar since `token`. */
export interface CalendarChanges {
  /** Null: the server knows no tokens, so each listing is whole. */
  token: string | null
  /** Whether `changed` are all that there are, so that what is not named is gone. */
  whole: boolean
  changed: CalendarChange[]
  gone: string[]
}
export interface CalendarObject {
  name: string
  etag: string | null
  text: string
}

/** One calendar, whichever server keeps it. Conditional writes throw what `isOvertaken` knows. */
export interface SharedCalendar {
  /** Null: the calendar is not there. `token` null: everything; a token the server no longer takes: likewise. */
  changes(token: string | null): Promise<CalendarChanges | null>
  /** Those of the names that are there. */
  get(names: readonly string[]): Promise<CalendarObject[]>
  /** `over`: the tag that was seen, null for what must not be there yet. Answers the new tag where the server tells it. */
  put(name: string, text: string, over: string | null): Promise<string | null>
  remove(name: string, over: string): Promise<void>
  /** Null: the server does not say. */
  mayWrite(): Promise<boolean | null>
}
export interface CalendarAccount {
  /** The calendars the typed address and the account's own home hold. `home`: where new ones may be made, null where nowhere. */
  look(): Promise<{ calendars: FoundCalendar[]; home: string | null }>
  /** One that is there already under that name is answered as it is. Answers its address. */
  make(home: string, name: string, title: string, components: readonly string[]): Promise<string>
  calendar(url: string): SharedCalendar
}

/** What stands here for a thing: `kind:id`. */
export type ThingKey = string

export interface RotaSpaceNeeds {
  clock: Clock
  log: Log
  documents: SealedDocuments
  /** Throws ConnectorError for an address that cannot be. */
  account(access: SpaceAccess): CalendarAccount
  isOvertaken(error: unknown): boolean
  isStrong(etag: string | null): etag is string
  /** The rota that counts on this desk, now; drafts are not among it. */
  mine(): Promise<RotaThing[]>
  /** Keys that a person here took away. Only these are taken away there: what a damaged disk lost is not. */
  takenAway(): Promise<ReadonlySet<ThingKey>>
  /**
   * Has a form here; null takes it away. Nothing happens where `was` no longer stands here: it was changed meanwhile. Answers the
   * keys that were done; durable when it answers.
   */
  apply(changes: ReadonlyMap<ThingKey, { was: RotaThing | null; now: RotaThing | null }>): Promise<ReadonlySet<ThingKey>>
  /** The space's state is another: pages ask again. */
  changed(): void
}
