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
import { sync } from './sync'
import { teamSpace } from './teamSpace'
import { translation } from './translation'

export const contract = { desk, backends, outbox, sync, keeping, cases, guard, library, teamSpace, translation, memory, quick }
export type Contract = typeof contract
export { DeskEvent } from './sync'
