export default defineAppConfig({
  pages: [
    'pages/index/index',
    'pages/sign-in/index',
    'pages/real-name/index',
    'pages/phone/index',
    'pages/find-team/index',
    'pages/team/index',
    'pages/signing/plan/index',
    'pages/signing/agreement/index',
    'pages/signing/consent/index',
    'pages/signing/signature/index',
    'pages/signing/review/index',
    'pages/signing/submitted/index',
    'pages/contract/index',
    'pages/contracts/index',
    'pages/privacy/index',
    'pages/document/index',
    'pages/sessions/index',
  ],
  subPackages: [
    {
      root: 'doctor',
      name: 'doctor',
      pages: ['pages/sign-in/index', 'pages/password/index', 'pages/index/index', 'pages/request/index', 'pages/resident/index'],
    },
  ],
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#f5f3ee',
    navigationBarBackgroundColor: '#f5f3ee',
    navigationBarTitleText: '家医',
    navigationBarTextStyle: 'black',
    // In a browser every page draws its own header (src/ui/Page).
    navigationStyle: process.env.TARO_ENV === 'h5' ? 'custom' : 'default',
  },
  // Only of H5: pages change at once; a slide costs old phones a third of a second each time.
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['getFuzzyLocation'],
  permission: {
    'scope.userFuzzyLocation': { desc: '只用来把离您近的团队排在前面，不保存您的位置' },
  },
});
