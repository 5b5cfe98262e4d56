/** Takes files into a draft: bounded by what the backend takes, sealed by main, added to the text they belong to. */
import i18next from 'i18next'
import type { Capabilities } from '../../../shared/domain/backend/types'
import { safeFileName } from '../../../shared/domain/fileName'
import type { BackendId } from '../../../shared/domain/ids'
import { base64Of } from '../../bridge/base64'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { countAttaching } from './composerState'
import type { Keeper } from './keeper'

const refuse = (text: string): void => {
  showToast({ text, tone: 'trouble' })
  say(text, 'assertive')
}

export interface TakeFiles {
  keeper: Keeper
  place: string
  backendId: BackendId
  limits: Capabilities['attachments']
  bytes: (size: number) => string
}

export const takeFiles = async (files: readonly File[], { keeper, place, backendId, limits, bytes }: TakeFiles): Promise<void> => {
  for (const file of files) {
    const held = keeper.state.draft?.files.length ?? 0
    if (held >= limits.count) {
      refuse(i18next.t('composer.files.tooMany', { count: limits.count }))
      return
    }
    if (file.size > limits.bytes) {
      refuse(i18next.t('composer.files.tooLarge', { name: safeFileName(file.name), size: bytes(file.size), most: bytes(limits.bytes) }))
      continue
    }
    countAttaching(place, 1)
    // What the customer's system gets is what she saw on the chip.
    const name = file.name ? safeFileName(file.name) : i18next.t('composer.files.picture')
    try {
      const stored = await calls().outbox.attach({
        backendId,
        name,
        mime: file.type || 'application/octet-stream',
        base64: await base64Of(file),
      })
      keeper.edit({ files: [...(keeper.state.draft?.files ?? []), stored] })
      say(i18next.t('composer.files.added', { name }))
    } catch (error) {
      tellTrouble(i18next.t('composer.files.failed', { name }), error)
    } finally {
      countAttaching(place, -1)
    }
  }
}
