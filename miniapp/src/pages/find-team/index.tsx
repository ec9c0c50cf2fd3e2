import { FindTeam } from '@/features/teams/FindTeam';

const Page = () => <FindTeam />;

export default Page;
