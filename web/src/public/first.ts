// Runs before the page is painted: of what was drawn when this face was built (render.ts) the reader's
// language is shown, in the size that he chose.
import { choseElder, chosenLanguage } from '@/ui/chosen';

const page = document.documentElement;
page.dataset.elder = choseElder() ? 'on' : 'off';
page.dataset.drawn = chosenLanguage();
