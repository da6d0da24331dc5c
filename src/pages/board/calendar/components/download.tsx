import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { saveInBrowser } from '@/services/keep-file'
import styles from './calendar.module.less'

/** A file for calendars that cannot subscribe; WeChat opens no such file, a browser saves it. */
export function Download({ calendar: { name, ics } }: { calendar: Output<'report.calendar'> }) {
  const count = ics.split('BEGIN:VEVENT').length - 1
  return (
    <CellGroup title="只导入一次">
      <View className={styles.part}>
        <View className={styles.words}>
          {count > 0
            ? `现在有 ${count} 个日程。文件导入以后不会自动更新，计划变了要再导入一次。`
            : '现在没有要提醒的日程。'}
        </View>
        {process.env.TARO_ENV === 'h5' ? (
          <Button
            icon="download"
            disabled={count === 0}
            onTap={() => saveInBrowser(name, new Blob([ics], { type: 'text/calendar;charset=utf-8' }))}
          >
            下载 .ics 文件
          </Button>
        ) : (
          <View className={styles.words}>微信里打不开日历文件，请用浏览器登录后下载。</View>
        )}
      </View>
    </CellGroup>
  )
}
