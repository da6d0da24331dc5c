export default definePageConfig({ navigationBarTitleText: '登记簿', enablePullDownRefresh: true })
