interface Fields {
  node?: boolean;
  size?: boolean;
  rect?: boolean;
  id?: boolean;
  dataset?: boolean;
  scrollOffset?: boolean;
}

type Answer = Record<string, unknown> | null;
type OnAnswer = (answer: Answer | Answer[]) => void;
interface Question {
  selector: string | null;
  all: boolean;
  fields: Fields;
  onAnswer?: OnAnswer;
}

/** A canvas node in WeChat can animate and make pictures by itself. */
function asCanvasNode(element: HTMLElement): HTMLElement {
  return Object.assign(element, { requestAnimationFrame: (work: FrameRequestCallback) => requestAnimationFrame(work), createImage: () => new Image() });
}

function describe(element: Element | undefined, fields: Fields): Answer {
  if (!(element instanceof HTMLElement)) return null;
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  return {
    ...(fields.node ? { node: element instanceof HTMLCanvasElement ? asCanvasNode(element) : element } : {}),
    ...(fields.rect ? { left, top, right, bottom } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.id ? { id: element.id } : {}),
    ...(fields.dataset ? { dataset: { ...element.dataset } } : {}),
    ...(fields.scrollOffset ? { scrollTop: element.scrollTop, scrollLeft: element.scrollLeft, scrollHeight: element.scrollHeight, scrollWidth: element.scrollWidth } : {}),
  };
}

/** wx.createSelectorQuery(): asks where elements of the visible page are; the answers come together after exec(). */
export function createSelectorQuery(root: () => Element) {
  const questions: Question[] = [];
  const ask = (question: Question) => {
    questions.push(question);
    return query;
  };
  const reference = (selector: string | null, all: boolean) => ({
    boundingClientRect: (onAnswer?: OnAnswer) => ask({ selector, all, fields: { rect: true, size: true, id: true, dataset: true }, onAnswer }),
    scrollOffset: (onAnswer?: OnAnswer) => ask({ selector, all, fields: { scrollOffset: true, id: true, dataset: true }, onAnswer }),
    fields: (fields: Fields, onAnswer?: OnAnswer) => ask({ selector, all, fields, onAnswer }),
    node: (onAnswer?: OnAnswer) => ask({ selector, all, fields: { node: true }, onAnswer }),
  });
  const answerTo = ({ selector, all, fields }: Question): Answer | Answer[] => {
    if (selector === null) return describe(root() as HTMLElement, fields);
    const found = [...root().querySelectorAll(selector)];
    return all ? found.map((element) => describe(element, fields)) : describe(found[0], fields);
  };
  const query = {
    in: () => query,
    select: (selector: string) => reference(selector, false),
    selectAll: (selector: string) => reference(selector, true),
    selectViewport: () => reference(null, false),
    exec: (onAnswers?: (answers: unknown[]) => void) => {
      setTimeout(() => onAnswers?.(questions.map((question) => {
        const answer = answerTo(question);
        question.onAnswer?.(answer);
        return answer;
      })));
      return query;
    },
  };
  return query;
}
