/** What the rest of the program may ask of memory and glossary; the contract's `memory` says what each does. */
import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { memory } from '../../../shared/contract/memory'
import type { ShopId } from '../../../shared/domain/ids'

type In = InferContractRouterInputs<typeof memory>
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
  forgetShop(shopId: ShopId): Promise<void>
}
