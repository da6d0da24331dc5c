export default defineAppConfig({
  pages: ['pages/home/index'],
  animation: false,
  darkmode: true,
  themeLocation: 'theme.json',
  style: 'v2',
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '有据',
    navigationBarBackgroundColor: '@surface',
    navigationBarTextStyle: '@ink',
    backgroundColor: '@ground',
    backgroundTextStyle: '@shade',
  } as never,
})
