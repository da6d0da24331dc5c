import { field, formOfKind } from './field'

/** A showcase lesson (精品课例) of a teacher. */
export const showcaseForm = formOfKind({
  name: '精品课例',
  fields: [
    field({ key: 'teacherId', label: '教师', type: 'person', required: true }),
    field({ key: 'subject', label: '学科', type: 'text', required: true, max: 20 }),
    field({ key: 'title', label: '课例名称', type: 'text', required: true }),
  ],
})
