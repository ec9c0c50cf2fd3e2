import type { AskPosition } from './location.types';

export const askPosition: AskPosition = () => new Promise((resolve) => {
  if (!('geolocation' in navigator)) {
    resolve({ refusal: 'UNAVAILABLE' });
    return;
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => resolve({ position: { latitude: coords.latitude, longitude: coords.longitude } }),
    (error) => resolve({ refusal: error.code === error.PERMISSION_DENIED ? 'DENIED' : 'UNAVAILABLE' }),
    { enableHighAccuracy: false, timeout: 10_000, maximumAge: 600_000 },
  );
});
