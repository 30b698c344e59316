// What of a page is read aloud, and by whom.

const blocks = 'h1,h2,h3,h4,p,li,dt,dd,label,legend,button,a,summary,th,td,figcaption,div,section,article,main';
const silent = '[aria-hidden=true],.unseen,.skip,.aloud,svg,script,style,select,textarea,audio,video,[hidden]';

/// The words that stand in an element, a block each, in their order; what nobody sees is left out.
export function sentencesOf(root: Element): string[] {
  const out: string[] = [];
  let block: Element | null = null;
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    const words = walk.currentNode.textContent?.replace(/\s+/g, ' ').trim();
    if (!at || !words || at.closest(silent) || !at.checkVisibility()) continue;
    const its = at.closest(blocks);
    if (its === block && out.length) out[out.length - 1] += ` ${words}`;
    else out.push(words);
    block = its;
  }
  return out;
}

/// A voice of this very device for a language. Voices that a browser asks of its maker's servers are never
/// used: what stands on the page would be sent there.
export function voiceFor(language: 'zh' | 'en'): SpeechSynthesisVoice | null {
  const own = speechSynthesis.getVoices().filter((one) => one.localService);
  const of = (tag: string) => own.find((one) => one.lang.replace('_', '-').toLowerCase().startsWith(tag));
  return language === 'zh' ? (of('zh-cn') ?? of('cmn') ?? of('zh') ?? null) : (of('en-gb') ?? of('en') ?? null);
}
