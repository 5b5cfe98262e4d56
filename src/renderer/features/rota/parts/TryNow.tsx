import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { calls } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'
import { readRotaAgain } from '../../../state/rota'
import { Button } from '../../../ui/Button'
import { say } from '../../../ui/liveRegion'

/** The team space could not be reached: tried at once, and not at the end of a pause that has grown. */
export function TryNow() {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const look = async () => {
    setBusy(true)
    try {
      const { trouble } = await calls().rota.sync()
      say(t(trouble ? 'rotaPeople.space.stillAway' : 'rotaPeople.space.back'))
      readRotaAgain()
    } catch (error) {
      tellTrouble(t('rotaPeople.notDone'), error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button kind="quiet" icon="refresh" isDisabled={busy} onPress={() => void look()}>
      {t('rotaPeople.space.tryNow')}
    </Button>
  )
}
