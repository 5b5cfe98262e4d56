/** What the rest of the program may ask of memory and glossary; the contract's `memory` says what each does. */
import type { AnySchema, InferContractRouterOutputs, InferSchemaOutput } from '@orpc/contract'
import type { memory } from '../../../shared/contract/memory'
import type { ShopId } from '../../../shared/domain/ids'
import type { GlossaryTerm } from '../../../shared/domain/translation/memoryTypes'

/** As the router hands it on: parsed. */
type In = {
  [K in keyof typeof memory]: (typeof memory)[K]['~orpc'] extends { inputSchema?: infer S }
    ? S extends AnySchema
      ? InferSchemaOutput<S>
      : never
    : never
}
type Out = InferContractRouterOutputs<typeof memory>

export interface Memory {
  look(asked: In['look']): Promise<Out['look']>
  learn(asked: In['learn']): Promise<Out['learn']>
  note(asked: In['note']): Promise<void>
  list(asked: In['list']): Promise<Out['list']>
  save(unit: In['save']): Promise<void>
  remove(asked: In['remove']): Promise<void>
  report(): Promise<Out['report']>
  terms(asked: In['terms']): Promise<Out['terms']>
  saveTerm(term: In['saveTerm']): Promise<void>
  removeTerm(asked: In['removeTerm']): Promise<void>
  importText(asked: In['importText']): Promise<Out['importText']>
  exportText(asked: In['exportText']): Promise<Out['exportText']>
  /** Terms that count for a shop: its own and the shared ones. */
  glossary(shopId: ShopId): Promise<GlossaryTerm[]>
  /** Another one after every change of the glossary: what was translated under another is asked for again. */
  glossaryVersion(): number
  forgetShop(shopId: ShopId): Promise<void>
}
