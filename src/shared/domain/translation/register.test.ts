import { expect, it } from 'vitest'
import { registerOf } from './register'

it.each([
  ['Können Sie mir bitte ein Foto schicken?', 'de', 'polite'],
  ['Kannst du mir bitte ein Foto schicken?', 'de', 'familiar'],
  ['Die Lampe? Sie ist unterwegs.', 'de', null],
  ['Wir schicken Ihnen heute Ihre Bestellung.', 'de-AT', 'polite'],
  ['¿Puede enviarme una foto?', 'es', 'polite'],
  ['¿Puedes enviarme una foto?', 'es-MX', 'familiar'],
  ['Votre colis est en route.', 'fr', 'polite'],
  ['Ton colis est en route.', 'fr', 'familiar'],
  ['Può inviarmi una foto?', 'it', 'polite'],
  ['Puoi inviarmi una foto?', 'it', 'familiar'],
  ['O senhor pode enviar uma foto?', 'pt-BR', 'polite'],
  ['Você pode enviar uma foto?', 'pt-BR', null],
  ['Czy może Pani przesłać zdjęcie?', 'pl', 'polite'],
  ['Czy możesz przesłać zdjęcie?', 'pl', 'familiar'],
  ['写真を送ってください。', 'ja', 'polite'],
  ['写真をお送りいただけますでしょうか。', 'ja', 'humble'],
  ['写真送ってくれる？', 'ja', 'familiar'],
  ['请问您能发张照片吗？', 'zh-CN', 'polite'],
  ['你能发张照片吗？', 'zh-CN', 'familiar'],
  ['Thanks', 'en', null],
] as const)('%s (%s) is %s', (text, language, register) => expect(registerOf(text, language)).toBe(register))
