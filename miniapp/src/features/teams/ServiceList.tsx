import { Text, View } from '@/platform/elements';
import { PublicHealthTag } from '@/ui';

interface Service {
  code: string;
  name: string;
  description: string;
  publicHealth: boolean;
  frequency?: string | null;
}

/** Services of a team or a package, those of basic public health marked as such [J5]. */
export const ServiceList = ({ services }: { services: Service[] }) => (
  <View role='list'>
    {services.map((service) => (
      <View key={service.code} className='service' role='listitem'>
        <Text className='service__name'>{service.name}</Text>
        {service.publicHealth && <PublicHealthTag />}
        {service.description && <Text className='note'>{service.description}</Text>}
        {service.frequency && <Text className='note'>{service.frequency}</Text>}
      </View>
    ))}
  </View>
);
