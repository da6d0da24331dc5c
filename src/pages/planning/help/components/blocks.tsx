import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Heading3, Item, List } from '@/components/elements'
import { toast } from '@/components/toast/store'
import { copy } from '@/services/clipboard'
import { type Block, blocksIn } from '../markdown-blocks'
import styles from './blocks.module.less'
import { HelpTable } from './help-table'
import { Runs } from './runs'

export function Blocks({ markdown }: { markdown: string }) {
  return blocksIn(markdown).map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change
    <One key={index} block={block} />
  ))
}

function One({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Heading3 className={styles.heading}>{block.text}</Heading3>
    case 'text':
      return (
        <View className={styles.text}>
          <Runs text={block.text} />
        </View>
      )
    case 'list':
      return (
        <List className={styles.list}>
          {block.items.map((item) => (
            <Item key={item} className={styles.item}>
              <Runs text={item} />
            </Item>
          ))}
        </List>
      )
    case 'table':
      return <HelpTable {...block} />
    case 'code':
      return <Example text={block.text} />
  }
}

function Example({ text }: { text: string }) {
  const take = async () => {
    if (await copy(text)) toast('例子已复制')
    else toast('这里不能自动复制，请选中文字再复制', 'info')
  }
  return (
    <View className={styles.example}>
      <Text userSelect className={styles.lines ?? ''}>
        {text}
      </Text>
      <Button look="text" compact onTap={() => void take()}>
        复制例子
      </Button>
    </View>
  )
}
