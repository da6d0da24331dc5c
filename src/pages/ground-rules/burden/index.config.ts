export default definePageConfig({ navigationBarTitleText: '填写用时', enablePullDownRefresh: true })
