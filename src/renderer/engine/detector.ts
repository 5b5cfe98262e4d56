/** Which language a text is in, found on the device. Loaded only here, since its table is large. */

/** ISO 639-1 code, or null where the text is too short or too mixed to tell. */
export type Detect = (text: string) => string | null

/** What says nothing of a language: links, addresses, order numbers and other words with digits. */
const noise = /https?:\/\/\S+|\S+@\S+|\S*\d\S*/gu
/** Letters looked at: enough to tell, and a long mail costs no more than a short one. */
const longest = 600

export const loadDetector = async (): Promise<Detect> => {
  const { eld } = await import('eld/extrasmall')
  return (text) => {
    const plain = text.slice(0, longest).replace(noise, ' ').trim()
    if (plain === '') return null
    const found = eld.detect(plain)
    return found.language !== '' && found.isReliable() ? found.language : null
  }
}
