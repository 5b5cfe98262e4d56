/** What the parts of the memory share of each other. */
import type { GlossaryTerm, MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import type { Clock } from '../../ports'
import type { Change, FewThings, KeptThings } from './kept'
import type { Units } from './units'

export interface Open {
  units: KeptThings<MemoryUnit>
  terms: KeptThings<GlossaryTerm>
}
export interface Inside {
  clock: Clock
  /** Whatever changes something has its turn; nothing of it outlives a lock. */
  oneByOne<T>(work: () => Promise<T>): Promise<T>
  opened(): Promise<Open>
  /** For looking alone: waits a moment for the rest. */
  ready(): Promise<void>
  /** Lets others in between stretches of work. */
  restful(): () => Promise<void>
  units(): Units
  glossary(): FewThings<GlossaryTerm>
  writeUnits(open: Open, changes: ReadonlyMap<string, Change<MemoryUnit>>): Promise<void>
  changed(terms?: boolean): void
}
