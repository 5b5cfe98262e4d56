import type { TFunction } from 'i18next'

/** How a customer is called on screen: chats and messengers often bring no name, and an empty one is a button without a word. */
export const customerTitle = (t: TFunction, name: string | null | undefined): string => name?.trim() || t('inbox.nobody')
