// Runs before the page is painted: of what was drawn when this face was built (render.ts) the reader's
// language is shown, in the size that he chose. Then asks what the page will ask first.
import { askEarly } from '@/api/early';
import { choseElder, chosenLanguage } from '@/ui/chosen';
import { broughtCode, readSeen } from './seen';

const page = document.documentElement;
page.dataset.elder = choseElder() ? 'on' : 'off';
page.dataset.drawn = chosenLanguage();

const [, face, what = ''] = location.pathname.split('/');
if (face === 'centres' && /^\d+$/.test(what)) {
  askEarly(`/api/v1/regions/${what}`);
  askEarly(`/api/v1/public/centres/${what}`);
}
if (face === 'follow' && /^[\w-]+$/.test(what)) {
  const code = broughtCode(location.hash) || readSeen().find((one) => one.number === what)?.code;
  if (code) askEarly(`/api/v1/follow/${what}`, { code });
}
