// What config/aria adds to the weapp templates, and components/html turns into attributes on h5. All of it may be
// undefined, so that a component can pass on what it was not given.
import '@tarojs/components/types/View'

declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaRole?: string | undefined
    ariaLabel?: string | undefined
    ariaHidden?: boolean | undefined
    ariaChecked?: boolean | undefined
    ariaSelected?: boolean | undefined
    ariaDisabled?: boolean | undefined
    ariaExpanded?: boolean | undefined
    ariaLive?: 'polite' | 'assertive' | undefined
  }
}

declare module '@tarojs/components/types/View' {
  interface ViewProps {
    id?: string | undefined
    className?: string | undefined
  }
}
