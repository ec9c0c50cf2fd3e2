import { useState } from 'react';
import { Text, View } from '@/platform/elements';
import { Button, PublicHealthTag } from '@/ui';

interface Service {
  code: string;
  name: string;
  description: string;
  publicHealth: boolean;
  frequency?: string | null;
}

/** As many are shown at once; one or two more are not worth a button. */
const shownAtOnce = 4;

/** Services of a team or a package, those of basic public health marked as such [J5]. */
export const ServiceList = ({ services }: { services: Service[] }) => {
  const [whole, setWhole] = useState(services.length <= shownAtOnce + 2);
  return (
    <>
      <View role='list'>
        {(whole ? services : services.slice(0, shownAtOnce)).map((service) => (
          <View key={service.code} className='service' role='listitem'>
            <Text className='service__name'>{service.name}</Text>
            {service.publicHealth && <PublicHealthTag />}
            {service.description && <Text className='note'>{service.description}</Text>}
            {service.frequency && <Text className='note'>{service.frequency}</Text>}
          </View>
        ))}
      </View>
      {!whole && <Button kind='plain' onPress={() => setWhole(true)}>{`看全部 ${services.length} 项服务`}</Button>}
    </>
  );
};
