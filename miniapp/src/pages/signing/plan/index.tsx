import { useEffect } from 'react';
import { Plan } from '@/features/signing/Plan';
import { fetchSigningSteps } from '@/platform/steps-ahead';

const Page = () => {
  useEffect(fetchSigningSteps, []);
  return <Plan />;
};

export default Page;
