import { field, formOfKind } from './field'

/** What is written about a meeting of a club; the number that was there has its own control on the page. */
export const clubSessionForm = formOfKind({
  name: '社团活动',
  about: 'club',
  writers: ['instructor', 'principal', 'teachingPrincipal', 'director'],
  fields: [
    field({ key: 'headcount', label: '到场人数', type: 'number', required: true, unit: '人', max: 1000 }),
    field({ key: 'content', label: '活动内容', type: 'longText', max: 500 }),
    field({ key: 'highlights', label: '亮点', type: 'longText', max: 1000 }),
  ],
})
