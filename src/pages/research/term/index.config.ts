export default definePageConfig({ navigationBarTitleText: '全学期教研', enablePullDownRefresh: true })
