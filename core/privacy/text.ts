export interface PrivacySection {
  readonly title: string
  readonly lines: readonly string[]
}

/** What the app uses of WeChat that its privacy guide (隐私保护指引) has to declare; test/unit/privacy holds it against src. */
export const DECLARED_INTERFACES = {
  chooseMedia: '选取或拍摄照片：您给记录或公告添加照片时',
  chooseMessageFile: '选取文件：您给记录或公告添加附件，或导入计划、名册时',
  setClipboardData: '写入剪贴板：您点「复制」时，只写不读',
  scanCode: '摄像头：您扫签到码或班级码时，画面不上传也不保存',
} as const

/** The privacy text, in the order of reading. The school is the one that handles the data; this software serves it. */
export const PRIVACY_TEXT: readonly PrivacySection[] = [
  {
    title: '一句话',
    lines: [
      '有据替学校保管工作计划、工作记录和公告。只收办事要用的信息，不定位、不打卡、不排名，不卖数据，也不做广告。',
      '信息由您所在的学校（学区办公室的信息由学区）决定怎样使用，并对此负责。',
    ],
  },
  {
    title: '保存什么，为什么',
    lines: [
      '教职工：姓名、任职、学科、任教班级，用来确定谁负责什么；出生日期和参加工作日期只用来确定听课等任务的数量。',
      '工作记录：您填写的内容，和由它算出的数量。记录提到同事时，会写下同事的姓名。',
      '家长：您自己取的称呼和所在的班级，用来收公告。不收孩子的姓名，也不建孩子的档案。',
      '登录：账号和经过加密、无法还原的密码，或微信给本小程序的编号；登录的设备名称和时间。不读取手机号、通讯录和位置。',
      '填写一条记录用了多少秒：只累计到表，不记是谁填的，用来发现哪张表太费时间。',
    ],
  },
  {
    title: '谁能看到',
    lines: [
      '自己的记录自己看得到；组长看本组，校领导和教务员看本校。写明「限定」的登记表只有指定的人能看，每次查看都留下日志。',
      '学区只看到各校的数值和校长的姓名；涉及学生且人数少于 5 的不上报。家长只看到发给自己的公告。',
      '除法律要求以外，不提供给其他人。',
    ],
  },
  {
    title: '保存多久',
    lines: [
      '教职工的信息保存到任职结束；离校以后可以申请删除，姓名换成代号。',
      '家长退出全部班级满 12 个月后自动删除，也可以随时自己删除。',
      '登录和邀请的信息结束后保存 6 个月，意见和投诉在答复后保存 36 个月。',
      '工作记录属于学校档案；登记表里的敏感内容按表上写明的期限删除。',
    ],
  },
  {
    title: '您的权利',
    lines: [
      '查看和下载：在「我的 › 个人信息」可以下载与您有关的全部内容。',
      '更正：自己的记录可以直接修改；姓名、任职等请联系教务员。',
      '删除：家长和已离校的同事可以在同一页删除自己的账号和姓名；在职的同事请联系教务员。',
      '撤回同意：可以退出登录并停止使用；学校对教职工的管理不依赖这项同意。',
      '意见和投诉：在「我的 › 意见和投诉」告诉学校或学区，答复会回到同一处。',
    ],
  },
  {
    title: '用到的微信功能',
    lines: Object.values(DECLARED_INTERFACES),
  },
  {
    title: '联系谁',
    lines: ['请联系您所在学校的教务员，或在「我的 › 意见和投诉」里写给学校、学区。一般 5 个工作日内答复。'],
  },
]
