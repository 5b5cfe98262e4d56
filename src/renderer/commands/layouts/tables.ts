/**
 * What the keys of twelve layouts produce, by physical code: plain, with Shift, with AltGr. Windows forms, as most desks
 * have them; source: Unicode CLDR keyboard data and the makers' own charts. A dead key stands as `~` and its accent, a key
 * that produces nothing as `_`.
 */
export type LayoutId = 'us' | 'uk' | 'de' | 'fr' | 'es' | 'latam' | 'abnt2' | 'pl' | 'tr' | 'ru' | 'ar' | 'ja'

const CODES = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backslash',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash IntlRo',
].map((row) => row.split(' '))

interface Rows {
  plain: readonly [string, string, string, string]
  shift: readonly [string, string, string, string]
  /** `code character` pairs. */
  altGr: string
}

const latinPlain = ['q w e r t y u i o p', 'a s d f g h j k l', 'z x c v b n m'] as const
const latinShift = ['Q W E R T Y U I O P', 'A S D F G H J K L', 'Z X C V B N M'] as const

export const tables: Record<LayoutId, Rows> = {
  us: {
    plain: ['` 1 2 3 4 5 6 7 8 9 0 - =', `${latinPlain[0]} [ ]`, `${latinPlain[1]} ; ' \\`, `_ ${latinPlain[2]} , . / _`],
    shift: ['~ ! @ # $ % ^ & * ( ) _ +', `${latinShift[0]} { }`, `${latinShift[1]} : " |`, `_ ${latinShift[2]} < > ? _`],
    altGr: '',
  },
  uk: {
    plain: ['` 1 2 3 4 5 6 7 8 9 0 - =', `${latinPlain[0]} [ ]`, `${latinPlain[1]} ; ' #`, `\\ ${latinPlain[2]} , . / _`],
    shift: ['¬ ! " £ $ % ^ & * ( ) _ +', `${latinShift[0]} { }`, `${latinShift[1]} : @ ~~`, `| ${latinShift[2]} < > ? _`],
    altGr: 'Backquote ¦ Digit4 € KeyE é KeyU ú KeyI í KeyO ó KeyA á',
  },
  de: {
    plain: ['~^ 1 2 3 4 5 6 7 8 9 0 ß ~´', 'q w e r t z u i o p ü +', 'a s d f g h j k l ö ä #', '< y x c v b n m , . - _'],
    shift: ['° ! " § $ % & / ( ) = ? ~`', 'Q W E R T Z U I O P Ü *', "A S D F G H J K L Ö Ä '", '> Y X C V B N M ; : _ _'],
    altGr: 'Digit2 ² Digit3 ³ Digit7 { Digit8 [ Digit9 ] Digit0 } Minus \\ KeyQ @ KeyE € BracketRight ~~ IntlBackslash | KeyM µ',
  },
  fr: {
    plain: ['² & é " \' ( - è _ ç à ) =', 'a z e r t y u i o p ~^ $', 'q s d f g h j k l m ù *', '< w x c v b n , ; : ! _'],
    shift: ['_ 1 2 3 4 5 6 7 8 9 0 ° +', 'A Z E R T Y U I O P ~¨ £', 'Q S D F G H J K L M % µ', '> W X C V B N ? . / § _'],
    altGr: 'Digit2 ~~ Digit3 # Digit4 { Digit5 [ Digit6 | Digit7 ~` Digit8 \\ Digit9 ^ Digit0 @ Minus ] Equal } KeyE € BracketRight ¤',
  },
  es: {
    plain: ["º 1 2 3 4 5 6 7 8 9 0 ' ¡", 'q w e r t y u i o p ~` +', 'a s d f g h j k l ñ ~´ ç', '< z x c v b n m , . - _'],
    shift: ['ª ! " · $ % & / ( ) = ? ¿', 'Q W E R T Y U I O P ~^ *', 'A S D F G H J K L Ñ ~¨ Ç', '> Z X C V B N M ; : _ _'],
    altGr: 'Backquote \\ Digit1 | Digit2 @ Digit3 # Digit4 ~~ Digit5 € Digit6 ¬ KeyE € BracketLeft [ BracketRight ] Quote { Backslash }',
  },
  latam: {
    plain: ["| 1 2 3 4 5 6 7 8 9 0 ' ¿", 'q w e r t y u i o p ~´ +', 'a s d f g h j k l ñ { }', '< z x c v b n m , . - _'],
    shift: ['° ! " # $ % & / ( ) = ? ¡', 'Q W E R T Y U I O P ~¨ *', 'A S D F G H J K L Ñ [ ]', '> Z X C V B N M ; : _ _'],
    altGr: 'Backquote ¬ Minus \\ KeyQ @ BracketRight ~~ Quote ~^ Backslash ~`',
  },
  abnt2: {
    plain: ["' 1 2 3 4 5 6 7 8 9 0 - =", 'q w e r t y u i o p ~´ [', 'a s d f g h j k l ç ~~ ]', '\\ z x c v b n m , . ; /'],
    shift: ['" ! @ # $ % ~¨ & * ( ) _ +', 'Q W E R T Y U I O P ~` {', 'A S D F G H J K L Ç ~^ }', '| Z X C V B N M < > : ?'],
    altGr: 'Digit1 ¹ Digit2 ² Digit3 ³ Digit4 £ Digit5 ¢ Digit6 ¬ Equal § KeyQ / KeyW ? KeyE ° BracketRight ª Backslash º IntlRo °',
  },
  pl: {
    plain: ['` 1 2 3 4 5 6 7 8 9 0 - =', `${latinPlain[0]} [ ]`, `${latinPlain[1]} ; ' \\`, `_ ${latinPlain[2]} , . / _`],
    shift: ['~~ ! @ # $ % ^ & * ( ) _ +', `${latinShift[0]} { }`, `${latinShift[1]} : " |`, `_ ${latinShift[2]} < > ? _`],
    altGr: 'KeyA ą KeyC ć KeyE ę KeyL ł KeyN ń KeyO ó KeyS ś KeyX ź KeyZ ż KeyU €',
  },
  tr: {
    plain: ['" 1 2 3 4 5 6 7 8 9 0 * -', 'q w e r t y u ı o p ğ ü', 'a s d f g h j k l ş i ,', '< z x c v b n m ö ç . _'],
    shift: ["é ! ' ~^ + % & / ( ) = ? _", 'Q W E R T Y U I O P Ğ Ü', 'A S D F G H J K L Ş İ ;', '> Z X C V B N M Ö Ç : _'],
    altGr:
      'Backquote < Digit1 > Digit2 £ Digit3 # Digit4 $ Digit5 ½ Digit7 { Digit8 [ Digit9 ] Digit0 } Minus \\ Equal | KeyQ @ KeyE € KeyT ₺ KeyI i BracketLeft ~¨ BracketRight ~~ KeyA æ KeyS ß Semicolon ~´ Backslash ~`',
  },
  ru: {
    plain: ['ё 1 2 3 4 5 6 7 8 9 0 - =', 'й ц у к е н г ш щ з х ъ', 'ф ы в а п р о л д ж э \\', '_ я ч с м и т ь б ю . _'],
    shift: ['Ё ! " № ; % : ? * ( ) _ +', 'Й Ц У К Е Н Г Ш Щ З Х Ъ', 'Ф Ы В А П Р О Л Д Ж Э /', '_ Я Ч С М И Т Ь Б Ю , _'],
    altGr: '',
  },
  ar: {
    plain: ['ذ 1 2 3 4 5 6 7 8 9 0 - =', 'ض ص ث ق ف غ ع ه خ ح ج د', 'ش س ي ب ل ا ت ن م ك ط \\', '_ ئ ء ؤ ر لا ى ة و ز ظ _'],
    shift: ['ّ ! @ # $ % ^ & * ) ( _ +', 'َ ً ُ ٌ لإ إ ` ÷ × ؛ < >', 'ِ ٍ ] [ لأ أ ـ ، / : " |', "_ ~~ ْ } { لآ آ ' , . ؟ _"],
    altGr: '',
  },
  ja: {
    plain: ['_ 1 2 3 4 5 6 7 8 9 0 - ^', 'q w e r t y u i o p @ [', 'a s d f g h j k l ; : ]', '_ z x c v b n m , . / \\'],
    shift: ['_ ! " # $ % & \' ( ) _ = ~~', 'Q W E R T Y U I O P ` {', 'A S D F G H J K L + * }', '_ Z X C V B N M < > ? _'],
    altGr: '',
  },
}

/** How a character comes about on a layout. */
export interface Place {
  code: string
  level: 'plain' | 'shift' | 'altGr'
  /** A dead key: nothing is produced until the next stroke. */
  dead: boolean
}
export interface Produced extends Place {
  character: string
}

const placesOf = (rows: Rows): Produced[] => {
  const all: Produced[] = []
  const add = (code: string | undefined, token: string | undefined, level: Place['level'], underscore: boolean) => {
    if (!code || !token || (token === '_' && !underscore)) return
    // `~~` is the tilde itself, dead on some layouts: for a key of ours the difference does not matter.
    const dead = token.length > 1 && token.startsWith('~')
    all.push({ code, level, dead, character: dead ? token.slice(1) : token })
  }
  for (const level of ['plain', 'shift'] as const)
    for (const [row, line] of rows[level].entries())
      for (const [place, token] of line.split(' ').entries()) {
        const code = CODES[row]?.[place]
        // An underscore is really typed by Shift on the keys that carry the hyphen.
        add(code, token, level, level === 'shift' && (code === 'Minus' || code === 'Slash' || code === 'Equal'))
      }
  const pairs = rows.altGr.split(' ')
  for (let place = 0; place + 1 < pairs.length; place += 2) add(pairs[place], pairs[place + 1], 'altGr', false)
  return all
}

/** Every character a layout can produce with one stroke, with its key. */
export const layouts: Record<LayoutId, readonly Produced[]> = Object.fromEntries(
  Object.entries(tables).map(([id, rows]) => [id, placesOf(rows)]),
) as unknown as Record<LayoutId, readonly Produced[]>
export const layoutIds = Object.keys(tables) as LayoutId[]
