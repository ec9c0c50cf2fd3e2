import { ReadingStep } from '@/features/signing/ReadingStep';

const Page = () => <ReadingStep name='agreement' />;

export default Page;
