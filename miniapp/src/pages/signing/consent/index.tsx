import { ReadingStep } from '@/features/signing/ReadingStep';

const Page = () => <ReadingStep name='consent' />;

export default Page;
