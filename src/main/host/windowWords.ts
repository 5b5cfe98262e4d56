/** What the host says by the system's own dialogs about a window that cannot speak for itself. */
import { type BrowserWindow, dialog } from 'electron'
import type { UiLanguage } from '../../shared/domain/desk/types'

interface Words {
  gone: string
  unresponsive: string
  kept: string
  reload: string
  close: string
  wait: string
  newWindow: string
  file: string
}

export const windowWords: Record<UiLanguage, Words> = {
  en: {
    gone: 'This window stopped twice within a short time.',
    unresponsive: 'This window does not answer.',
    kept: 'Other windows go on. What you wrote stands in the journal, and the queue goes on leaving.',
    reload: 'Start it again',
    close: 'Close this window',
    wait: 'Wait',
    newWindow: 'New Window',
    file: 'File',
  },
  'zh-CN': {
    gone: '此窗口在短时间内停止了两次。',
    unresponsive: '此窗口没有响应。',
    kept: '其他窗口继续工作。您写的内容已保存在日志中,队列会继续发送。',
    reload: '重新启动',
    close: '关闭此窗口',
    wait: '等待',
    newWindow: '新建窗口',
    file: '文件',
  },
  ar: {
    gone: 'توقفت هذه النافذة مرتين خلال وقت قصير.',
    unresponsive: 'هذه النافذة لا تستجيب.',
    kept: 'تواصل النوافذ الأخرى عملها. ما كتبته محفوظ في السجل، وقائمة الانتظار تواصل الإرسال.',
    reload: 'ابدأها من جديد',
    close: 'أغلق هذه النافذة',
    wait: 'انتظر',
    newWindow: 'نافذة جديدة',
    file: 'ملف',
  },
}

/** Asks by the system's dialog; a dialog that is shut without a choice waits, or closes what is gone. */
export const askAboutWindow = async (
  window: BrowserWindow,
  what: 'gone' | 'unresponsive',
  language: UiLanguage,
): Promise<'reload' | 'close' | 'wait'> => {
  const words = windowWords[language]
  const choices = what === 'gone' ? (['reload', 'close'] as const) : (['wait', 'reload', 'close'] as const)
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Dragoman',
    message: words[what],
    detail: words.kept,
    buttons: choices.map((choice) => words[choice]),
    defaultId: 0,
    cancelId: what === 'gone' ? 1 : 0,
    noLink: true,
  })
  return choices[response] ?? 'wait'
}
