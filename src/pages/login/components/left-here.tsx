import { useState } from 'react'
import { Banner } from '@/components/states/banner'
import { leftBehind } from '@/services/left-behind'

/** Whose unsent work waits on this device for their next sign-in. */
export function LeftHere() {
  const [people] = useState(leftBehind)
  return people.map(({ name, records, drafts }) => (
    <Banner key={name} tone="info" icon="inbox">
      本机还有{name}
      {[records > 0 && `没有提交的记录 ${records} 条`, drafts > 0 && `没有写完的草稿 ${drafts} 份`]
        .filter(Boolean)
        .join('、')}
      ，{name}登录后{records > 0 ? '会自动提交' : '可以继续填写'}。
    </Banner>
  ))
}
