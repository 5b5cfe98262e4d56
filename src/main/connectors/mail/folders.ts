/** Which folders of a mailbox are what: by the server's own marks (SPECIAL-USE), else by names in many languages. */
import type { ImapFlow, ListResponse } from 'imapflow'

export type Role = 'inbox' | 'sent' | 'archive' | 'junk'
export interface Folders {
  /** Folders that are read, the inbox first. */
  read: { path: string; role: Role }[]
  inbox: string
  sent: string | null
  archive: string | null
  junk: string | null
  trash: string | null
  /** `archive` is Gmail's «all mail», which holds the inbox too. */
  allMail: boolean
}

const names: Record<Exclude<Role, 'inbox'> | 'trash', RegExp> = {
  sent: /^(sent|sent (items|mail|messages)|gesendet|gesendete (elemente|objekte|nachrichten)|envoyés?|éléments envoyés|messages envoyés|enviad[oa]s|elementos enviados|itens enviados|posta inviata|inviat[ai]|verzonden( items)?|skickat|skickade objekt|sendte?( elementer)?|wysłane|elementy wysłane|отправленные|надіслані|gönderilmiş öğeler|gönderilenler|已发送|已发送邮件|已傳送|寄件備份|送信済み(メール|アイテム)?|보낸 ?편지함|보낸 메일함|المرسلة|البريد المرسل|פריטים שנשלחו|דואר יוצא)$/iu,
  archive:
    /^(archives?|archiv|archivio|archivo|arquivo|archief|arkiv|archiwum|архив|arşiv|存档|归档|封存|アーカイブ|보관함|الأرشيف|ארכיון)$/iu,
  junk: /^(junk|junk e-?mail|spam|spamverdacht|bulk mail|unerwünscht|indésirables|courrier indésirable|correo no deseado|no deseado|lixo eletr[ôo]nico|posta indesiderata|ongewenste e-mail|skräppost|søppelpost|uønsket|wiadomości-śmieci|нежелательная почта|спам|gereksiz e-posta|垃圾邮件|垃圾郵件|迷惑メール|스팸 ?메일함|정크 메일|البريد غير الهام|דואר זבל)$/iu,
  trash:
    /^(trash|bin|deleted( items| messages)?|papierkorb|gelöscht|gelöschte (elemente|objekte)|corbeille|éléments supprimés|papelera|elementos eliminados|lixeira|itens excluídos|cestino|posta eliminata|prullenbak|verwijderde items|papperskorg|borttagna objekt|papirkurv|kosz|elementy usunięte|корзина|удаленные|çöp|silinmiş öğeler|已删除|已删除邮件|废件箱|刪除的郵件|ゴミ箱|削除済み(アイテム)?|휴지통|지운 편지함|المهملات|סל מיחזור|פריטים שנמחקו)$/iu,
}
const uses = { sent: '\\Sent', archive: '\\Archive', junk: '\\Junk', trash: '\\Trash', all: '\\All' }

const find = (list: readonly ListResponse[], use: string, name: RegExp | null): string | null => {
  const open = list.filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
  const told = open.find(({ specialUse, specialUseSource }) => specialUse === use && specialUseSource !== 'name')
  if (told) return told.path
  const top = name ? open.filter(({ name: own, parent }) => name.test(own.normalize('NFC').trim()) && parent.length <= 1) : []
  top.sort((a, b) => a.parent.length - b.parent.length)
  return top[0]?.path ?? open.find(({ specialUse }) => specialUse === use)?.path ?? null
}

/** From a server's list. `sentFolder` is what a person set, taken where the list has it. */
export const foldersFrom = (list: readonly ListResponse[], sentFolder: string | null): Folders => {
  const inbox = list.find(({ path }) => path.toUpperCase() === 'INBOX')?.path ?? 'INBOX'
  const others = list.filter(({ path }) => path !== inbox)
  const sent = list.find(({ path }) => path === sentFolder)?.path ?? find(others, uses.sent, names.sent)
  const junk = find(others, uses.junk, names.junk)
  const trash = find(others, uses.trash, names.trash)
  const own = find(others, uses.archive, names.archive)
  const all = find(others, uses.all, null)
  const archive = own ?? all
  const roles: [string | null, Role][] = [
    [inbox, 'inbox'],
    [sent, 'sent'],
    [archive, 'archive'],
    [junk, 'junk'],
  ]
  const seen = new Set<string>()
  const read: Folders['read'] = []
  for (const [path, role] of roles) {
    if (path === null || seen.has(path)) continue
    seen.add(path)
    read.push({ path, role })
  }
  return { read, inbox, sent, archive, junk, trash, allMail: own === null && all !== null }
}

export const readFolders = async (client: ImapFlow, sentFolder: string | null): Promise<Folders> =>
  foldersFrom(await client.list(), sentFolder)
