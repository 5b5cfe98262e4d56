/** Translation and memory wired to the host's ports. */
import { ConnectorError } from '../connectors/connector'
import type { Memory } from '../services/memory/types'
import type { Translation } from '../services/translation/types'

const none = (): never => {
  throw new ConnectorError({ code: 'unsupported', params: {} })
}
const nothing = new Proxy({}, { get: () => none }) as never

export const createTranslationSide = (_needs: { memory: Memory }): { translation: Translation } => ({ translation: nothing })
