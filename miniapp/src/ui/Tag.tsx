import { PUBLIC_HEALTH_MARK } from '@jiayi/domain';
import { Text } from '@/platform/elements';
import { classes } from './classes';

interface TagProps {
  children: string;
  tone?: 'neutral' | 'teal' | 'success' | 'due' | 'danger' | 'key-group';
}

export const Tag = ({ children, tone = 'neutral' }: TagProps) => <Text className={classes('tag', `tag--${tone}`)}>{children}</Text>;

/** The mark that every item of basic public health carries wherever it is shown [J5]. */
export const PublicHealthTag = () => <Text className='tag tag--public-health'>{PUBLIC_HEALTH_MARK}</Text>;
