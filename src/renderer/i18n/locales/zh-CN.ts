import { type Texts, treeOf } from '../tree'

export const texts: Texts = treeOf(import.meta.glob<Texts>('./zh-CN/*.json', { eager: true, import: 'default' }))
