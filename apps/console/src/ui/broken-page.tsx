import { Button } from 'antd';
import { Link, useRouteError } from 'react-router';
import { EmptyState } from './states';

const couldNotBeFetched = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script|Failed to fetch/i.test(error.message);

/** A page that failed: its script did not arrive, or drawing it went wrong. */
export const BrokenPage = () => {
  const error = useRouteError();
  return (
    <div role="alert">
      <EmptyState
        title={couldNotBeFetched(error) ? '页面没有下载下来' : '页面出了点问题'}
        hint={couldNotBeFetched(error) ? '可能是网络断开，也可能是系统刚刚更新。请检查网络后刷新。' : '请刷新后再试；如果还是不行，请联系系统管理员。'}
        action={<Button type="primary" onClick={() => window.location.reload()}>刷新页面</Button>}
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
