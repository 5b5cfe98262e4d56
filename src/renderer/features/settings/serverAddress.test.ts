import { expect, it } from 'vitest'
import { serverAddress } from './serverAddress'

it.each([
  ['cloud.example.org/dav', 'https://cloud.example.org/dav'],
  [' https://cloud.example.org ', 'https://cloud.example.org'],
  ['http://127.0.0.1:5232/', 'http://127.0.0.1:5232/'],
  ['127.0.0.1:5232', 'https://127.0.0.1:5232'],
  ['', ''],
])('%s means %s', (typed, address) => expect(serverAddress(typed)).toBe(address))
