import { languageOf } from './language.ts'

/** One entry as Electron's menu template takes it. */
export interface MenuEntry {
  readonly label?: string
  readonly role?:
    | 'quit'
    | 'undo'
    | 'redo'
    | 'cut'
    | 'copy'
    | 'paste'
    | 'selectAll'
    | 'resetZoom'
    | 'zoomIn'
    | 'zoomOut'
    | 'togglefullscreen'
    | 'toggleDevTools'
  readonly type?: 'separator'
  readonly submenu?: MenuEntry[]
}

const words = {
  zh: {
    file: '文件',
    quit: '退出',
    edit: '编辑',
    undo: '撤销输入',
    redo: '重做输入',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '视图',
    resetZoom: '原始大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    togglefullscreen: '全屏',
    toggleDevTools: '开发者工具',
  },
  en: {
    file: 'File',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo Typing',
    redo: 'Redo Typing',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: 'View',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    togglefullscreen: 'Full Screen',
    toggleDevTools: 'Developer Tools',
  },
}

/** The window's menu, in Chinese wherever the system speaks it. */
export const buildMenu = (locale: string, forDeveloper: boolean): MenuEntry[] => {
  const say = words[languageOf(locale)]
  const entry = (role: Exclude<keyof typeof say, 'file' | 'edit' | 'view'>): MenuEntry => ({
    role,
    label: say[role],
  })
  const line: MenuEntry = { type: 'separator' }
  return [
    { label: say.file, submenu: [entry('quit')] },
    {
      label: say.edit,
      submenu: [
        entry('undo'),
        entry('redo'),
        line,
        entry('cut'),
        entry('copy'),
        entry('paste'),
        entry('selectAll'),
      ],
    },
    {
      label: say.view,
      submenu: [
        entry('resetZoom'),
        entry('zoomIn'),
        entry('zoomOut'),
        line,
        entry('togglefullscreen'),
        ...(forDeveloper ? [entry('toggleDevTools')] : []),
      ],
    },
  ]
}
