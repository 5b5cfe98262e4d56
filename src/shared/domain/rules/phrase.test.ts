import { describe, expect, it } from 'vitest'
import { ownWords } from './ownWords'
import { Phrases, TextWords } from './phrase'
import { tokensOf } from './words'

const find = (written: string, text: string, language: string | null = null, of: string | null = null): string | null => {
  const found = new Phrases([{ text: written, language: of }]).find(new TextWords(tokensOf(text)), language)
  return found ? text.slice(found.from, found.to) : null
}

describe('the words of a condition', () => {
  it.each([
    // Whole words, case and accents folded.
    ['refund', 'I want a REFUND now', 'REFUND'],
    ['refund', 'refunded already', null],
    ['réclamation', 'une RECLAMATION, merci', 'RECLAMATION'],
    ['grosse', 'Welche Größe?', 'Größe'],
    ['Größe', 'welche groesse', null],
    ['łódź', 'z miasta Lodz', 'Lodz'],
    // Apostrophes of any form.
    ["hasn't arrived", 'It hasn’t arrived.', 'hasn’t arrived'],
    ["l'article", 'J’ai reçu l´article', 'l´article'],
    ["n'est pas", 'ce n’est pas bon', 'n’est pas'],
    // Any ending, any beginning.
    ['retour*', 'die Retourensendung', 'Retourensendung'],
    ['*gebühr', 'eine Zollgebühr', 'Zollgebühr'],
    ['*gebühr', 'viele Zollgebühren', null],
    ['*gebühr*', 'viele Zollgebühren', 'Zollgebühren'],
    ['a*', 'b a', 'a'],
    // Phrases and gaps.
    ['not arrived', 'not yet arrived', null],
    ['not … arrived', 'not yet arrived', 'not yet arrived'],
    ['not ... arrived', 'not arrived', 'not arrived'],
    ['parcel … lost', 'The parcel came. Nothing is lost', null],
    ['parcel … lost', 'My parcel from the shop in the north is lost', null],
    ['parcel … lost', 'my parcel\nis lost', 'parcel\nis lost'],
    // One or the other.
    ['parcel|package lost', 'package lost', 'package lost'],
    ['(has not|never) arrived', 'it has not arrived', 'has not arrived'],
    ['(has not|never) arrived', 'it never arrived', 'never arrived'],
    ['(has not|never) arrived', 'it has arrived', null],
    ['where is (my|) parcel', 'Where is parcel 7?', 'Where is parcel'],
    ['where is (my|) parcel', 'where is my parcel', 'where is my parcel'],
    ['(my|) parcel', 'a parcel', null],
    // Scripts without spaces: anywhere, character by character.
    ['没收到', '我还没收到货', '没收到'],
    ['包裹 … 没收到', '包裹到现在都没收到', '包裹到现在都没收到'],
    ['包裹 … 没收到', '包裹好。没收到', null],
    ['返金', '返金をお願いします', '返金'],
    ['ﾊﾟｿｺﾝ', 'パソコンです', 'パソコン'],
    ['คืนเงิน', 'ขอคืนเงินค่ะ', 'คืนเงิน'],
    // Arabic: marks, tatweel, what is written together.
    ['طرد', 'أين الطَّرْد؟', 'الطَّرْد'],
    ['طرد', 'بالطرد', 'بالطرد'],
    ['طرد', 'وطرد', 'وطرد'],
    ['استرجاع', 'للإسترجاع', 'للإسترجاع'],
    ['استرداد', 'لاسترداد المال', 'لاسترداد'],
    ['وصل', 'وصل الطرد', 'وصل'],
    // Korean particles.
    ['환불', '환불을 원해요', '환불을'],
    // Nothing to look for.
    ['…', 'anything', null],
    ['*', 'anything', null],
    ['!?', 'anything !?', null],
  ] as const)('%s in “%s”', (written, text, expected) => expect(find(written, text)).toBe(expected))

  it('keeps a word to its language, where the text’s is known', () => {
    expect(find('size', 'size nasıl yardımcı', 'tr', 'en')).toBe(null)
    expect(find('size', 'which size', 'en-GB', 'en')).toBe('size')
    expect(find('size', 'which size', null, 'en')).toBe('size')
    expect(find('size', 'which size', 'de', null)).toBe('size')
  })

  it('finds any word of a text in it, with the place it stands at', () => {
    const text = 'Héllo wörld, 尺码 ok? Größe—L “don’t” 返金；é'
    for (const token of tokensOf(text)) expect(find(text.slice(token.from, token.to), text)).not.toBe(null)
  })

  it('reads a text of megabytes no farther than it must, and broken letters', () => {
    expect(find('end', `${'word '.repeat(400_000)}end`)).toBe(null)
    expect(find('a', '\ud800 a \udc00')).toBe('a')
  })
})

describe('the customer’s own words', () => {
  it.each([
    ['Where is it?', 'Where is it?'],
    ['Still waiting\n> you will get a refund\n> soon', 'Still waiting'],
    ['Noch nichts da.\n\nAm Mo., 3. Aug. 2026 um 10:01 schrieb Nordlicht <help@example.com>:\n> Erstattung', 'Noch nichts da.\n'],
    ['Nothing yet\n\nOn Mon, 3 Aug 2026 at 10:01, Nordlicht <\nhelp@example.com> wrote:\nrefund', 'Nothing yet\n'],
    ['Nope\n-----Original Message-----\nrefund', 'Nope'],
    ['Hallo\n\nVon: Shop\nGesendet: Montag\nRückerstattung', 'Hallo\n'],
    ['From: my house\nto yours', 'From: my house\nto yours'],
    ['Bestellnummer: 1042\nGröße: 40', 'Bestellnummer: 1042\nGröße: 40'],
  ])('%j', (text, own) => expect(ownWords(text)).toBe(own))
})
