/** What people write beside something they hand in. */
export const HANDED_IN = [
  '',
  '',
  '电子版和盖章的扫描件都在附件里。',
  '已在组里讨论过，按意见改了两处。',
  '纸质一份已交教务处存档。',
  '先交定稿，附表下周补齐。',
]

export const RETURNED_MATERIAL = '目标写得好，请把每一项的时间和负责人补上，再交一次。'

export const SOURCES = ['学籍系统导出', '期初核对表', '班主任清点', '教务处台账']
