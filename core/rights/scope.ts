/** On which things a role may do something, each including those before it. */
export const SCOPES = {
  own: '自己的',
  concerned: '与自己有关的',
  addressed: '发给自己的',
  unit: '自己负责的组、班级、社团',
  school: '本校（学区办公室：本办公室）',
  district: '本学区各校的数值',
} as const

export type Scope = keyof typeof SCOPES
