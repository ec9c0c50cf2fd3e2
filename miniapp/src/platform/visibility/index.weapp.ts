import Taro from '@tarojs/taro';

const interval = 400;

/**
 * Calls once when the element with this id comes into sight; returns the function that stops watching. Asks for its
 * place again and again rather than observing intersections, which miss a text that grows when large type is chosen.
 */
export const watchSight = (id: string, onSeen: () => void): (() => void) => {
  const timer = setInterval(() => {
    const query = Taro.createSelectorQuery();
    query.select(`#${id}`).boundingClientRect();
    query.exec((results: [{ top: number; height: number } | null]) => {
      const box = results[0];
      if (!box || box.top > Taro.getWindowInfo().windowHeight) return;
      clearInterval(timer);
      onSeen();
    });
  }, interval);
  return () => clearInterval(timer);
};
