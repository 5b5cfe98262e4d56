import { type Texts, treeOf } from '../tree'

export const texts: Texts = treeOf(import.meta.glob<Texts>('./ar/*.json', { eager: true, import: 'default' }))
