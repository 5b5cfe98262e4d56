import { describe, expect, it } from 'vitest'
import type { Conversation, Message } from '../conversation/types'
import { maskConversation, maskHtml, maskMessage, maskText } from './incoming'

const hiddenForm = '•••• •••• •••• 1111'

describe('card numbers in a text', () => {
  it('are hidden but for the last four digits, wherever and however often they stand', () => {
    expect(maskText('Visa 4111 1111 1111 1111, exp 12/28')).toEqual({ text: `Visa ${hiddenForm}, exp 12/28`, count: 1 })
    expect(maskText('4111111111111111 or 5555-5555-5555-4444')).toEqual({ text: '••••••••••••1111 or ••••-••••-••••-4444', count: 2 })
    expect(maskText('カード番号は４１１１１１１１１１１１１１１１です').text).toBe('カード番号は••••••••••••１１１１です')
    expect(maskText('رقم البطاقة ٤١١١١١١١١١١١١١١١').text).toBe('رقم البطاقة ••••••••••••١١١١')
  })
  it('are told from other long numbers, and hiding twice changes nothing', () => {
    for (const text of ['Order 1042, tracking JD014600006812345678', 'Call +49 30 1234567890', 'IBAN DE89370400440532013000', hiddenForm]) {
      expect(maskText(text)).toEqual({ text, count: 0 })
    }
  })
  it('are found at any place of a text of megabytes, in a moment', () => {
    const long = `${'So many words stand here. '.repeat(200_000)}My card is 4111 1111 1111 1111.${' And on.'.repeat(100_000)}`
    const masked = maskText(long)
    expect(masked.count).toBe(1)
    expect(masked.text).toContain(`My card is ${hiddenForm}.`)
    expect(masked.text.length).toBe(long.length)
  })
  it('do not make a sea of digits stop the desk', () => {
    const sea = '7 '.repeat(300_000)
    expect(maskText(sea).text.length).toBe(sea.length)
  }, 20_000)
})

describe('card numbers in HTML', () => {
  const cases: [string, string][] = [
    ['<p>Card 4111 1111 1111 1111</p>', `<p>Card ${hiddenForm}</p>`],
    ['<p>4111 <b>1111</b> 1111 1111</p>', '<p>•••• <b>••••</b> •••• 1111</p>'],
    ['4111&nbsp;1111&nbsp;1111&nbsp;1111', '••••&nbsp;••••&nbsp;••••&nbsp;1111'],
    ['&#52;&#x31;11111111111111', '••••••••••••1111'],
    ['<td>4111</td><td>1111</td><td>1111</td><td>1111</td>', '<td>••••</td><td>••••</td><td>••••</td><td>1111</td>'],
    ['<!-- 4111111111111111 --><p>x</p>', '<!-- ••••••••••••1111 --><p>x</p>'],
    ['<a href="tel:4111111111111111">call</a>', '<a href="tel:••••••••••••1111">call</a>'],
    ["<img alt='4111111111111111'>", "<img alt='••••••••••••1111'>"],
    ['4111\u200b11111111\u00ad1111', '••••\u200b••••••••\u00ad1111'],
    ['4111\n1111\n1111\n1111', '••••\n••••\n••••\n1111'],
  ]
  it.each(cases)('%s', (html, wanted) => {
    expect(maskHtml(html)).toMatchObject({ html: wanted, count: 1 })
    expect(maskHtml(wanted)).toEqual({ html: wanted, count: 0 })
  })
  it('leave links, styles and all else as they are', () => {
    const html =
      '<style>a{width:600px;color:#333333}</style><a href="https://x.example/?id=4111111111111111" class="c4111111111111111">4 items, 2 &amp; 3</a><br>12 34 56'
    expect(maskHtml(html)).toEqual({ html, count: 0 })
  })
  it('do not reach over paragraphs', () => {
    const html = '<p>4111 1111</p><p>1111 1111</p>'
    expect(maskHtml(html)).toEqual({ html, count: 0 })
  })
})

describe('what is kept', () => {
  const message = { text: 'a', quotedText: null, html: null, mail: null } as Message
  it('is the same object where there is nothing to hide', () => {
    expect(maskMessage(message)).toBe(message)
  })
  it('of a message hides text, quote, letter and subject, and counts each number once', () => {
    const masked = maskMessage({
      ...message,
      text: 'My card: 4111 1111 1111 1111',
      quotedText: null,
      html: '<p>My card: 4111 1111 1111 1111</p>',
      mail: { from: [], to: [], cc: [], bcc: [], replyTo: [], subject: 'Card 4111 1111 1111 1111' },
    })
    expect(JSON.stringify(masked)).not.toContain('4111')
    expect(masked.cardMasks).toBe(2)
    expect(maskMessage(masked)).toBe(masked)
  })
  it('of a conversation hides subject and preview, and the stump of a number where a preview was cut', () => {
    const conversation = {
      subject: 'Card 4111 1111 1111 1111',
      preview: { text: '4111111111111111', by: 'customer', at: 1 },
    } as Conversation
    expect(JSON.stringify(maskConversation(conversation))).not.toContain('4111')
    const words = 'I have waited for three weeks now and I want my money back, my card is '
    const cut = maskConversation({ ...conversation, subject: null, preview: { text: `${words}4111 1111 1111 11`, by: 'customer', at: 1 } })
    expect(cut.preview?.text).toBe(`${words}•••• •••• •••• ••`)
    const order = maskConversation({ ...conversation, subject: null, preview: { text: `${words}no. 1042`, by: 'customer', at: 1 } })
    expect(order.preview?.text).toBe(`${words}no. 1042`)
  })
})
