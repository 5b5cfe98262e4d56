/** Reads eld's data, which its package does not export by itself, and makes the flat table of it. */
import { avgScore } from '../../../../node_modules/eld/src/avgScore.js'
import { dictionary } from '../../../../node_modules/eld/src/dictionary.js'
import { ngramsData } from '../../../../node_modules/eld/src/ngrams/extrasmall.js'
import { buildTable, type LanguageTable } from './table'

export const readTable = (): LanguageTable => buildTable(ngramsData, dictionary, avgScore)
