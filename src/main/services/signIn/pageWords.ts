/** The page the browser shows at the end: no script, nothing loaded, in the desk's language. */
const WORDS: Record<'done' | 'stranger', Record<string, [string, string]>> = {
  done: {
    en: ['You are signed in', 'Close this page and go back to Dragoman.'],
    'zh-CN': ['登录完成', '请关闭此页面，返回 Dragoman。'],
    ar: ['تم تسجيل الدخول', 'أغلق هذه الصفحة وعُد إلى Dragoman.'],
  },
  stranger: {
    en: ['This answer is not expected', 'Go back to Dragoman and begin the sign-in there.'],
    'zh-CN': ['此应答并非所期待', '请返回 Dragoman，在那里开始登录。'],
    ar: ['هذا الجواب غير منتظر', 'عُد إلى Dragoman وابدأ تسجيل الدخول من هناك.'],
  },
}

export const pageOf = (which: 'done' | 'stranger', language: string): { status: number; html: string; location: null } => {
  const [title, text] = WORDS[which][language] ?? WORDS[which].en ?? ['', '']
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  return {
    status: which === 'done' ? 200 : 400,
    html: `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`,
    location: null,
  }
}
