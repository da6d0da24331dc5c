export default definePageConfig({ navigationBarTitleText: '承诺', enablePullDownRefresh: true })
