// Stands in for Taro where a component is tested alone, without pages around it: navigation is recorded, hooks of the
// page's life run as plain effects.
const { useEffect } = require('react');

const navigations = [];
let parameters = {};
const record = (kind) => (options = {}) => {
  navigations.push({ kind, url: options.url ?? null });
  return Promise.resolve({ errMsg: 'ok' });
};
const taro = {
  navigateTo: record('navigateTo'),
  redirectTo: record('redirectTo'),
  reLaunch: record('reLaunch'),
  navigateBack: record('navigateBack'),
  setNavigationBarTitle: () => Promise.resolve({ errMsg: 'ok' }),
  getCurrentPages: () => [{}, {}],
};
const useDidShow = (callback) => useEffect(() => { callback(); }, []);

module.exports = {
  __esModule: true,
  default: taro,
  ...taro,
  useDidShow,
  useRouter: () => ({ path: '', params: parameters }),
  navigations,
  setParameters: (next) => { parameters = next; },
};
