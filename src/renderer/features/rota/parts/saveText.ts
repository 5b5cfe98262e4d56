import i18next from 'i18next'
import { calls } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'

const base64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

/** By the system's own dialog. False: not saved, which was the agent's wish or is told. */
export const saveText = async (name: string, text: string): Promise<boolean> => {
  try {
    return (await calls().desk.saveFile({ name, base64: base64(new TextEncoder().encode(text)) })).saved
  } catch (error) {
    tellTrouble(i18next.t('rotaPeople.notSaved'), error)
    return false
  }
}
