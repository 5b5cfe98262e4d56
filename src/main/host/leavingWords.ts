/** What the host says of the queue when no window can: at quitting, in the tray, and when all has left. */
import type { UiLanguage } from '../../shared/domain/desk/types'

interface Words {
  /** Counts are written out by `Intl.PluralRules`, as languages count differently. */
  waits: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
  asks: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
  safe: string
  inTray: string
  noTray: string
  finish: string
  leave: string
  cancel: string
  show: string
  quick: string
  lock: string
  quit: string
  idle: string
  unread: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
  done: string
  doneText: string
}

export const leavingWords: Record<UiLanguage, Words> = {
  en: {
    waits: { one: '1 thing still waits to leave.', other: '{n} things still wait to leave.' },
    asks: { one: '1 needs your word and stays for next time.', other: '{n} need your word and stay for next time.' },
    safe: 'Nothing is lost either way: everything stands in the journal.',
    inTray: 'Finish in the tray: the window closes, Dragoman sends what waits and then ends by itself.',
    noTray:
      'Finish without a window: this system may show no tray icon. Dragoman sends what waits and then ends by itself; start it again to see it.',
    finish: 'Finish, then quit',
    leave: 'Leave for next time',
    cancel: 'Cancel',
    show: 'Show Dragoman',
    quick: 'Copy a template…',
    lock: 'Lock',
    quit: 'Quit',
    idle: 'Nothing waits to leave',
    unread: { one: '1 unread', other: '{n} unread' },
    done: 'Everything has left',
    doneText: 'Dragoman has ended.',
  },
  'zh-CN': {
    waits: { other: '还有 {n} 项等待发出。' },
    asks: { other: '{n} 项需要您决定,留待下次处理。' },
    safe: '无论怎样都不会丢失:一切都已保存在日志中。',
    inTray: '在托盘中完成:窗口关闭,Dragoman 发出等待的内容,然后自行退出。',
    noTray: '无窗口完成:此系统可能不显示托盘图标。Dragoman 发出等待的内容后自行退出;再次启动即可看到它。',
    finish: '发完后退出',
    leave: '留待下次',
    cancel: '取消',
    show: '显示 Dragoman',
    quick: '复制模板…',
    lock: '锁定',
    quit: '退出',
    idle: '没有等待发出的内容',
    unread: { other: '{n} 条未读' },
    done: '全部已发出',
    doneText: 'Dragoman 已退出。',
  },
  ar: {
    waits: {
      one: 'لا يزال عنصر واحد ينتظر الإرسال.',
      two: 'لا يزال عنصران ينتظران الإرسال.',
      few: 'لا تزال {n} عناصر تنتظر الإرسال.',
      other: 'لا يزال {n} عنصرًا ينتظر الإرسال.',
    },
    asks: {
      one: 'عنصر واحد يحتاج إلى قرارك ويبقى للمرة القادمة.',
      two: 'عنصران يحتاجان إلى قرارك ويبقيان للمرة القادمة.',
      few: '{n} عناصر تحتاج إلى قرارك وتبقى للمرة القادمة.',
      other: '{n} عنصرًا يحتاج إلى قرارك ويبقى للمرة القادمة.',
    },
    safe: 'لا يضيع شيء في الحالتين: كل شيء محفوظ في السجل.',
    inTray: 'الإنهاء في شريط النظام: تُغلق النافذة ويرسل Dragoman ما ينتظر ثم ينتهي من تلقاء نفسه.',
    noTray: 'الإنهاء بلا نافذة: قد لا يعرض هذا النظام أيقونة. يرسل Dragoman ما ينتظر ثم ينتهي من تلقاء نفسه؛ شغّله مرة أخرى لتراه.',
    finish: 'أرسل ثم اخرج',
    leave: 'اتركه للمرة القادمة',
    cancel: 'إلغاء',
    show: 'أظهر Dragoman',
    quick: 'نسخ قالب…',
    lock: 'قفل',
    quit: 'خروج',
    idle: 'لا شيء ينتظر الإرسال',
    unread: { one: 'رسالة غير مقروءة', two: 'رسالتان غير مقروءتين', few: '{n} رسائل غير مقروءة', other: '{n} رسالة غير مقروءة' },
    done: 'أُرسل كل شيء',
    doneText: 'انتهى Dragoman.',
  },
}

/** A count in words of that language. */
export const counted = (language: UiLanguage, words: Words['waits'], count: number): string =>
  (words[new Intl.PluralRules(language).select(count)] ?? words.other).replace('{n}', new Intl.NumberFormat(language).format(count))

/**
 * Whether this system shows tray icons: Windows and macOS do; of Linux desktops those that are known to. Nothing tells
 * for sure there, so the words for the others promise no icon.
 */
export const showsTray = (platform: string, desktop: string): boolean =>
  platform !== 'linux' || /(^|:)(KDE|XFCE|MATE|LXQt|LXDE|X-Cinnamon|Cinnamon|Unity|Budgie|Deepin|Pantheon|ubuntu)(:|$)/i.test(desktop)
