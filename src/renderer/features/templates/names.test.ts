import { describe, expect, it } from 'vitest'
import { genderOf, splitName } from './names'

describe('a name is taken apart only where nothing is guessed', () => {
  it.each([
    ['Mia Schulz', 'de', 'Mia', 'Schulz'],
    ['佐藤 健', 'ja', '健', '佐藤'],
    ['佐藤　健', 'ja', '健', '佐藤'],
    ['マイク スミス', 'ja', 'マイク', 'スミス'],
    ['王芳', 'zh-CN', null, null],
    ['김 민수', 'ko', '민수', '김'],
    ['Nagy Anna', 'hu', null, null],
    ['Ludwig van Beethoven', 'de', 'Ludwig', 'van Beethoven'],
    ['María García López', 'es', 'María', null],
    ['Ana Souza', 'pt-BR', 'Ana', 'Souza'],
    ['Anne Marie Duval', 'fr', 'Anne', null],
    ['Mia', 'de', null, null],
    ['+49 170 1234567', 'de', null, null],
    ['mia@post.example Schulz', 'de', null, null],
    ['', null, null, null],
  ])('%s (%s)', (name, language, firstName, lastName) => expect(splitName(name, language)).toEqual({ firstName, lastName }))
})

describe('a gender is only what the record says', () => {
  it.each([
    [[{ label: 'Gender', value: 'Female' }], 'female'],
    [[{ label: 'Anrede', value: 'Herr' }], 'male'],
    [[{ label: '性别', value: '女' }], 'female'],
    [[{ label: 'salutation', value: 'Mrs.' }], 'female'],
    [[{ label: 'gender', value: 'prefer not to say' }], null],
    [[{ label: 'company', value: 'Herr & Sohn' }], null],
    [[], null],
  ] as const)('%j', (facts, gender) => expect(genderOf(facts)).toBe(gender))
})
