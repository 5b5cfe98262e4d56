/** What of a message tells no language at all: by itself, since windows need it and not the word lists of all languages. */

/** Chinese in Latin letters is left alone: too much of it is somebody's name. These say nothing of any language. */
const anyLanguage = `ok okay oke okey okk k kk okee lol haha hahaha hihi hehe jaja jajaja kkk rsrs wow hmm hm mmm ah oh uh eh bravo
    email e-mail mail sms pdf usb dhl ups dpd gls fedex usps hermes paypal visa mastercard whatsapp instagram amazon ebay shopify iphone android
    samsung link url http https www com net org id nr xl xxl xs s m l cm mm kg eur usd gbp jpy cny foto photo video info test asap faq vip
    bye sos ps tel fax wifi app code iban bic`

export const neutral: ReadonlySet<string> = new Set(anyLanguage.split(/\s+/u).filter(Boolean))

/** Links, addresses, numbers and words with digits say nothing of a language; Arabic in Latin letters has its digits inside words. */
const noise = /https?:\/\/\S+|www\.\S+|\S+@\S+|[#@]\S+/giu
export const arabicDigits = /^(?=\S*[a-z])(?:[23579]'?[a-z]{2,}|[a-z]+[235679]'?[a-z]+|[a-z]{2,}[23579])$/u
/** «2nd», «3kg», «5cm», «7pm», «mp3»: digits of no Arabic word. */
export const counted =
  /^\d+(?:st|nd|rd|th|x|kg|g|mm?|cm|ml|l|pm|am|h|hrs?|days?|tage?n?|jours?|d[ií]as?|er|fach|pcs|xl|k|d|p|gb|tb|mb|min|uhr|eur|usd)$|^(?:mp|h|v|co|a|b|c|nr|no|g|s|m|ps|web)\d$/u

const hosts = /www\./iu
/** Nearly all texts hold none, and to look for it at each of their letters takes as long as all the rest. */
const mayBeNoisy = (text: string): boolean => text.includes('@') || text.includes('#') || text.includes('://') || hosts.test(text)
export const withoutNoise = (text: string): string => (mayBeNoisy(text) ? text.replace(noise, ' ') : text)

export const wordsOf = (text: string): string[] =>
  withoutNoise(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ`]/gu, "'")
    .match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'-]*/gu) ?? []

/** Of the words of a text: none of them is read in one language alone. */
export const sayNothing = (words: readonly string[]): boolean =>
  words.every(
    (word) =>
      neutral.has(word) ||
      (/\d/u.test(word) && (!arabicDigits.test(word) || counted.test(word))) ||
      /^x+$/u.test(word) ||
      !/\p{L}/u.test(word),
  )

/** Whether there is nothing in it to read: no letters, or only words that say the same in every language. */
export const saysNothing = (text: string): boolean => sayNothing(wordsOf(text))
