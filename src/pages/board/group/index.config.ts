export default definePageConfig({ navigationBarTitleText: '组', enablePullDownRefresh: true })
