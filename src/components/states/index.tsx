import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../button'
import { Icon, type IconName } from '../icon'
import styles from './index.module.less'

interface StateProps {
  title: string
  /** Why, and what to do next. */
  text?: ReactNode
  icon?: IconName | undefined
  action?: ReactNode
}

export function Empty({ title, text, icon = 'inbox', action }: StateProps) {
  return (
    <View className={styles.state}>
      <Icon name={icon} className={styles.icon} />
      <View className={styles.title}>{title}</View>
      {text && <View className={styles.text}>{text}</View>}
      {action && <View className={styles.action}>{action}</View>}
    </View>
  )
}

interface ErrorStateProps {
  title?: string | undefined
  /** The problem's own message: it carries the remedy. */
  message: string
  onRetry?: (() => void) | undefined
  busy?: boolean | undefined
}

export function ErrorState({ title = '没有加载出来', message, onRetry, busy }: ErrorStateProps) {
  return (
    <View ariaRole="alert" ariaLive="assertive">
      <Empty
        icon="circle-alert"
        title={title}
        text={message}
        action={
          onRetry && (
            <Button compact icon="rotate-cw" onTap={onRetry} busy={busy}>
              再试一次
            </Button>
          )
        }
      />
    </View>
  )
}

interface OfflineProps extends Pick<ErrorStateProps, 'onRetry' | 'busy'> {
  /** The page says already that there is no network, and looks by itself when it is back. */
  said?: boolean | undefined
}

export function Offline({ onRetry, busy, said }: OfflineProps) {
  if (said) return <Empty icon="cloud-off" title="本机还没有这部分内容" text="连上网络后会自动出现。" />
  return (
    <Empty
      icon="cloud-off"
      title="现在没有网络"
      text="本机还没有这一页的内容。连上网络后会自动更新，已填写的内容都在本机。"
      action={
        onRetry && (
          <Button compact icon="rotate-cw" onTap={onRetry} busy={busy}>
            再试一次
          </Button>
        )
      }
    />
  )
}

export function NoPermission({
  text = '这一页不在您的工作范围内。如果需要查看，请联系教务员。',
  action,
}: Partial<StateProps>) {
  return <Empty icon="lock" title="不能查看这一页" text={text} action={action} />
}
