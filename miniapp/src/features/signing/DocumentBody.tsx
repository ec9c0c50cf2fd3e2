import type { DocumentText } from '@/api';
import { Heading, Text, View } from '@/platform/elements';

/** The text of an agreement or consent. `endId` names the element behind its last word. */
export const DocumentBody = ({ text, endId }: { text: DocumentText; endId?: string }) => (
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
    <View id={endId} className='reading__end'><Text>— 全文到这里结束 —</Text></View>
  </View>
);
