/**
 * What a school switches. `on` is what spares people work or protects them, so all start on; switching one off is an
 * act with a reason that everybody on the staff can read (domain.md section 6; 国办函〔2026〕12号).
 */
export const SETTINGS = {
  organiserMarks: {
    title: '出勤由组织人登记',
    words: '教研出勤由组织人登记，不要求每个人扫码签到。',
  },
  photosOptional: {
    title: '照片自愿上传',
    words: '照片可有可无，不作为计入的条件，也不要求上传位置和轨迹。',
  },
  headcountOnly: {
    title: '社团只记人数',
    words: '社团活动只记人数，不登记学生姓名。',
  },
  noRanking: {
    title: '不给个人排名',
    words: '任何页面都不按高低排列个人；这一项不能关闭。',
  },
  oneDigest: {
    title: '提醒每周最多一次',
    words: '除到期前 7 天和 1 天外，每周最多一次汇总提醒；休息日不提醒。',
  },
  noticeDirect: {
    title: '校领导的公告直接发布',
    words: '校领导写好就发布。关闭以后，公告要由另一位校领导审核才能发布。',
  },
  leadNoticeDirect: {
    title: '班主任、组长的公告直接发布',
    words: '发给本班家长、本组教师的公告直接发布。关闭以后，由校领导审核才能发布。',
  },
} as const satisfies Record<string, { title: string; words: string }>

export type SettingKey = keyof typeof SETTINGS

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[]
