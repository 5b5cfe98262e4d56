/** Templates under the fingers: a letter behind `;` to its answer among many, and Enter to the text in the editor. */
import { both, keyResult, openProfile } from './keys.mjs'
import { rest, startProgram, until } from './program.mjs'
import { inside, PIN } from './shops.mjs'

const COUNT = 50_000
/** As agents type them: a shortcut's beginning, a word of a text, a mistyped one, another script. The last letter is pressed, so it is one of a keyboard. */
const typed = [';parc', ';refund-1', '/invoice', ';cust', '/Votre', '/damagd', '/お荷物 1', '/voucher 77', ';size-4', '/kümmern']

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchTemplates(bench) {
  const filling = await startProgram(bench.program, { userDataDir: bench.profile })
  try {
    const page = await filling.page('index.html')
    // Once the door stands the page has its own port, and asks for none while this one uses another.
    await page.getByRole('button', { name: 'Bench' }).waitFor()
    await page.evaluate(bench.tools.inPage)
    await inside(page, 'addTemplates', PIN, COUNT)
  } finally {
    await filling.stop()
  }
  const { running, page } = await openProfile(bench)
  const clear = async () => {
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await rest(120)
  }
  try {
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await rest(600)
    await page.keyboard.press('r')
    await until(async () => page.evaluate(() => document.activeElement?.classList.contains('cm-content') ?? false), { what: 'the editor' })
    // The library is read beside everything else after the desk was opened.
    await until(
      async () => {
        await clear()
        await page.keyboard.insertText(';parcel-')
        await rest(400)
        return (await page.evaluate(() => document.querySelectorAll('[popover] [role=option]').length)) > 5
      },
      { what: 'the templates', timeoutMs: 120_000 },
    )
    // Where nobody knows the customer's language it is asked for once, and known from then on.
    await clear()
    await page.keyboard.insertText(';refund-1')
    await until(async () => (await inside(page, 'answered')) === 'refund-1', { what: 'the first answer' })
    await page.keyboard.press('Enter')
    await rest(400)
    await page.keyboard.press('Enter')
    await rest(400)
    /** @type {{program: number, copy: number}[]} */
    const picks = []
    for (let at = 0; at < bench.keys; at++) {
      const text = typed[at % typed.length] ?? ';p'
      await clear()
      await page.keyboard.insertText(text.slice(0, -1))
      await until(async () => (await inside(page, 'answered')) === text.slice(1, -1), { what: `the answer to ${text.slice(0, -1)}` })
      picks.push(await both(page, text.slice(-1), 'hits'))
    }
    /** @type {{program: number, copy: number}[]} */
    const inserts = []
    for (let at = 0; at < bench.keys; at++) {
      const text = `;refund-${at}1`
      await clear()
      await page.keyboard.insertText(text)
      await until(async () => (await inside(page, 'answered')) === text.slice(1), { what: `the answer to ${text}` })
      inserts.push(await both(page, 'Enter', 'inserted'))
    }
    await clear()
    return {
      [`pick among ${COUNT}`]: keyResult(picks, [
        'a letter behind ; or / to the answered list, by shortcut, title, text, a mistyped word and other scripts',
      ]),
      'template inserted': keyResult(inserts, [`Enter on the list of ${COUNT} to the filled text in the editor`]),
    }
  } finally {
    await running.stop()
  }
}
