import { Text } from '@/platform/elements';
import { formatPhone } from '@/text/numbers';
import { Button, Field, Notice } from '@/ui';
import type { PhoneCode } from './usePhoneCode';

export const PhoneCodeFields = ({ of }: { of: PhoneCode }) => (
  <>
    <Field
      id='phone' title='手机号' kind='phone' value={of.phone} maximumLength={16} placeholder='11 位手机号'
      onChange={of.changePhone} fault={of.phoneFault}
    />
    <Field
      id='sms-code' title='短信验证码' kind='code' value={of.code} maximumLength={8} placeholder='短信里的数字'
      onChange={of.changeCode} fault={of.codeFault}
      hint={of.sentTo === null ? undefined : `验证码已发到 ${formatPhone(of.sentTo)}`}
      action={(
        <Button kind='plain' onPress={() => { void of.sendCode(); }} busy={of.sending} disabled={of.wait > 0}>
          {of.wait > 0 ? `${of.wait} 秒后可重发` : of.sentTo === null ? '获取验证码' : '重新获取'}
        </Button>
      )}
    />
    {of.demoCode !== null && (
      <Notice kind='warning' title={`演示验证码：${of.demoCode}`} testId='demo-code'>
        <Text>演示环境不发短信。</Text>
        <Button kind='plain' narrow onPress={() => of.changeCode(of.demoCode ?? '')}>填入验证码</Button>
      </Notice>
    )}
  </>
);
