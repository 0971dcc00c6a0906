import type { Block, Letter } from './letter';

/** The text part: what a reader without HTML, or a screen reader, gets. */
export function renderText({ blocks }: Letter): string {
  return `${blocks.map(textOf).join('\n\n')}\n`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'action':
      return `${block.label}\n${block.url}`;
    case 'small':
      return `-- \n${block.text}`;
  }
}

/**
 * The HTML part. Tables and attributes instead of styles: mail programs understand them, and the page that shows the
 * built-in mailbox allows no inline style.
 */
export function renderHtml({ subject, blocks }: Letter, language: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body bgcolor="#f5f6f8" text="#1c2330" link="#1f4fbf">
<table role="presentation" width="100%" cellpadding="8" cellspacing="0" border="0"><tr><td align="left">
<table role="presentation" width="100%" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td align="left">
<font face="Helvetica, Arial, sans-serif" size="3">
${blocks.map(htmlOf).join('\n')}
</font>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'action':
      return `<p><a href="${escaped(block.url)}"><b>${escaped(block.label)}</b></a></p>`;
    case 'small':
      return `<hr><p><font size="2" color="#5b6472">${escaped(block.text)}</font></p>`;
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it: nothing in it is markup. */
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
