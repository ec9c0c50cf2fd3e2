import { Button, Segmented, type TableProps } from 'antd';
import { useState } from 'react';
import type { IdentityClaim, IdentityClaimState } from '../../api/types';
import { showTime } from '../../platform/time';
import { usePages } from '../../platform/use-pages';
import { Card, FilterBar, Page } from '../../ui/page';
import { PagedTable } from '../../ui/paged-table';
import { ToneTag } from '../../ui/tags';
import { claimKinds } from './claim-kinds';
import { ClaimDrawer } from './claim-drawer';
import { identityClaimsKey, listIdentityClaims } from './queries';

const states: { value: IdentityClaimState; label: string }[] = [
  { value: 'OPEN', label: '等待核实' }, { value: 'APPROVED', label: '已通过' }, { value: 'REJECTED', label: '未通过' },
];

/** Real-name claims that did not match the file by themselves; the institution settles them. */
export const IdentityClaimsScreen = () => {
  const [state, setState] = useState<IdentityClaimState>('OPEN');
  const [opened, setOpened] = useState<IdentityClaim | null>(null);
  const pages = usePages([...identityClaimsKey, state], (cursor) => listIdentityClaims(state, cursor));
  const columns: TableProps<IdentityClaim>['columns'] = [
    {
      title: '申报的姓名',
      render: (_value, claim) => (
        <Button type="link" style={{ padding: 0, height: 'auto', fontWeight: 500 }} onClick={() => setOpened(claim)}>{claim.claimedName}</Button>
      ),
    },
    {
      title: '身份证号和手机',
      width: 220,
      className: 'figures',
      render: (_value, claim) => <>{claim.idNumberMasked}<div className="secondary">{claim.phoneMasked ?? '没有手机号'}</div></>,
    },
    { title: '要核实什么', width: 220, render: (_value, claim) => <ToneTag tone="waiting">{claimKinds[claim.kind].name}</ToneTag> },
    { title: '档案里的姓名', width: 140, render: (_value, claim) => claim.onFile?.name ?? <span className="secondary">没有档案</span> },
    { title: '提交时间', width: 170, className: 'figures', render: (_value, claim) => showTime(claim.submittedAt) },
    ...(state === 'OPEN' ? [] : [{
      title: '处理时间', width: 170, className: 'figures', render: (_value: unknown, claim: IdentityClaim) => showTime(claim.decidedAt),
    }]),
  ];
  return (
    <Page title="实名核实" description="居民填的姓名和身份证号与档案对不上时，由机构核实。请打电话或当面确认后再处理。">
      <Card flush>
        <FilterBar>
          <Segmented<IdentityClaimState> aria-label="处理状态" options={states} value={state} onChange={setState} />
        </FilterBar>
        <PagedTable<IdentityClaim>
          name="实名核实列表"
          rowKey="id"
          pages={pages}
          columns={columns}
          empty={state === 'OPEN'
            ? { title: '没有等待核实的实名申请', hint: '居民的信息与档案对不上时，会出现在这里。' }
            : { title: '还没有这样的记录' }}
        />
      </Card>
      <ClaimDrawer claim={opened} onClose={() => setOpened(null)} />
    </Page>
  );
};
