import { field, formOfKind } from './field'

/** A quality assessment (质量检测) of a grade. */
export const assessmentForm = formOfKind({
  name: '质量检测',
  fields: [
    field({ key: 'gradeId', label: '年级', type: 'grade', required: true }),
    field({ key: 'title', label: '检测名称', type: 'text', required: true, hint: '例如：期中语文素养检测' }),
  ],
})
