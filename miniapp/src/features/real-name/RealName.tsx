import { useState } from 'react';
import { ApiProblem } from '@jiayi/api-client';
import {
  civilDateOf, formatCivilDate, identityNumberFaultNames, maskIdNumber, parseIdentityNumber, parsePersonName, personNameFaultNames,
} from '@jiayi/domain';
import { api, type Me } from '@/api';
import { Screen } from '@/features/shell/Screen';
import { Form, Text } from '@/platform/elements';
import { open, restart } from '@/platform/navigation';
import { explain } from '@/state/explain';
import { useLoad } from '@/state/useLoad';
import { useWrite } from '@/state/useWrite';
import { Button, Card, Fact, Field, Loadable, Notice } from '@/ui';

/** Binds the account to a person: name and ID number, matched with the institution's file of residents. */
export const RealName = () => {
  const me = useLoad('me', api.getMe);
  return (
    <Screen for='RESIDENT' title='核对身份'>
      <Loadable of={me} cards={1}>
        {(data) => {
          if (data.realNameState === 'VERIFIED') return <Verified me={data} />;
          if (data.realNameState === 'IN_REVIEW') return <InReview />;
          return <RealNameForm onDone={me.reload} />;
        }}
      </Loadable>
    </Screen>
  );
};

const Verified = ({ me }: { me: Me }) => (
  <>
    <Notice kind='success' title='身份已核对' urgent>可以去找团队、签约了。</Notice>
    {me.resident !== null && (
      <Card>
        <Fact name='姓名'>{me.resident.name}</Fact>
        <Fact name='身份证号'>{me.resident.idNumberMasked}</Fact>
        <Fact name='出生日期'>{formatCivilDate(me.resident.birthDate)}</Fact>
        <Fact name='住址'>{me.resident.address}</Fact>
        {me.resident.gridName !== null && <Fact name='所属片区'>{me.resident.gridName}</Fact>}
      </Card>
    )}
    <Button onPress={() => open('pages/find-team/index')}>找家庭医生团队</Button>
  </>
);

const InReview = () => (
  <>
    <Notice kind='warning' title='已交给工作人员核对' urgent>
      工作人员会核对您填的姓名和身份证号，有结果会发消息告诉您。着急的话，可以带身份证到附近的社区卫生服务中心或乡镇卫生院办理。
    </Notice>
    <Button onPress={() => restart('pages/index/index')}>回首页</Button>
    <Button kind='plain' onPress={() => open('pages/find-team/index')}>先看看有哪些团队</Button>
  </>
);

const RealNameForm = ({ onDone }: { onDone: () => void }) => {
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [nameFault, setNameFault] = useState<string | null>(null);
  const [idNumberFault, setIdNumberFault] = useState<string | null>(null);
  const [checked, setChecked] = useState<{ name: string; idNumber: string; summary: string } | null>(null);
  const bind = useWrite((key, body: { name: string; idNumber: string }) => api.bindRealName(key, body));

  const check = (): void => {
    const parsedName = parsePersonName(name);
    const parsedNumber = parseIdentityNumber(idNumber, civilDateOf(new Date()));
    setNameFault(parsedName.ok ? null : personNameFaultNames[parsedName.fault]);
    setIdNumberFault(parsedNumber.ok ? null : identityNumberFaultNames[parsedNumber.fault]);
    if (!parsedName.ok || !parsedNumber.ok) return;
    const { number, birthDate, sex } = parsedNumber.value;
    setChecked({ name: parsedName.value, idNumber: number, summary: `${sex === 'M' ? '男' : '女'}，${formatCivilDate(birthDate)}出生` });
  };
  const submit = async (): Promise<void> => {
    if (checked === null) return;
    if ((await bind.run({ name: checked.name, idNumber: checked.idNumber })) !== null) onDone();
  };
  const change = (set: (value: string) => void, clearFault: (fault: null) => void) => (value: string): void => {
    set(value);
    clearFault(null);
    bind.clear();
  };

  if (checked !== null) {
    return (
      <>
        <Card title='请看一看，填得对吗？'>
          <Fact name='姓名'>{checked.name}</Fact>
          <Fact name='身份证号'>{maskIdNumber(checked.idNumber)}</Fact>
          <Fact name='是不是您'>{checked.summary}</Fact>
        </Card>
        {bind.error !== null && <Notice kind='danger' title='没有提交成功' urgent>{bindFault(bind.error)}</Notice>}
        <Button onPress={() => { void submit(); }} busy={bind.busy}>对，提交</Button>
        <Button kind='plain' onPress={() => setChecked(null)} disabled={bind.busy}>回去改</Button>
      </>
    );
  }
  return (
    <>
      <Notice>姓名和身份证号用来找到您的健康档案和负责您家的团队，会加密保存。别人看到的都是打了星号的。</Notice>
      <Form className='card' onSubmit={check}>
        <Field
          id='person-name' title='姓名' value={name} maximumLength={60} placeholder='和身份证上一样'
          onChange={change(setName, setNameFault)} fault={nameFault}
        />
        <Field
          id='id-number' title='身份证号' kind='idcard' value={idNumber} maximumLength={24} placeholder='18 位'
          onChange={change(setIdNumber, setIdNumberFault)} fault={idNumberFault} hint='最后一位是字母的，请填 X'
        />
        <Button submits>下一步</Button>
      </Form>
      <Text className='note'>替家里的老人、孩子签约，请带证件到机构办理。</Text>
    </>
  );
};

const bindFault = (error: unknown): string => {
  const item = error instanceof ApiProblem ? error.errors.find(({ message }) => message) : undefined;
  return item?.message ?? explain(error);
};
