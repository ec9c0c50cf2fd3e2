import { TeamPage } from '@/features/teams/TeamPage';

const Page = () => <TeamPage />;

export default Page;
