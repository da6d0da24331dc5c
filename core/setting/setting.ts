/** Where something is switched: here, in the plan's options, with each club, or nowhere, because the rules leave no choice. */
export type SwitchedIn = 'here' | 'plan' | 'clubs' | 'nowhere'

/** What a default rests on; shown beside it. */
const LETTER = '国办函〔2026〕12号'

/**
 * What a school switches. `on` is what spares people work or protects them, so all start on; switching one off is an
 * act with a reason that everybody on the staff can read (domain.md section 6; 国办函〔2026〕12号).
 */
export const SETTINGS = {
  organiserMarks: {
    title: '出勤由组织人登记',
    words: '教研出勤由组织人登记，不要求每个人扫码签到，更不定位。',
    law: `${LETTER}：不得强制签到打卡`,
    switchedIn: 'plan',
  },
  photosOptional: {
    title: '照片自愿上传',
    words: '照片可有可无，不作为计入的条件，也不要求上传位置和轨迹。',
    law: `${LETTER}：不得强制上传照片、轨迹留痕`,
    switchedIn: 'nowhere',
  },
  headcountOnly: {
    title: '社团只记人数',
    words: '社团活动只记人数，不登记学生姓名；确需名单的社团单独打开并写明原因。',
    law: '《个人信息保护法》第六条：限于实现目的的最小范围',
    switchedIn: 'clubs',
  },
  noRanking: {
    title: '不给个人排名',
    words: '任何页面都不按高低排列个人，也没有积分；各校按名称排列。',
    law: `${LETTER}：不得设置积分排名`,
    switchedIn: 'nowhere',
  },
  askedOnce: {
    title: '一件事只填一次',
    words: '一条记录同时计入它能满足的所有指标；课表、名单、日期这些系统知道的，不再要求填写。',
    law: `${LETTER}：不得重复填报`,
    switchedIn: 'nowhere',
  },
  oneDigest: {
    title: '提醒每周最多一次',
    words: '除到期前 7 天和 1 天外，每周最多一次汇总提醒；休息日不提醒。',
    law: '本平台的约定：提醒从简，休息日不打扰',
    switchedIn: 'nowhere',
  },
  noticeDirect: {
    title: '校领导的公告直接发布',
    words: '校领导写好就发布。关闭以后，公告要由另一位校领导审核才能发布。',
    law: '学校自定',
    switchedIn: 'here',
  },
  leadNoticeDirect: {
    title: '班主任、组长的公告直接发布',
    words: '发给本班家长、本组教师的公告直接发布。关闭以后，由校领导审核才能发布。',
    law: '学校自定',
    switchedIn: 'here',
  },
} as const satisfies Record<string, { title: string; words: string; law: string; switchedIn: SwitchedIn }>

export type SettingKey = keyof typeof SETTINGS

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[]
