import { useEffect, useState } from 'react';
import { api, type DemoIdentity } from '@/api';
import { Pressable, Text } from '@/platform/elements';
import { Card, Tag } from '@/ui';

interface DemoIdentitiesProps<Kind extends DemoIdentity['signIn']['kind']> {
  kind: Kind;
  onChoose: (signIn: Extract<DemoIdentity['signIn'], { kind: Kind }>) => void;
}

/** People of the demo county whose part one can take; choosing one fills in the form. */
export const DemoIdentities = <Kind extends DemoIdentity['signIn']['kind']>({ kind, onChoose }: DemoIdentitiesProps<Kind>) => {
  const [identities, setIdentities] = useState<DemoIdentity[]>([]);
  useEffect(() => {
    let shown = true;
    // Signing in works without this list, so a failure needs no words.
    api.listDemoIdentities().then(({ items }) => { if (shown) setIdentities(items); }, () => undefined);
    return () => { shown = false; };
  }, []);
  // Some of them work at the console only.
  const ofKind = identities.filter(({ signIn, where }) => signIn.kind === kind && where.includes('手机'));
  if (ofKind.length === 0) return null;
  return (
    <Card title='演示身份' rows testId='demo-identities'>
      {ofKind.map((identity) => (
        <Pressable
          key={`${identity.roleName}${identity.name}`}
          className='identity'
          onPress={() => onChoose(identity.signIn as Extract<DemoIdentity['signIn'], { kind: Kind }>)}
        >
          <Text className='identity__top'>
            <Text className='strong'>{identity.name}</Text>
            <Tag tone='teal'>{identity.roleName}</Tag>
          </Text>
          <Text className='note'>{identity.hint}</Text>
        </Pressable>
      ))}
    </Card>
  );
};
