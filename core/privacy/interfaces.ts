/** What the app uses of WeChat that its privacy guide (隐私保护指引) has to declare; test/unit/privacy holds it against src. */
export const DECLARED_INTERFACES = {
  chooseMedia: '选取或拍摄照片：您给记录或公告添加照片时',
  chooseMessageFile: '选取文件：您给记录或公告添加附件，或导入计划、名册时',
  setClipboardData: '写入剪贴板：您点「复制」时，只写不读',
  scanCode: '摄像头：您扫签到码或班级码时，画面不上传也不保存',
} as const
