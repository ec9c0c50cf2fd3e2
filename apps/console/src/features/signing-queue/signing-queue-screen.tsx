import { ApiProblem } from '@jiayi/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Card, FilterBar, Page } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { contractsKey } from '../contract/queries';
import { TeamFilter } from '../directory/team-filter';
import { residentsKey } from '../residents/queries';
import { useMay } from '../shell/workplace';
import { AcceptDialog } from './accept-dialog';
import { KeyHint } from './key-hint';
import { queueKey, useSigningQueue } from './queries';
import { QueueTable } from './queue-table';
import { afterHandling, neighbour } from './queue-order';
import { RequestDrawer } from './request-drawer';
import { ReturnDialog } from './return-dialog';
import { useQueueKeys } from './use-queue-keys';

type Question = 'ACCEPT' | 'RETURN' | null;

/** Somebody else was faster, or the resident took the request back. */
const isAlreadyHandled = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'CONTRACT_STATE_CHANGED';

const describe = (waiting: number | null, decides: boolean): string => {
  if (waiting === 0) return '没有等待处理的申请。';
  const count = waiting === null ? '' : `${waiting} 份等待处理，`;
  return `${count}重点人群排在前面。${decides ? '' : '由团队的医生接收或退回。'}`;
};

/** Signing requests that wait for the doctor: look, accept or return, and on to the next, by mouse or by keys. */
export const SigningQueueScreen = () => {
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [parameters, setParameters] = useSearchParams();
  const [teamId, setTeamId] = useState<number | null>(null);
  const [marked, setMarked] = useState<number | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const [question, setQuestion] = useState<Question>(null);
  const mayDecide = useMay('decideRequests');
  const queue = useSigningQueue(teamId);
  const requests = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const waiting = queue.data?.pages[0]?.waiting ?? 0;

  const openId = Number(parameters.get('contract')) || null;
  const open = (contractId: number | null): void =>
    setParameters(contractId === null ? {} : { contract: String(contractId) }, { replace: openId !== null });
  const current = openId ?? requests.find((request) => request.contractId === marked)?.contractId ?? requests[0]?.contractId ?? null;
  const subject = requests.find((request) => request.contractId === current) ?? null;

  const mark = (contractId: number | null): void => {
    setMarked(contractId);
    setByKeys(true);
    if (openId !== null && contractId !== null) open(contractId);
  };
  const goOn = (handled: number): void => {
    const next = afterHandling(requests, handled);
    setQuestion(null);
    setMarked(next);
    open(openId === null ? null : next);
    void queryClient.invalidateQueries({ queryKey: queueKey });
    // Out of date, but not to be read again for the one that has just been left: who was returned may be out of reach now.
    void queryClient.invalidateQueries({ queryKey: [...contractsKey, handled], refetchType: 'none' });
    void queryClient.invalidateQueries({ queryKey: residentsKey, refetchType: 'none' });
  };
  const refused = (error: unknown, contractId: number): void => {
    if (!isAlreadyHandled(error)) return;
    void message.warning('这份申请已经由别人处理，或者居民已撤回，已为您转到下一份。', 5);
    goOn(contractId);
  };

  const ask = (asked: Exclude<Question, null>): void => { if (mayDecide && subject !== null) setQuestion(asked); };

  useQueueKeys({
    next: () => mark(neighbour(requests, current, 1)),
    previous: () => mark(neighbour(requests, current, -1)),
    open: () => { if (current !== null) open(current); },
    accept: () => ask('ACCEPT'),
    giveBack: () => ask('RETURN'),
  }, question === null);

  return (
    <Page
      title="签约申请"
      description={describe(queue.data === undefined ? null : waiting, mayDecide)}
      actions={<KeyHint decides={mayDecide} />}
    >
      <Card flush>
        <FilterBar><TeamFilter teamId={teamId} onChange={(id) => { setTeamId(id); setMarked(null); }} /></FilterBar>
        <Loaded query={queue} rows={8}>
          {() => (
            <QueueTable
              requests={requests}
              current={current}
              focusFollows={byKeys}
              error={queue.error}
              hasMore={queue.hasNextPage}
              isLoadingMore={queue.isFetchingNextPage}
              onMore={() => void queue.fetchNextPage()}
              onOpen={(contractId) => { setMarked(contractId); setByKeys(false); open(contractId); }}
            />
          )}
        </Loaded>
      </Card>
      <RequestDrawer
        contractId={openId}
        request={requests.find((request) => request.contractId === openId) ?? null}
        onAccept={() => setQuestion('ACCEPT')}
        onReturn={() => setQuestion('RETURN')}
        onClose={() => open(null)}
      />
      <AcceptDialog
        open={question === 'ACCEPT'}
        contractId={current}
        residentName={subject?.resident.name ?? null}
        onDone={(contractId) => { void message.success('已接收，居民会收到通知'); goOn(contractId); }}
        onRefused={refused}
        onClose={() => setQuestion(null)}
      />
      <ReturnDialog
        open={question === 'RETURN'}
        contractId={current}
        residentName={subject?.resident.name ?? null}
        onDone={(contractId) => { void message.success('已退回，居民会收到通知和原因'); goOn(contractId); }}
        onRefused={refused}
        onClose={() => setQuestion(null)}
      />
    </Page>
  );
};
