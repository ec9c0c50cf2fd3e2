const mostShown = 10;

/** Whether nothing acknowledged was lost, nothing happened twice, no invariant was violated, and everybody got an answer. */
export const isSound = ({ lost, duplicated, violated, unanswered }) => lost.length + duplicated.length + violated.length + unanswered === 0;

/** Lines for people. @param result of runRig */
export function reportLines({ operations, attempts, lives, faults, unanswered, lost, duplicated, violated }) {
  const broken = Object.entries(faults).map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing broken';
  const sentences = [...lost, ...duplicated, ...violated];
  return [
    `operations ${operations} (${attempts} attempts, ${lives} residents); ${broken}`,
    `unanswered ${unanswered}, lost ${lost.length}, duplicated ${duplicated.length}, violated ${violated.length}`,
    ...sentences.slice(0, mostShown).map((sentence) => `  ${sentence}`),
    ...(sentences.length > mostShown ? [`  … and ${sentences.length - mostShown} more`] : []),
  ];
}
