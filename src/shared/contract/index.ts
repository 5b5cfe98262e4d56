/** The one file of law: all that pages may ask of the main process. */
import { backends } from './backends'
import { cases } from './cases'
import { desk } from './desk'
import { guard } from './guard'
import { keeping } from './keeping'
import { library } from './library'
import { memory } from './memory'
import { outbox } from './outbox'
import { quick } from './quick'
import { rota } from './rota'
import { sync } from './sync'
import { teamSpace } from './teamSpace'
import { translation } from './translation'

/** Written out, part by part: the type as a whole is too long for the compiler to write down. */
export type Contract = {
  desk: typeof desk
  backends: typeof backends
  outbox: typeof outbox
  sync: typeof sync
  keeping: typeof keeping
  cases: typeof cases
  guard: typeof guard
  library: typeof library
  teamSpace: typeof teamSpace
  translation: typeof translation
  memory: typeof memory
  quick: typeof quick
  rota: typeof rota
}
export const contract: Contract = {
  desk,
  backends,
  outbox,
  sync,
  keeping,
  cases,
  guard,
  library,
  teamSpace,
  translation,
  memory,
  quick,
  rota,
}
export { DeskEvent } from './sync'
