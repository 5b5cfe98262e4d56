import { useEffect, useRef } from 'react'
import type { QuickLast } from '../../../shared/contract/quick'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { calls, useDesk } from '../../bridge/deskStore'
import { languagesToTell } from './quick/quickFacts'
import { useFacts } from './useFacts'

/** The languages of the starter library. */
const starter = ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh-CN', 'ar']
/** Whoever walks through the list is in no conversation yet (ms). */
const STAYED_MS = 400

/** Tells main whom the agent is writing to, so that the quick palette fills texts for her over other programs. Draws nothing. */
export function QuickTeller({ conversation }: { conversation: Conversation }) {
  const { id, backendId } = conversation
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === backendId))
  return backend ? <Telling key={id} conversation={conversation} backend={backend} /> : null
}

function Telling({
  conversation,
  backend,
}: {
  conversation: Conversation
  backend: ReturnType<typeof useDesk.getState>['backends'][number]
}) {
  const { id, customerId, shopId, channel, language } = conversation
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === shopId))
  const { facts, orders, order } = useFacts({ conversation, customerId, backend, shop })
  const tell = () => {
    const working = useDesk.getState().settings.workingLanguage
    const all = languagesToTell(language, shop?.languages ?? [], working, starter).flatMap((locale) => facts(locale) ?? [])
    const send = (last: QuickLast | null) => calls().quick.tell({ last })
    const last = { conversationId: id, customerId, backendId: backend.id, shopId, channel, locale: language, facts: all }
    send(all.length > 0 ? last : null)
      // What cannot be told must not leave the customer before her in its place.
      .catch(() => send(null))
      .catch(() => undefined)
  }
  const latest = useRef(tell)
  latest.current = tell
  const told = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them says that there is something new to tell
  useEffect(() => {
    // In a window behind others what changes is nobody's «last conversation».
    if (told.current && !document.hasFocus()) return
    let idle = 0
    const timer = setTimeout(() => {
      idle = requestIdleCallback(() => {
        told.current = true
        latest.current()
      })
    }, STAYED_MS)
    return () => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  }, [orders, order, language, shop])
  useEffect(() => {
    // The moment she goes to another program.
    const leave = () => latest.current()
    window.addEventListener('blur', leave)
    return () => window.removeEventListener('blur', leave)
  }, [])
  return null
}
