// px stay px in both targets: no rpx, no rem, no script that sizes the root.
export const pxtransform = { enable: false, config: {} }

export const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: '[local]-[hash:base64:4]' },
} as const

// Style sheets ask `when (@target = h5)` where WXSS has no such selector, and `@{root}` is where variables live.
export const lessFor = (target: 'h5' | 'weapp') => ({
  lessOptions: { globalVars: { target, root: target === 'h5' ? ':root' : 'page' } },
})
