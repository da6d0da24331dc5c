// What '@tarojs/components' is on h5 (alias in config/h5.ts): plain elements, for the boxes this app uses.
// Controls differ too much between the targets to be imitated here: see components/form.
import type { ScrollViewProps, TextProps, ViewProps } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { attributesOf } from './attributes'

export function View(props: PropsWithChildren<ViewProps>) {
  return <div {...attributesOf(props)} />
}

export function Text(props: PropsWithChildren<TextProps>) {
  return <span {...attributesOf(props)} />
}

export function ScrollView({ scrollX, scrollY, style, ...rest }: PropsWithChildren<ScrollViewProps>) {
  const overflow = { overflowX: scrollX ? 'auto' : 'hidden', overflowY: scrollY ? 'auto' : 'hidden' } as const
  return <div {...attributesOf({ ...rest, style: { ...overflow, ...(style as object) } })} />
}

/** On weapp alone something is told by WeChat's own button; here it only has to be there. */
export function Button() {
  return null
}

/** The router wraps every page in this. A browser has its own pull-down, Screen its refresh button. */
export function PullDownRefresh({ children }: PropsWithChildren) {
  return <>{children}</>
}
