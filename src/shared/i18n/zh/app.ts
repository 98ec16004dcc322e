/** Words of the frame: used everywhere. */
export const app = {
  name: '小家',
  save: '保存',
  cancel: '取消',
  close: '关闭',
  undo: '撤销',
}
