import { View } from '@tarojs/components'
import type { MouseEvent, PropsWithChildren } from 'react'
import { cx } from '../class-names'
import styles from './index.module.less'
import { goTo, onceAnswered, type Way } from './navigate'

export type TapProps = PropsWithChildren<{
  onTap?: (() => void) | undefined
  /** A page to open; on h5 a real link, which the middle button opens in a new tab. */
  url?: string | undefined
  way?: Way | undefined
  role?: 'button' | 'switch' | 'checkbox' | 'radio' | 'tab' | 'menuitem' | undefined
  /** The accessible name where the content is not one. */
  label?: string | undefined
  describedBy?: string | undefined
  disabled?: boolean | undefined
  checked?: boolean | undefined
  selected?: boolean | undefined
  expanded?: boolean | undefined
  /** A button that stays down: a filter that is on. */
  pressed?: boolean | undefined
  /** Among others of its sort the one that is shown: `page` where it is this very page. */
  current?: boolean | 'page' | undefined
  id?: string | undefined
  className?: string | undefined
  /** Does not fade while pressed: the row around it shows it. */
  plain?: boolean | undefined
}>

/** Anything that can be tapped: a button or a link, for fingers, keyboards and screen readers alike. */
export function Tap(props: TapProps) {
  return process.env.TARO_ENV === 'h5' ? <HtmlTap {...props} /> : <WeappTap {...props} />
}

function useTap({ disabled, onTap, url, way }: TapProps) {
  return () => {
    if (disabled) return
    onTap?.()
    if (url) onceAnswered(() => void goTo(url, way))
  }
}

function HtmlTap(props: TapProps) {
  const tap = useTap(props)
  const { url, role, children } = props
  const attributes = {
    id: props.id,
    className: cx(styles.tap, !props.plain && styles.press, props.className),
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-disabled': props.disabled || undefined,
    'aria-checked': props.checked,
    'aria-selected': props.selected,
    'aria-expanded': props.expanded,
    'aria-pressed': props.pressed,
    'aria-current': props.current || undefined,
  }
  if (!url) {
    return (
      <button type="button" role={role} onClick={tap} {...attributes}>
        {children}
      </button>
    )
  }
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    tap()
  }
  return (
    <a href={`#${url}`} onClick={follow} {...attributes}>
      {children}
    </a>
  )
}

function WeappTap(props: TapProps) {
  const tap = useTap(props)
  return (
    <View
      id={props.id}
      className={cx(styles.tap, props.className)}
      hoverClass={props.disabled || props.plain ? 'none' : (styles.pressed ?? 'none')}
      hoverStayTime={80}
      onClick={tap}
      ariaRole={props.role ?? (props.url ? 'link' : 'button')}
      ariaLabel={props.label ?? ''}
      ariaDisabled={props.disabled}
      ariaChecked={props.checked}
      ariaExpanded={props.expanded}
      ariaSelected={props.selected ?? (props.current && true) ?? props.pressed}
    >
      {props.children}
    </View>
  )
}
