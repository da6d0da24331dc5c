import type { Catalogue } from './catalogue'

/** Of clubs. */
export const clubProblems = {
  clubNameTaken: {
    status: 409,
    message: (_: { clubId: string }) =>
      '学校已经有一个同名的社团，请换个名称；如果是以前停办的那个，可以打开它重新开办。',
  },
  clubNotRunning: {
    status: 422,
    message: () =>
      '这个社团在这一天没有开办，请核对日期；如果确实开了，请教务处在社团里改一下起止日期或学期。',
  },
  clubClosed: { status: 409, message: () => '这个社团已经停办，需要的话可以先重新开办。' },
  clubNotYours: {
    status: 403,
    message: () => '指导教师可以修改本社团的人数、地点和活动内容；其他各项请联系教务处。',
  },
} as const satisfies Catalogue
