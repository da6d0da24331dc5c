import { View } from '@tarojs/components'
import { Banner } from '@/components/states/banner'
import { momentInWords } from '@/frame/in-words'
import type { Notice } from '../notice'

/** What was put right after it came out, the latest first: whoever read it before sees that it is not the same. */
export function Corrections({ corrections }: Pick<Notice, 'corrections'>) {
  if (corrections.length === 0) return null
  return (
    <Banner tone="warn" icon="pen-line">
      <View>这条公告发布后有过更正，下面是更正后的内容。</View>
      {corrections.map(({ at, because }) => (
        <View key={at}>
          {momentInWords(at)} 更正：{because}
        </View>
      ))}
    </Banner>
  )
}
