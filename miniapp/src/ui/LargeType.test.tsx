const start = async () => {
  jest.resetModules();
  // One React for components and renderer, so both are loaded anew; 'pure' leaves the cleaning up to the test.
  const library = await import('@testing-library/react/pure');
  const { Page, LargeTypeButton, TabBar } = await import('@/ui');
  const view = library.render(
    <Page title='家医' aside={<LargeTypeButton />} footer={<TabBar tabs={[{ name: 'home', title: '首页', icon: 'home' }]} current='home' onChoose={() => undefined} />}>
      <p>内容</p>
    </Page>,
  );
  return { library, view };
};
const page = () => document.querySelector('.page')!;

beforeEach(() => window.localStorage.clear());

test('one switch changes the whole screen, its tab bar included, and is remembered', async () => {
  const first = await start();
  expect(page().classList.contains('large-type')).toBe(false);
  first.library.fireEvent.click(first.library.screen.getByRole('switch', { name: '大字模式' }));
  expect(page().classList.contains('large-type')).toBe(true);
  expect(page().contains(first.library.screen.getByRole('tab', { name: '首页' }))).toBe(true);
  first.view.unmount();
  const second = await start();
  expect(page().classList.contains('large-type')).toBe(true);
  second.library.fireEvent.click(second.library.screen.getByRole('switch', { name: '大字模式' }));
  expect(page().classList.contains('large-type')).toBe(false);
  second.view.unmount();
});

test('a phone set to large type begins in large type', async () => {
  document.documentElement.style.fontSize = '22px';
  const { view } = await start();
  expect(page().classList.contains('large-type')).toBe(true);
  view.unmount();
  document.documentElement.style.fontSize = '';
});
