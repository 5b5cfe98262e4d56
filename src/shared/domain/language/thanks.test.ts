import { describe, expect, it } from 'vitest'
import { onlyThanks, readThanks } from './thanks'
import { phrases } from './thanksWords'

const yes: [string, string][] = [
  ['en', 'Thank you so much!'],
  ['en', 'Hi Ana,\n\nthanks a lot for your quick reply. Have a great day!\n\nBest regards,\nTom Miller'],
  ['en', 'ok perfect 👍'],
  ['en', 'Thanks, got it :)\n\nSent from my iPhone'],
  ['en', '👍'],
  ['de', 'Vielen Dank für die schnelle Antwort! Schönes Wochenende 😊'],
  ['de', 'Hallo Frau Müller, alles klar, danke!\nLG Petra'],
  ['fr', 'Merci beaucoup pour votre réponse rapide. Bonne journée, cordialement'],
  ['fr', "D'accord, merci à vous !"],
  ['es', 'Perfecto, muchas gracias por su ayuda. ¡Que tenga un buen día!'.replace('¡', '')],
  ['pt-BR', 'Muito obrigada pela atenção! Tenha um ótimo dia'],
  ['ja', '田中様、ご丁寧にご対応いただき、誠にありがとうございました。'],
  ['ja', '承知しました。ありがとうございます！'],
  ['zh-CN', '好的，谢谢您的帮助！'],
  ['zh-CN', '收到了，非常感谢🙏'],
  ['ar', 'شكراً جزيلاً لك على المساعدة'],
  ['ar', 'تمام، جزاك الله خيراً'],
  ['it', 'Grazie mille per la risposta veloce, buona giornata!'],
  ['pl', 'Dziękuję bardzo za szybką odpowiedź. Pozdrawiam serdecznie, Kasia Nowak'],
]
const no: [string, string][] = [
  ['en', 'Thanks in advance'],
  ['en', 'No thanks, I want my money back'],
  ['en', 'Thank you, but where is it'],
  ['en', 'Thanks for nothing'],
  ['en', 'Thanks. Unacceptable.'],
  ['en', 'Great, just great. Thanks 🙄'],
  ['en', 'Thanks... '],
  ['en', 'Thanks. And my refund?'],
  ['en', 'Thanks, my number is 0815'],
  ['en', '🙏'],
  ['en', 'Yes, thank you'],
  ['de', 'Danke im Voraus'],
  ['de', 'Na toll, danke'],
  ['de', 'Nein danke'],
  ['de', 'Vielen Dank für die Verspätung'],
  ['fr', 'Merci pour la Honte'],
  ['es', 'Gracias por la Vergüenza'],
  ['de', 'Danke, Frechheit'],
  ['de', 'Danke Rückerstattung'],
  ['fr', "Merci d'avance"],
  ['fr', 'Merci de me rembourser'],
  ['es', 'Gracias de antemano'],
  ['pt-BR', 'Oi, tudo bem'],
  ['ja', 'ご連絡お願いします'],
  ['ja', 'ありがとうございます。返品したいです'],
  ['zh-CN', '谢谢，什么时候发货'],
  ['zh-CN', '不用了，谢谢'],
  ['ar', 'شكرا مقدما'],
  ['it', 'Grazie in anticipo'],
  ['pl', 'Z góry dziękuję'],
  ['nl', 'Dank u wel'],
]
describe('a message that only thanks', () => {
  it.each(yes)('%s: %s', (language, text) => expect(onlyThanks(text, language)).toBe(true))
})
describe('a message that wants something', () => {
  it.each(no)('%s: %s', (language, text) => expect(onlyThanks(text, language)).toBe(false))
})
it('tells agreement from thanks', () => {
  expect(readThanks('Ok, thank you', 'en')).toEqual({ accepts: true })
  expect(readThanks('Thank you!', 'en')).toEqual({ accepts: false })
})

describe('the lists of words', () => {
  const kinds = ['thanks', 'fine', 'hello', 'bye', 'more'] as const
  /** Text outside all brackets. */
  const outside = (pattern: string): string => {
    let depth = 0
    return [...pattern].filter((letter) => (letter === '(' ? ++depth && false : letter === ')' ? depth-- < 0 : depth === 0)).join('')
  }
  it.each(Object.entries(phrases))('%s: brackets close, and no alternative stands bare among several words', (_language, data) => {
    for (const kind of kinds) {
      for (const pattern of data[kind].split(/,(?![^(]*\))/)) {
        expect(pattern.split('(').length, pattern).toBe(pattern.split(')').length)
        expect(outside(pattern), pattern).not.toContain('|')
      }
    }
  })
})
