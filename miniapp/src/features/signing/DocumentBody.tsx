import { useEffect } from 'react';
import type { DocumentText } from '@/api';
import { Heading, Text, View } from '@/platform/elements';
import { watchSight } from '@/platform/visibility';
import { useLatest } from '@/state/useLatest';

interface DocumentBodyProps {
  text: DocumentText;
  /** Called once when the end of the text has come into sight. */
  onEnd?: () => void;
}

/** The text of an agreement or consent. */
export const DocumentBody = ({ text, onEnd }: DocumentBodyProps) => (
  <View className='reading' testId='document-text'>
    <Heading level={2} className='reading__title'>{text.title}</Heading>
    <Text className='reading__version'>{`版本 ${text.version}`}</Text>
    {text.sections.map((section, index) => (
      // The sections of one version never change their order.
      <View key={index}>
        {section.heading && <Heading level={3} className='reading__heading'>{section.heading}</Heading>}
        {section.paragraphs.map((paragraph, number) => <Text key={number} className='reading__paragraph'>{paragraph}</Text>)}
      </View>
    ))}
    <EndMark id={`end-of-document-${text.id}`} onSeen={onEnd} />
  </View>
);

/** Stands behind the last word: whoever sees it has reached the end, in whatever size of type. */
const EndMark = ({ id, onSeen }: { id: string; onSeen: (() => void) | undefined }) => {
  const seen = useLatest(onSeen);
  useEffect(() => watchSight(id, () => seen.current?.()), [id, seen]);
  return <View id={id} className='reading__end'><Text>— 全文到这里结束 —</Text></View>;
};
