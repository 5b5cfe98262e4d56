/** Words of one topic by the language they are written in. */
export type Topic = Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'pt-BR' | 'it' | 'pl' | 'zh-CN' | 'ja' | 'ar', readonly string[]>>

/**
 * As a text condition takes them. A phrase of many words stands in one language only, so it needs none named: detection errs
 * on short texts. `@` in front keeps a word to its language (false friends).
 */
export const wordsIn = (...topics: readonly Topic[]): { text: string; language: string | null }[] =>
  topics.flatMap((topic) =>
    Object.entries(topic).flatMap(([language, words]) =>
      words.map((word) => word.trim()).map((text) => (text.startsWith('@') ? { text: text.slice(1), language } : { text, language: null })),
    ),
  )
