import { expect, it } from 'vitest'
import { guessLanguage } from './guess'

it.each([
  ['Could you send us a photo of the damage and of the parcel label, please?', 'en'],
  ['Vielen Dank für Ihre Nachricht, wir melden uns.', 'de'],
  ['Merci pour votre message, nous revenons vers vous.', 'fr'],
  ['Hola {{contact.name}}, gracias por su mensaje sobre el pedido.', 'es'],
  ['Olá! Obrigado por escrever, a sua mensagem chegou e não demora.', 'pt-BR'],
  ['Grazie per il suo messaggio, abbiamo ricevuto la richiesta.', 'it'],
  ['Bedankt voor uw bericht, wij kijken het na met de vervoerder.', 'nl'],
  ['Dziękujemy za wiadomość, proszę poczekać na odpowiedź.', 'pl'],
  ['ご注文ありがとうございます。', 'ja'],
  ['感谢您的订单。', 'zh-CN'],
  ['شكرًا لرسالتك', 'ar'],
  ['OK', null],
  ['', null],
])('%s → %s', (text, language) => expect(guessLanguage(text)).toBe(language))
