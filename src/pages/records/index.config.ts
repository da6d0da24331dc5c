export default definePageConfig({
  navigationBarTitleText: '记录',
  enablePullDownRefresh: true,
  onReachBottomDistance: 800,
})
