export default definePageConfig({ navigationBarTitleText: '意见和投诉', enablePullDownRefresh: true })
