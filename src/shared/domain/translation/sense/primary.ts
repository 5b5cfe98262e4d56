/** Primary language of a BCP 47 code, lower case: `pt-BR` → `pt`. */
export const primaryOf = (language: string): string => (language.split(/[-_]/)[0] ?? '').toLowerCase()
