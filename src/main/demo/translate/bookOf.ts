import type { DemoContent } from '../content'
import { TranslationBook } from './book'

/** The translation book of the demo's own texts; names of its people, shops and products stay as they are. */
export const bookOf = ({ translations, people, shops, products, team }: DemoContent): TranslationBook => {
  const names = [
    ...Object.values(people).flatMap((list) =>
      list.flatMap(({ first, last, full, vocative }) => [full, first, last, `${first} ${last}`, `${last} ${first}`, vocative ?? first]),
    ),
    ...team.flatMap(({ name }) => [name, name.split(' ')[0] ?? name]),
    ...shops.flatMap(({ name, senderName }) => [name, senderName]),
    ...products.map(({ name }) => name),
  ]
  return new TranslationBook(translations, new Set(names.map((name) => name.toLowerCase())))
}
