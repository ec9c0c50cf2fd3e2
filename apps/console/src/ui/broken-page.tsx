import { Button } from 'antd';
import { useState } from 'react';
import { Link, useRouteError } from 'react-router';
import { anonymousApi } from '../platform/api';
import { errorSentence } from './error-sentence';
import { EmptyState } from './states';

/** The script of a page did not arrive: no network, a closed server, or a new version that has replaced its files. */
export class PageNotFetched extends Error {
  override readonly name = 'PageNotFetched';

  constructor(cause: unknown) {
    super('A page could not be fetched', { cause });
  }
}

/** Reloads once the server answers again: reloading before would leave the person with the browser's own error page. */
const ReloadButton = () => {
  const [attempt, setAttempt] = useState<{ busy: boolean; sentence: string | null }>({ busy: false, sentence: null });
  const reload = async (): Promise<void> => {
    setAttempt({ busy: true, sentence: null });
    try {
      await anonymousApi.get('/system');
      window.location.reload();
    } catch (error) {
      setAttempt({ busy: false, sentence: errorSentence(error) });
    }
  };
  return (
    <>
      <Button type="primary" loading={attempt.busy} onClick={() => void reload()}>再试一次</Button>
      {attempt.sentence === null ? null : <p role="status">{attempt.sentence}</p>}
    </>
  );
};

/** A page that failed: its script did not arrive, or drawing it went wrong. */
export const BrokenPage = () => {
  const notFetched = useRouteError() instanceof PageNotFetched;
  return (
    <div role="alert">
      <EmptyState
        title={notFetched ? '页面没有下载下来' : '页面出了点问题'}
        hint={notFetched ? '可能是网络断开，也可能是服务正在重启或更新。' : '请再试一次；如果还是不行，请联系系统管理员。'}
        action={<ReloadButton />}
      />
    </div>
  );
};

export const MissingPage = () => (
  <EmptyState title="没有这个页面" hint="地址可能写错了，或者页面已经移走。" action={<Link to="/">回到总览</Link>} />
);

export const NotForYou = () => (
  <EmptyState title="您的岗位不使用这一页" hint="如果工作需要，请联系本机构的管理员调整权限。" action={<Link to="/">回到总览</Link>} />
);
