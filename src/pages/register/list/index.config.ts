export default definePageConfig({ navigationBarTitleText: '登记', enablePullDownRefresh: true })
