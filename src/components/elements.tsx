import { View } from '@tarojs/components'
import type { AriaRole, ComponentType, PropsWithChildren } from 'react'

type BoxProps = PropsWithChildren<{
  className?: string | undefined
  id?: string | undefined
  role?: AriaRole | undefined
  'aria-label'?: string | undefined
  'aria-labelledby'?: string | undefined
  'aria-live'?: 'polite' | 'assertive' | undefined
  'aria-busy'?: boolean | undefined
}>

// On h5 the element that carries the meaning; on weapp, whose templates know no such elements, a View.
const element = (tag: string) =>
  (process.env.TARO_ENV === 'h5' ? tag : View) as unknown as ComponentType<BoxProps>

export const Header = element('header')
export const Main = element('main')
export const Navigation = element('nav')
export const Section = element('section')
export const Footer = element('footer')
export const Heading1 = element('h1')
export const Heading2 = element('h2')
export const Heading3 = element('h3')
export const Label = element('label')
export const List = element('ul')
export const Item = element('li')
