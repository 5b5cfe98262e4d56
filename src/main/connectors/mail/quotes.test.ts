import { describe, expect, it } from 'vitest'
import { splitQuote } from './quotes'

const cases: [string, string, string][] = [
  ['English, Gmail', 'Thanks!\n\nOn Mon, Mar 2, 2026 at 10:15 AM Shop <shop@x.test> wrote:\n> Hello', 'Thanks!'],
  ['German', 'Danke.\n\nAm 02.03.26 um 10:15 schrieb Laden:\n> Guten Tag', 'Danke.'],
  ['French', 'Merci.\n\nLe lun. 2 mars 2026 à 10:15, Boutique <b@x.test> a écrit :\n> Bonjour', 'Merci.'],
  ['Spanish', 'Gracias.\n\nEl lun, 2 mar 2026 a las 10:15, Tienda (<t@x.test>) escribió:\n> Hola', 'Gracias.'],
  ['Portuguese', 'Obrigado.\n\nEm seg., 2 de mar. de 2026 às 10:15, Loja <l@x.test> escreveu:\n> Olá', 'Obrigado.'],
  ['Italian', 'Grazie.\n\nIl giorno lun 2 mar 2026 alle ore 10:15 Negozio <n@x.test> ha scritto:\n> Ciao', 'Grazie.'],
  ['Dutch', 'Bedankt.\n\nOp ma 2 mrt 2026 om 10:15 schreef Winkel <w@x.test>:\n> Hallo', 'Bedankt.'],
  ['Polish', 'Dziękuję.\n\npon., 2 mar 2026 o 10:15 Sklep <s@x.test> napisał(a):\n> Witam', 'Dziękuję.'],
  ['Chinese', '谢谢。\n\n商店 <s@x.test> 于2026年3月2日周一 10:15写道：\n> 您好', '谢谢。'],
  ['Japanese', 'ありがとう。\n\n2026年3月2日(月) 10:15 店 <s@x.test>のメール:\n> こんにちは', 'ありがとう。'],
  ['Arabic', 'شكرا\n\nفي الاثنين، 2 مارس 2026 في 10:15 ص كتب متجر <s@x.test>:\n> مرحبا', 'شكرا'],
  [
    'wrapped attribution',
    'Ok\n\nOn Mon, Mar 2, 2026 at 10:15 AM A Very Long Name Indeed\n<a.very.long.address@x.test> wrote:\n\n> Hi',
    'Ok',
  ],
  [
    'Outlook',
    'Kind regards\n\n________________________________\nFrom: Shop <s@x.test>\nSent: Monday, 2 March 2026\nTo: Ana\nSubject: Hello\n\nText',
    'Kind regards',
  ],
  ['Outlook German', 'Gruß\n\nVon: Laden <s@x.test>\nGesendet: Montag, 2. März 2026\nAn: Ana\nBetreff: Hallo\n\nText', 'Gruß'],
  ['Outlook Chinese', '好的\n\n发件人: 商店\n发送时间: 2026年3月2日\n收件人: 王伟\n主题: 您好\n\n正文', '好的'],
  ['separator', 'Ja\n\n-----Ursprüngliche Nachricht-----\nVon: x\n', 'Ja'],
  ['bare marks', 'Ja bitte\n\n> eins\n> zwei', 'Ja bitte'],
]

describe('splitQuote', () => {
  it.each(cases)('%s', (_, mail, said) => {
    const split = splitQuote(mail)
    expect(split.text).toBe(said)
    expect(split.quoted).toBeTruthy()
    expect(mail).toContain(split.quoted as string)
  })

  it.each([
    ['a sentence that ends like an attribution', 'Ich fragte, und sie schrieb:\nalles gut.'],
    ['answers between the lines', 'Hallo,\n\nAm 02.03.26 um 10:15 schrieb Laden:\n> Welche Größe?\n40\n> Welche Farbe?\nBlau'],
    ['a forward without a word', '---------- Forwarded message ---------\nFrom: x\nDate: y\nSubject: z\n\nText'],
    ['one header word alone', 'From: Berlin to Paris\nI need it by Friday.'],
    ['nothing quoted', 'Guten Tag,\n\nwo ist mein Paket?\n\n-- \nAna'],
  ])('leaves whole: %s', (_, mail) => {
    expect(splitQuote(mail)).toEqual({ text: mail.trim(), quoted: null })
  })

  // No time is asserted: what is not linear never ends within the test's own limit.
  it('ends on hostile text', () => {
    splitQuote(`${'On 1 '.repeat(60)}\n`.repeat(5_000))
    splitQuote('>'.repeat(500_000))
    expect(splitQuote('On 2026 \n'.repeat(50_000)).text.length).toBeGreaterThan(0)
  })
})
