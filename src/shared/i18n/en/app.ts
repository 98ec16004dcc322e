import type { app as zh } from '../zh/app.ts'

export const app: typeof zh = {
  name: 'Xiaojia',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
}
