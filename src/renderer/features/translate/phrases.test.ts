import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Template } from '../../../shared/domain/template/types'
import { phrasesOf } from './phrases'

const starter = (JSON.parse(readFileSync('resources/templates/starter.json', 'utf8')) as { templates: Template[] }).templates

describe('phrase help from the starter library', () => {
  it.each(['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh-CN', 'ar'])('apologises, refuses and asks for a photo in %s', (language) => {
    const phrases = phrasesOf(starter, 'en', language, null)
    for (const intent of ['apologise', 'refuse', 'photo'] as const)
      expect(phrases.filter((one) => one.intent === intent).length, `${language} ${intent}`).toBeGreaterThan(0)
    expect(phrases.every(({ text }) => !/[{}$]/.test(text))).toBe(true)
  })
  it('tells what it means in the agent’s language', () => {
    const sorry = phrasesOf(starter, 'es', 'de', 'polite').find(({ intent }) => intent === 'apologise')
    expect(sorry?.meaning).toMatch(/disculp|lament|sentimos/i)
    expect(phrasesOf(starter, 'ko', 'de', null)[0]?.meaning).toBeNull()
  })
})
