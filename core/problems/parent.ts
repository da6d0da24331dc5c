import type { Catalogue } from './catalogue'

/** Of parents and their classes. */
export const parentProblems = {
  classCodeWrong: {
    status: 422,
    message: () => '没有这个班级码，或者它已经停用。请核对，或向班主任要最新的。',
  },
  askedTooSoon: {
    status: 409,
    message: () => '班主任没有通过您的申请，或已把您移出。请先联系班主任，一天以后可以再申请。',
  },
  tooManyAskings: {
    status: 409,
    message: () => '您还有 10 个申请在等待确认，请等班主任处理以后再加入别的班级。',
  },
  classFull: {
    status: 409,
    message: () => '这个班级的家长已经满 300 人，请联系班主任核对名单。',
  },
  decidedMeanwhile: {
    status: 409,
    message: (d: { state: string }) => `这位家长刚刚有了变化，现在是「${d.state}」。请刷新后再看。`,
  },
} as const satisfies Catalogue
