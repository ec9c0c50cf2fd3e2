import { Button, QRCode } from 'antd';
import { useState } from 'react';
import { palette } from '../../ui/palette';
import styles from './sign-in.module.css';

/** The secret of the second factor as a picture to scan and as letters to type. */
const Enrolment = ({ secret, otpauthUri }: { secret: string; otpauthUri: string }) => {
  const [copied, setCopied] = useState<'NO' | 'YES' | 'FORBIDDEN'>('NO');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied('YES');
    } catch {
      setCopied('FORBIDDEN');
    }
  };
  return (
    <div className={styles.enrolment}>
      <div role="img" aria-label="绑定二维码">
        <QRCode value={otpauthUri} size={148} color={palette.ink} bgColor="#fff" type="svg" marginSize={2} />
      </div>
      <ol className={styles.steps}>
        <li>在手机上打开验证器应用（微信小程序里搜「身份验证器」也可以）。</li>
        <li>扫一扫左边的二维码；扫不了就手工输入密钥：
          <code className={styles.secret}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          <Button size="small" onClick={() => void copy()}>{copied === 'YES' ? '已复制' : '复制密钥'}</Button>
          {copied === 'FORBIDDEN' ? <span role="status">浏览器不允许复制，请手工输入。</span> : null}
        </li>
        <li>把应用里显示的 6 位数字填在下面。</li>
      </ol>
    </div>
  );
};

export default Enrolment;
