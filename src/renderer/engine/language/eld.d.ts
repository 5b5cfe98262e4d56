declare module '*/eld/src/ngrams/extrasmall.js' {
  export const ngramsData: import('./table').NgramData
}
declare module '*/eld/src/dictionary.js' {
  export const dictionary: Record<number, string>
}
declare module '*/eld/src/avgScore.js' {
  export const avgScore: Record<string, number>
}
