export const INSPECTIONS = [
  {
    title: '备课与作业常规检查',
    note: '抽查各年级教案和两个班的作业本。作业总量合适，批改及时；个别教案的课时目标写得笼统。',
  },
  {
    title: '随堂教学巡查',
    note: '三天看了十八个班的课堂。常规普遍较好；高年级小组合作的时间安排还可以更实。',
  },
  {
    title: '教研组活动资料检查',
    note: '查看各组的教研计划和活动记录。记录都能跟上，有两个组的主题和单元进度脱节。',
  },
] as const

export const OTHER_SCHOOLS = ['柳渡小学', '松月小学', '南汀小学'] as const

export const RETURNED_BECAUSE = '课表上这一节是另一位老师的课，请核对班级和节次后重新提交。'
export const WITHDRAWN_BECAUSE = '节次记错了，重新记一条。'
export const NOTED_LATER = '课后和授课老师聊过，下次想看同一单元的练习课。'
export const MOVED_BECAUSE = '周四下午组内两位老师外出培训，提前一天进行。'
export const CANCELLED_BECAUSE = '周四下午全校体检，组内老师都要带班，这一周停一次。'
