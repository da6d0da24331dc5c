import type { Catalogue } from './catalogue'

/** Of own data, suggestions and ground rules. */
export const ownDataProblems = {
  noOfficer: {
    status: 409,
    message: () => '学区还没有安排人受理，请先选择告诉学校，或直接打学区的电话。',
  },
  tooManySuggestions: {
    status: 429,
    message: () => '今天已经提交了 10 条，请明天再写；急事请直接打学校的电话。',
  },
  otherPrivacyText: {
    status: 409,
    message: () => '隐私说明刚刚更新，请关闭后重新打开，看过新的再同意。',
  },
  stillHere: {
    status: 409,
    message: () =>
      '您还在本校任职，姓名和任职是学校工作需要的，不能自己删除。离校以后可以在这里删除，或请教务员、校领导代办。',
  },
  personStillHere: {
    status: 409,
    message: () => '这位同事还在本校任职（或还是班级里的家长），请先在名册里写明离校日期，或等他退出班级。',
  },
  settingFixed: {
    status: 409,
    message: () => '这一项按规定一直开着，不能关闭。',
  },
  settingElsewhere: {
    status: 409,
    message: (d: { where: 'plan' | 'clubs' }) =>
      d.where === 'plan'
        ? '这一项在计划的选项里改：发布计划时写明原因，全校都能看到。'
        : '这一项在每个社团里单独打开，并写明原因。',
  },
} as const satisfies Catalogue
