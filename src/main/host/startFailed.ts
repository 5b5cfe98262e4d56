/** The program cannot begin: a part of it cannot be read, its folder cannot be written. Said by the system's own dialog, since no page can. */
import { app, dialog } from 'electron'
import type { UiLanguage } from '../../shared/domain/desk/types'
import type { Log } from '../ports'

interface Words {
  failed: string
  help: string
  again: string
  quit: string
}

export const startWords: Record<UiLanguage, Words> = {
  en: {
    failed: 'Dragoman could not start.',
    help: 'Nothing is lost: what you wrote stands in the journal on this computer. If starting again does not help, make room on the disk, restart the computer or install Dragoman once more; your data stays.',
    again: 'Start again',
    quit: 'Quit',
  },
  'zh-CN': {
    failed: 'Dragoman 无法启动。',
    help: '没有任何内容丢失:您写的内容保存在这台电脑的日志中。如果重新启动程序仍无效,请清理磁盘空间、重启电脑或重新安装 Dragoman;您的数据会保留。',
    again: '重新启动程序',
    quit: '退出',
  },
  ar: {
    failed: 'تعذّر بدء تشغيل Dragoman.',
    help: 'لم يُفقد شيء: ما كتبته محفوظ في السجل على هذا الحاسوب. إن لم يفد التشغيل من جديد، فأفرغ مساحة على القرص أو أعد تشغيل الحاسوب أو ثبّت Dragoman مرة أخرى؛ وتبقى بياناتك.',
    again: 'التشغيل من جديد',
    quit: 'إنهاء',
  },
}

/** Else it would stay without a window, or with one that waits for ever, and keep every other start from beginning. */
export const tellStartFailed = async (error: unknown, language: UiLanguage, log: Log): Promise<void> => {
  const { name, message, code } = error as { name?: unknown; message?: unknown; code?: unknown }
  log.warn('start.failed', { error: String(name), ...(typeof code === 'string' && { code }) })
  const words = startWords[language]
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Dragoman',
    message: words.failed,
    detail: `${words.help}\n\n${String(message ?? error)}`,
    buttons: [words.again, words.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) app.relaunch()
  app.exit(1)
}
