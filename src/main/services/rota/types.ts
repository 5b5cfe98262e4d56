/** What the rota's service does for pages and for the rest of main; the contract's `rota` says what each does. */
import type { AnySchema, InferContractRouterOutputs, InferSchemaOutput } from '@orpc/contract'
import type { rota } from '../../../shared/contract/rota'

/** As the router hands it on: parsed. */
export type RotaIn = {
  [K in keyof typeof rota]: (typeof rota)[K]['~orpc'] extends { inputSchema?: infer S }
    ? S extends AnySchema
      ? InferSchemaOutput<S>
      : never
    : never
}
export type RotaOut = InferContractRouterOutputs<typeof rota>

export interface RotaService {
  state(): Promise<RotaOut['state']>
  news(asked: RotaIn['news']): Promise<RotaOut['news']>
  change(asked: RotaIn['change']): Promise<RotaOut['change']>
  publish(asked: RotaIn['publish']): Promise<RotaOut['publish']>
  version(asked: RotaIn['version']): Promise<RotaOut['version']>
  revert(asked: RotaIn['revert']): Promise<RotaOut['revert']>
  answer(asked: RotaIn['answer']): Promise<RotaOut['answer']>
  vouch(asked: RotaIn['vouch']): Promise<void>
  /** So many words stand in her name that were not said at this desk, as far as the rota was read. */
  unsaid(): Promise<number>
  present(asked: RotaIn['present']): Promise<void>
  generate(asked: RotaIn['generate']): Promise<RotaOut['generate']>
  job(): Promise<RotaOut['job']>
  stop(): Promise<void>
  settle(asked: RotaIn['settle']): Promise<RotaOut['settle']>
  look(asked: RotaIn['look']): Promise<RotaOut['look']>
  connect(asked: RotaIn['connect']): Promise<RotaOut['connect']>
  disconnect(): Promise<void>
  sync(): Promise<RotaOut['sync']>
  answerEmptied(asked: RotaIn['answerEmptied']): Promise<RotaOut['answerEmptied']>
  resolve(asked: RotaIn['resolve']): Promise<RotaOut['resolve']>
}
