import { describe, expect, test } from 'vitest'
import { mayNavigate, messagePolicy, openableLink, pagePolicy, servedFile } from './policy'

describe('the link door', () => {
  test.each([
    'file:///etc/passwd',
    'smb://host/share',
    'javascript:alert(1)',
    'ms-msdt:/id',
    'vbscript:x',
    'data:text/html,x',
    'http://plain.example',
    'https://user:pass@shop.example/',
    'mailto:',
    'mailto:?attach=/etc/passwd',
    'app://dragoman/index.html',
    'not a url',
    ' \njavascript:1',
    `https://a.example/${'x'.repeat(5000)}`,
  ])('%s stays shut', (url) => expect(openableLink(url)).toBeNull())

  test('https and mailto open, mailto without its headers', () => {
    expect(openableLink('https://shop.example/orders?q=1')).toBe('https://shop.example/orders?q=1')
    expect(openableLink('mailto:a@shop.example?subject=x&attach=/etc/passwd')).toBe('mailto:a@shop.example')
  })
})

describe('own files', () => {
  test.each([
    'app://dragoman/../../etc/passwd',
    'app://dragoman/%2e%2e/%2e%2e/etc/passwd.js',
    'app://dragoman/a//b.js',
    'app://other/index.html',
    'https://dragoman/index.html',
    'app://dragoman/x.exe',
    'app://dragoman/a\\b.js',
    'app://dragoman/',
  ])('%s is not served', (url) => {
    const served = servedFile(url)
    expect(served === null || !served.file.includes('..')).toBe(true)
    if (!url.includes('etc')) expect(served).toBeNull()
  })
  test('pages and assets are', () => {
    expect(servedFile('app://dragoman/index.html?x=1')).toEqual({ file: 'index.html', type: 'text/html; charset=utf-8', page: 'own' })
    expect(servedFile('app://dragoman/assets/index-Bq_1.js')?.page).toBe('none')
    expect(servedFile('app://dragoman/message.html')?.page).toBe('message')
  })
  test('navigation goes to our own pages only', () => {
    expect(mayNavigate('app://dragoman/index.html')).toBe(true)
    for (const url of ['app://dragoman/message.html', 'https://a.example/', 'about:blank', 'app://dragoman/assets/a.js'])
      expect(mayNavigate(url)).toBe(false)
  })
})

test('policies hold no unsafe script', () => {
  expect(pagePolicy('n')).not.toContain('unsafe-inline')
  expect(pagePolicy('n')).not.toContain("'unsafe-eval'")
  expect(messagePolicy).not.toContain('script')
})
