import i18next from 'i18next'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'

/** Copies and says what was copied: a hand copy is wrong one time in eight. */
export const copyText = async (text: string): Promise<void> => {
  try {
    await calls().desk.copyText({ text })
    const words = i18next.t('customer.copied', { text })
    showToast({ text: words, lasts: 3_000 })
    say(words)
  } catch (error) {
    tellTrouble(i18next.t('customer.notCopied'), error)
  }
}
