/** Manners of Arabic, Chinese, Japanese and Korean. */
import type { Manners } from './types'

const KEIGO = '文化審議会「敬語の指針」(2007)'
const CLDR_NAMES = 'Unicode CLDR, personNames: name order by locale'
const XIANDAI = '《现代汉语词典》: 您; 书信称呼与祝颂语'
const GBT = 'GB/T 9704-2012《党政机关公文格式》; 通行书信格式'
const ZHTW = '臺灣教育部《國語辭典》: 您; 書信提稱語與結尾敬辭'
const HANGUL = '한글 맞춤법 제48항: 성과 이름은 붙여 쓰고'
const NIKL = '국립국어원 「표준 언어 예절」(2011)'
const RYDING = 'Ryding, A Reference Grammar of Modern Standard Arabic: address and gender'
const ALKITAAB = 'Badawi/Carter/Gully, Modern Written Arabic: letters, opening and closing formulas'

const han = /^[\p{Script=Han}々〆ヶ\p{Script=Hiragana}\p{Script=Katakana}\s]+$/u
const hangul = /^[\p{Script=Hangul}\s]+$/u

export const east: readonly Manners[] = [
  {
    language: 'ja',
    register: 'humble',
    familyFirst: { scripts: han, joined: false, source: CLDR_NAMES },
    salutation: [
      { register: 'familiar', text: '{last}さん', source: KEIGO },
      { register: 'familiar', text: '{full}さん', source: KEIGO },
      { text: '{full} 様', source: KEIGO },
      { text: 'お客様', source: KEIGO },
    ],
    closing: [
      { register: 'familiar', text: 'よろしくお願いします。\n{agent}', source: KEIGO },
      { register: 'polite', text: 'どうぞよろしくお願いいたします。\n{agent}', source: KEIGO },
      { text: '何卒よろしくお願い申し上げます。\n{agent}', source: KEIGO },
    ],
    formal: [
      { text: '{last}様', source: KEIGO },
      { text: '{full}様', source: KEIGO },
      { text: 'お客様', source: KEIGO },
    ],
  },
  {
    language: 'zh-Hans',
    register: 'polite',
    familyFirst: { scripts: han, joined: true, source: CLDR_NAMES },
    salutation: [
      { register: 'familiar', text: '{full}，你好！', source: XIANDAI },
      { register: 'familiar', text: '你好！', source: XIANDAI },
      { register: 'humble', gender: 'female', text: '尊敬的{last}女士：', source: GBT },
      { register: 'humble', gender: 'male', text: '尊敬的{last}先生：', source: GBT },
      { register: 'humble', text: '尊敬的客户：', source: GBT },
      { hours: [5, 11], text: '{full}，早上好：', source: XIANDAI },
      { hours: [18, 24], text: '{full}，晚上好：', source: XIANDAI },
      { text: '{full}，您好：', source: XIANDAI },
      { text: '您好：', source: XIANDAI },
    ],
    closing: [
      { register: 'familiar', text: '祝好！\n{agent}', source: XIANDAI },
      { register: 'humble', text: '此致\n敬礼\n{agent}', source: GBT },
      { text: '祝您生活愉快！\n{agent}', source: XIANDAI },
    ],
    formal: [
      { gender: 'female', text: '{last}女士', source: XIANDAI },
      { gender: 'male', text: '{last}先生', source: XIANDAI },
      { text: '{full}', source: XIANDAI },
      { text: '您', source: XIANDAI },
    ],
  },
  {
    language: 'zh-Hant',
    register: 'polite',
    familyFirst: { scripts: han, joined: true, source: CLDR_NAMES },
    salutation: [
      { register: 'familiar', text: '{full}，你好！', source: ZHTW },
      { register: 'humble', gender: 'female', text: '{last}女士，您好：', source: ZHTW },
      { register: 'humble', gender: 'male', text: '{last}先生，您好：', source: ZHTW },
      { text: '{full}，您好：', source: ZHTW },
      { text: '您好：', source: ZHTW },
    ],
    closing: [{ text: '敬祝 順心\n{agent}', source: ZHTW }],
    formal: [
      { gender: 'female', text: '{last}女士', source: ZHTW },
      { gender: 'male', text: '{last}先生', source: ZHTW },
      { text: '{full}', source: ZHTW },
      { text: '您', source: ZHTW },
    ],
  },
  {
    language: 'ko',
    register: 'polite',
    familyFirst: { scripts: hangul, joined: true, source: HANGUL },
    salutation: [
      { register: 'humble', text: '{full} 고객님, 안녕하십니까.', source: NIKL },
      { register: 'humble', text: '고객님, 안녕하십니까.', source: NIKL },
      { text: '{full}님, 안녕하세요.', source: NIKL },
      { text: '고객님, 안녕하세요.', source: NIKL },
    ],
    closing: [{ text: '감사합니다.\n{agent} 드림', source: NIKL }],
    formal: [
      { text: '{full}님', source: NIKL },
      { text: '고객님', source: NIKL },
    ],
  },
  {
    language: 'ar',
    register: 'polite',
    // Titles go with the given name; an adjective would say a gender, so where it is not known none is said.
    salutation: [
      { register: 'familiar', gender: 'female', text: 'عزيزتي {first}،', source: RYDING },
      { register: 'familiar', gender: 'male', text: 'عزيزي {first}،', source: RYDING },
      { register: 'familiar', text: 'أهلًا {first}،', source: RYDING },
      { register: 'familiar', text: 'أهلًا،', source: RYDING },
      { register: 'humble', gender: 'female', text: 'السيدة {first} المحترمة،', source: ALKITAAB },
      { register: 'humble', gender: 'male', text: 'السيد {first} المحترم،', source: ALKITAAB },
      { register: 'humble', text: 'تحية طيبة وبعد،', source: ALKITAAB },
      { hours: [4, 12], text: 'صباح الخير {first}،', source: RYDING },
      { hours: [12, 24], text: 'مساء الخير {first}،', source: RYDING },
      { text: 'مرحبًا {first}،', source: RYDING },
      { text: 'مرحبًا {full}،', source: RYDING },
      { text: 'مرحبًا،', source: RYDING },
    ],
    closing: [
      { register: 'familiar', text: 'مع خالص التحية،\n{agent}', source: ALKITAAB },
      { register: 'humble', text: 'وتفضلوا بقبول فائق الاحترام،\n{agent}', source: ALKITAAB },
      { text: 'مع أطيب التحيات،\n{agent}', source: ALKITAAB },
    ],
    formal: [
      { gender: 'female', text: 'السيدة {first}', source: RYDING },
      { gender: 'male', text: 'السيد {first}', source: RYDING },
      { text: '{full}', source: RYDING },
    ],
  },
]
