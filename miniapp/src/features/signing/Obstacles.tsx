import type { Me, SigningOptions } from '@/api';
import { Text, View } from '@/platform/elements';
import { goBack, open } from '@/platform/navigation';
import { dial } from '@/platform/telephone';
import { Button, Notice } from '@/ui';

/** Why one cannot sign now, and what can be done instead. */
export const Obstacles = ({ options, me }: { options: SigningOptions; me: Me }) => {
  const codes = options.obstacles.map(({ code }) => code);
  const phone = options.team.institutionPhone;
  const needsRealName = me.resident === null || codes.includes('REAL_NAME_REQUIRED');
  return (
    <>
      <Notice kind='warning' title='现在还不能签约'>
        {options.obstacles.length === 0
          ? <Text>请先核对您的身份。</Text>
          : options.obstacles.map(({ code, title }) => <View key={code}><Text>{title}</Text></View>)}
      </Notice>
      <View className='stack'>
        {needsRealName && <Button onPress={() => open('pages/real-name/index')}>去核对身份</Button>}
        {codes.includes('CONTRACT_ALREADY_OPEN') && <Button onPress={() => open('pages/contracts/index')}>看我的合同</Button>}
        {(codes.includes('TEAM_FULL') || codes.includes('TEAM_NOT_ACCEPTING')) && <Button onPress={() => open('pages/find-team/index')}>找别的团队</Button>}
        {phone !== null && <Button kind='secondary' icon='phone' onPress={() => dial(phone)}>{`打电话问机构 ${phone}`}</Button>}
        <Button kind='plain' onPress={() => goBack()}>返回</Button>
      </View>
    </>
  );
};
