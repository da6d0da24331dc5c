import { View } from '@tarojs/components'
import { CellGroup } from '@/components/cell/group'
import { ChoosePlan } from '../../components/choose-plan'
import type { useBegin } from '../../hooks/begin'
import styles from './from.module.less'

export function FromFile({ begin }: { begin: ReturnType<typeof useBegin> }) {
  const onPhone = process.env.TARO_ENV !== 'h5'
  return (
    <CellGroup
      title="从文件导入"
      note={
        onPhone
          ? '先把文件发到任意一个聊天（例如“文件传输助手”），再从聊天里选。'
          : 'Excel、WPS 的 .xlsx 工作簿，或 .md、.txt 文本；每张表一页，页名就是表名。'
      }
    >
      <View className={styles.inside}>
        <ChoosePlan
          words="选择文件"
          busy={begin.busy}
          onChosen={({ name, content }) => void begin.run({ name, content: () => Promise.resolve(content) })}
        />
      </View>
    </CellGroup>
  )
}
