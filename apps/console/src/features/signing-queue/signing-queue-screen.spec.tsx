import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import { MemoryRouter } from 'react-router';
import { answerWith, type Answer } from '../../../test/answering-server';
import { createQueryClient } from '../../platform/query-client';
import { WorkplaceContext, type Workplace } from '../shell/workplace';
import { SigningQueueScreen } from './signing-queue-screen';

const people = ['王秀兰', '李建国', '张桂芳'];
const request = (index: number) => ({
  contractId: 101 + index, number: `N${index}`, resident: { id: index + 1, name: people[index], sex: 'F', age: 70, keyGroups: [{ code: 'ELDERLY_65', name: '65 岁及以上老年人' }] },
  team: { id: 1, name: '城关一队' }, packageName: '基本服务包', months: 12, submittedAt: '2026-11-21T00:00:00.000Z', keyGroupFirst: index === 0,
});
const conflict: Answer = { status: 409, body: { title: '这份申请已经处理过了', status: 409, code: 'CONTRACT_STATE_CHANGED' } };

const workplace: Workplace = {
  me: {
    kind: 'STAFF', displayName: '孙明远', phoneMasked: null, realNameState: 'NONE', resident: null, grants: [], practitioner: null,
    mustChangePassword: false,
  },
  institutions: [], institution: null, roles: ['DOCTOR'], roleNames: ['医生'], choose: () => undefined,
};

/** The queue of three requests; `decide` answers an acceptance or a return, and whatever is decided leaves the queue. */
const show = (decide: (request: string) => Answer) => {
  const gone = new Set<number>();
  const requests = answerWith((asked) => {
    const decision = /^POST \/contracts\/(\d+)\/(acceptance|return)$/.exec(asked);
    if (decision !== null) {
      gone.add(Number(decision[1]));
      return decide(asked);
    }
    const items = people.map((_name, index) => request(index)).filter(({ contractId }) => !gone.has(contractId));
    if (asked === 'GET /signing-queue') return { status: 200, body: { items, nextCursor: null, waiting: items.length } };
    if (asked === 'GET /return-reasons') {
      return { status: 200, body: { items: [{ code: 'OTHER', title: '其他原因', advice: '请按说明修改', noteRequired: true }], nextCursor: null } };
    }
    return { status: 404, body: { title: '没有找到', status: 404, code: 'NOT_FOUND' } };
  });
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={createQueryClient()}>
          <MemoryRouter initialEntries={['/signing-queue']}>
            <WorkplaceContext.Provider value={workplace}><SigningQueueScreen /></WorkplaceContext.Provider>
          </MemoryRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>,
  );
  return requests;
};

const press = (key: string): void => { fireEvent.keyDown(document.activeElement ?? document.body, { key }); };
const currentName = (): string | null => document.querySelector('tr[aria-current="true"] button')?.textContent ?? null;

describe('the signing queue', () => {
  it('puts the mark of a key group on its request only, and begins with the first', async () => {
    show(() => ({ status: 200, body: {} }));
    expect(await screen.findByText('重点人群优先')).toBeTruthy();
    expect(currentName()).toBe('王秀兰');
  });

  it('goes down by j, accepts by A, and moves on to the next request', async () => {
    const requests = show(() => ({ status: 200, body: {} }));
    await screen.findByText('重点人群优先');
    press('j');
    await waitFor(() => expect(currentName()).toBe('李建国'));
    press('a');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('接收李建国的签约申请？')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: '接收签约' }));
    await waitFor(() => expect(screen.queryByText('李建国')).toBeNull());
    expect(requests).toContain('POST /contracts/102/acceptance');
    expect(currentName()).toBe('张桂芳');
  });

  it('says that somebody else was faster and moves on', async () => {
    show(() => conflict);
    await screen.findByText('重点人群优先');
    press('a');
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '接收签约' }));
    expect(await screen.findByText(/已经由别人处理/)).toBeTruthy();
    await waitFor(() => expect(currentName()).toBe('李建国'));
    expect(screen.queryByText('王秀兰')).toBeNull();
  });

  it('keeps the request and the question when the server fails', async () => {
    show(() => ({ status: 503, body: { title: '系统正忙，请稍后再试', status: 503, code: 'UNAVAILABLE' } }));
    await screen.findByText('重点人群优先');
    press('a');
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: '接收签约' }));
    expect(await within(dialog).findByText('系统正忙，请稍后再试')).toBeTruthy();
    expect(currentName()).toBe('王秀兰');
  });

  it('returns a request only with its reason and, where the reason asks for it, a note', async () => {
    const requests = show(() => ({ status: 200, body: {} }));
    await screen.findByText('重点人群优先');
    press('r');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('退回王秀兰的签约申请')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: '退回申请' }));
    expect(await within(dialog).findByText('请选择退回原因')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('radio', { name: '其他原因' }));
    fireEvent.click(within(dialog).getByRole('button', { name: '退回申请' }));
    expect(await within(dialog).findByText('这个原因需要写明说明')).toBeTruthy();
    expect(requests.filter((asked) => asked.startsWith('POST'))).toEqual([]);
    fireEvent.change(within(dialog).getByLabelText(/给居民的说明/), { target: { value: '请带身份证来一趟' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '退回申请' }));
    await waitFor(() => expect(requests).toContain('POST /contracts/101/return'));
    await waitFor(() => expect(currentName()).toBe('李建国'));
  });
});
