import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackFacts } from '../../../shared/domain/dispute/pack'
import { safeFileName } from '../../../shared/domain/fileName'
import type { EvidenceForm } from '../../../shared/domain/outbox/types'
import { base64Of } from '../../bridge/base64'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import type { DisputeCase } from '../../data/read/disputes'
import { useZone } from '../../i18n/useFormat'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { makePack, packFiles, packMessages, printPack } from './makePack'

export interface Pack {
  busy: boolean
  save(as: 'pdf' | 'html'): Promise<void>
  /** The pack as a PDF, base64; null (and said) where it could not be made. */
  make(): Promise<{ name: string; base64: string } | null>
}

/** The evidence pack of a case with what is written and attached now. */
export const usePack = (found: DisputeCase, statement: string, files: EvidenceForm['files']): Pack => {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const [busy, setBusy] = useState(false)
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === found.dispute.shopId))
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === found.dispute.backendId))
  const madeBy = useDesk((desk) => (desk.state?.type === 'open' ? desk.state.profile.name : ''))
  const { dispute, order, parcels, customer, messages } = found

  const html = useCallback(async (): Promise<string> => {
    const facts: PackFacts = {
      dispute,
      provider: backend?.name ?? '',
      shop: {
        name: shop?.name ?? '',
        policy: shop?.policy ?? { returnDays: null, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
      },
      order,
      parcels,
      buyerLanguage:
        customer?.language ??
        order?.language ??
        messages.findLast(({ kind, language }) => kind === 'incoming' && language)?.language ??
        null,
      agentLanguage: i18n.language,
      zone,
      messages: packMessages(messages),
      statement,
      // An earlier pack does not vouch for this one.
      files: await packFiles(
        dispute.backendId,
        files.filter(({ as }) => as !== 'pack'),
      ),
      madeAt: now(),
      madeBy,
    }
    return makePack(facts)
  }, [dispute, backend, shop, order, parcels, customer, messages, statement, files, zone, madeBy, i18n.language])

  const name = (ending: string) => safeFileName(`evidence ${dispute.remoteId}.${ending}`)
  const during = async <T>(work: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    try {
      return await work()
    } catch (error) {
      tellTrouble(t('dispute.pack.failed'), error)
      return null
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    async save(as) {
      const saved = await during(async () => {
        const text = await html()
        return calls().desk.saveFile({ name: name(as), base64: as === 'pdf' ? await printPack(text) : await base64Of(new Blob([text])) })
      })
      if (saved?.saved) {
        showToast({ text: t('dispute.pack.saved'), lasts: 4_000 })
        say(t('dispute.pack.saved'))
      }
    },
    make: () => during(async () => ({ name: name('pdf'), base64: await printPack(await html()) })),
  }
}
