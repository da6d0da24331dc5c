/** What the journal tells of besides records, whose history stands beside each of them. */
export const JOURNAL_SUBJECTS = {
  setting: '设置与默认项',
  roster: '人员、班级、课表',
  access: '账号、邀请、代理',
  notice: '公告',
  plan: '计划',
  reading: '查阅限定记录',
  privacy: '个人信息导出与删除',
} as const

export type JournalSubject = keyof typeof JOURNAL_SUBJECTS

/** What rows of the journal leaders read under which subject; records, files and what hangs on them stand beside each record. */
export const ROWS_ABOUT: Readonly<Record<JournalSubject, readonly string[]>> = {
  setting: ['setting'],
  roster: ['person', 'unit', 'term', 'calendar', 'import'],
  access: ['account', 'invitation', 'delegation', 'guardianship'],
  notice: ['notice'],
  plan: ['plan'],
  reading: ['reading'],
  privacy: ['privacy'],
}
