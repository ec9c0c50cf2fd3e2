import { fireEvent, render, screen } from '@testing-library/react';
import { answer, resetServer } from '../../../test/fake-server';
import * as taro from '../../../test/taro';
import { me, options, session as sampleSession } from '../../../test/samples';

import { session } from '@/api';
import { currentDraft, discardDraft } from './draft';
import { Plan } from './Plan';


beforeEach(() => {
  resetServer();
  window.localStorage.clear();
  taro.navigations.length = 0;
  taro.setParameters({ teamId: '5' });
  session.begin(sampleSession());
  discardDraft();
  answer('GET /system', { demo: false, regionName: '平原县', version: '1' });
  answer('GET /signing-options', options);
  answer('GET /me', me);
});

test('[L16] nothing is chosen beforehand, and one is told what is missing', async () => {
  render(<Plan />);
  const radios = await screen.findAllByRole('radio');
  expect(radios.map((radio) => radio.getAttribute('aria-checked'))).toEqual(['false', 'false', 'false', 'false']);
  fireEvent.click(screen.getByRole('button', { name: '下一步：读协议' }));
  expect(screen.getByText('请先选一个服务包')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: /基本服务包/ }));
  fireEvent.click(screen.getByRole('button', { name: '下一步：读协议' }));
  expect(screen.getByText('请再选签多久')).toBeTruthy();
  expect(taro.navigations).toEqual([]);
});

test('[L15] the end date shows as one chooses, and the choice is kept', async () => {
  render(<Plan />);
  fireEvent.click(await screen.findByRole('radio', { name: /基本服务包/ }));
  fireEvent.click(screen.getByRole('radio', { name: /2 年/ }));
  expect(screen.getByTestId('end-date').textContent).toContain('2028年11月21日');
  fireEvent.click(screen.getByRole('radio', { name: /3 年/ }));
  expect(screen.getByTestId('end-date').textContent).toContain('2029年11月21日');
  expect(currentDraft()).toMatchObject({ package: { id: 3 }, period: { months: 36 }, residentId: 7 });
  fireEvent.click(screen.getByRole('button', { name: '下一步：读协议' }));
  expect(taro.navigations).toEqual([{ kind: 'navigateTo', url: '/pages/signing/agreement/index' }]);
});

test('[J5] items of basic public health carry the mark, others do not', async () => {
  render(<Plan />);
  await screen.findByText('健康档案');
  expect(screen.getAllByText('基本公共卫生服务')).toHaveLength(1);
});

test('an obstacle is said with a way on', async () => {
  answer('GET /signing-options', { ...options, eligible: false, obstacles: [{ code: 'CONTRACT_ALREADY_OPEN', title: '您已有一份签约', clause: null }] });
  render(<Plan />);
  expect(await screen.findByText('您已有一份签约')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '看我的合同' }));
  expect(taro.navigations.at(-1)).toMatchObject({ url: '/pages/contracts/index' });
});
