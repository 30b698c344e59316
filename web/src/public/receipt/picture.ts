// The receipt as a picture: drawn here, so that it can be saved without a printer and without a line.
import { encode } from 'uqr';
import { language } from '@/ui/language';
import { exact } from '@/ui/time';
import { save } from '@/ui/save';
import { t } from '../say';
import { followUrl, type Receipt } from './kept';
import { fileName } from './paper';

const width = 750;
const margin = 48;
const font = '"PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif';

/// Lines of a text that fit into a width.
function wrapped(pen: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = language.value === 'zh' ? [...text] : text.split(/(?<= )/);
  for (const piece of pieces) {
    if (pen.measureText(line + piece).width > room && line) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line) lines.push(line);
  return lines;
}

async function pictureOf(receipt: Receipt): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d')!;
  let y = 0;
  const parts: (() => void)[] = [];
  const write = (text: string, size: number, colour: string, weight = 400, after = 12) => {
    pen.font = `${weight} ${size}px ${font}`;
    for (const line of wrapped(pen, text, width - 2 * margin)) {
      const at = y + size;
      parts.push(() => {
        pen.font = `${weight} ${size}px ${font}`;
        pen.fillStyle = colour;
        pen.fillText(line, margin, at);
      });
      y += size * 1.5;
    }
    y += after;
  };
  y = 44;
  write(`${t('ui.name')} · ${t('receipt.title')}`, 26, '#46566a', 600, 20);
  write(receipt.title, 30, '#16202c', 700, 28);
  write(t('receipt.number'), 24, '#46566a', 400, 0);
  write(receipt.number, 42, '#0d447e', 700, 16);
  write(t('receipt.code'), 24, '#46566a', 400, 0);
  write(receipt.query_code, 52, '#0d447e', 700, 24);
  const qr = encode(followUrl(receipt.number, receipt.query_code), { ecc: 'M', border: 2 });
  const side = 300;
  const top = y;
  parts.push(() => {
    const cell = side / qr.size;
    qr.data.forEach((row, r) => row.forEach((dark, c) => {
      pen.fillStyle = dark ? '#16202c' : '#ffffff';
      pen.fillRect(margin + c * cell, top + r * cell, cell + 0.5, cell + 0.5);
    }));
  });
  y += side + 16;
  write(t('receipt.scan'), 24, '#46566a', 400, 28);
  write(`${t('receipt.registered')} ${exact(receipt.registered_at)}`, 24, '#16202c', 400, 4);
  write(`${t('receipt.desk')} ${receipt.desk}`, 24, '#16202c', 400, 4);
  write(`${t('receipt.place')} ${receipt.place}`, 24, '#16202c', 400, 28);
  write(language.value === 'zh' ? receipt.rights_zh : receipt.rights_en, 24, '#46566a', 400, 16);
  write(`${t('receipt.digest')} ${receipt.digest.slice(0, 32)}`, 20, '#5f6d7f', 400, 24);
  canvas.width = width;
  canvas.height = Math.ceil(y + 24);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#155eaa';
  pen.fillRect(0, 0, canvas.width, 12);
  for (const draw of parts) draw();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/// Draws and keeps it; throws where the browser draws nothing.
export async function savePicture(receipt: Receipt): Promise<void> {
  save(await pictureOf(receipt), `${fileName(receipt.number)}.png`);
}
