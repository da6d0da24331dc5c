export default definePageConfig({ navigationBarTitleText: '社团', enablePullDownRefresh: true })
