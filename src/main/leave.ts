import { languageOf } from './language.ts'

const words = {
  zh: { message: '有内容还没有保存。', stay: '继续编辑', leave: '不保存，离开' },
  en: { message: 'Something is not saved yet.', stay: 'Go on editing', leave: 'Leave without saving' },
}

/** The button of `leaveQuestion` by which a person lets what was typed go. */
export const leaves = 1

/** What is asked before a page is left on which something was typed and not saved; a browser asks by itself, Electron does not. */
export const leaveQuestion = (locale: string) => {
  const { message, stay, leave } = words[languageOf(locale)]
  return {
    type: 'warning' as const,
    message,
    buttons: [stay, leave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
}
