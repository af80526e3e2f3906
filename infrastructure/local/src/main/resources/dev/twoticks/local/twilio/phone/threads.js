// The two threads, newest first. A message keeps its element while it lives, so that nothing is read out twice.

const TICKS = {
  accepted: ['clock', 'Queued'], queued: ['clock', 'Queued'], sent: ['one', 'Sent'], delivered: ['two', 'Delivered'],
  read: ['two', 'Read'], failed: ['cross', 'Failed'], undelivered: ['cross', 'Not delivered'],
};
const DRAWN = {
  clock: 'M10 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 1 0 0-11M10 4v3.2l2.2 1.3',
  one: 'm5.5 7.5 3 3L15 3.5',
  two: 'm2 7.5 3 3 6.5-7M9 9.5l1.2 1L17 3.5',
  cross: 'M10 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 1 0 0-11M10 4.2v3.6M10 10v.1',
  copy: 'M6 5.5h7.5V14H6zM3 10.500V2.500h7.5',
};
const WHY = {
  63024: 'not on WhatsApp', 63016: 'no template outside the 24 h window', 63018: 'rate limit', 63041: 'template paused',
  63051: 'sender locked', 63112: 'business disabled by Meta', 30003: 'handset unreachable', 30005: 'handset unknown',
  30007: 'filtered by the carrier', 30008: 'unknown error', 30450: 'stopped by pumping protection',
};

const NO_SENDER = { whatsapp: 'authentication template', sms: 'text message' };

const elements = new Map();
const opened = new Set();

export function showThreads(messages) {
  for (const channel of ['whatsapp', 'sms']) {
    const own = messages.filter(message => message.channel === channel);
    const list = document.getElementById(channel);
    const wanted = own.map(element);
    for (const item of [...list.children]) {
      if (!wanted.includes(item)) item.remove();
    }
    wanted.forEach((item, i) => {
      if (list.children[i] !== item) list.insertBefore(item, list.children[i] ?? null);
    });
    document.getElementById(`${channel}-count`).textContent = own.length || '';
    document.getElementById(`${channel}-from`).textContent = own.length ? `from ${own[0].from}` : NO_SENDER[channel];
  }
}

function element(message) {
  const drawn = JSON.stringify(message);
  const known = elements.get(message.sid);
  if (known?.drawn === drawn) return known.item;
  const item = known?.item ?? make('li', 'message fresh');
  item.className = `message${known ? '' : ' fresh'}${refused(message) ? ' refused' : ''}`;
  item.replaceChildren(...(message.channel === 'whatsapp' ? whatsapp(message) : sms(message)));
  elements.set(message.sid, { item, drawn });
  return item;
}

function whatsapp(message) {
  const bubble = make('div', 'bubble');
  bubble.append(text(message, code => make('b', '', code)), meta(message));
  if (message.code) {
    const button = make('button', 'copy');
    button.type = 'button';
    button.lang = message.language;
    button.append(icon('copy', '0 0 16 16'), message.button);
    button.addEventListener('click', () => copy(message.code, button));
    bubble.append(button);
  }
  return [bubble, ...note(message), timeline(message)];
}

function sms(message) {
  const bubble = make('div', 'bubble');
  bubble.append(text(message, code => {
    const button = make('button', '', code);
    button.type = 'button';
    button.setAttribute('aria-label', `Copy code ${code}`);
    button.addEventListener('click', () => copy(code, button));
    return button;
  }));
  return [bubble, meta(message), ...note(message), timeline(message)];
}

// The code stands out: bold in WhatsApp, a link to copy in a text message.
function text(message, mark) {
  const paragraph = make('p', 'text');
  paragraph.dir = 'auto';
  if (message.language) paragraph.lang = message.language;
  const code = message.code || message.text.match(/(?<!\d)\d{6}(?!\d)/)?.[0];
  const at = code ? message.text.indexOf(code) : -1;
  if (at < 0) {
    paragraph.append(message.text);
  } else {
    paragraph.append(message.text.slice(0, at), mark(code), message.text.slice(at + code.length));
  }
  return paragraph;
}

function meta(message) {
  const [shape, words] = TICKS[message.status];
  const line = make('p', 'meta');
  const ticks = make('span', message.status === 'read' ? 'read' : refused(message) ? 'refused' : '');
  const drawn = icon(shape, '0 0 20 14');
  drawn.removeAttribute('aria-hidden');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', words);
  ticks.append(drawn);
  line.append(make('span', '', `${words} ${time(message.history.at(-1).at)}`), ticks);
  return line;
}

function note(message) {
  if (!message.error_code) return [];
  const why = WHY[message.error_code];
  return [make('p', 'note', `Twilio ${message.error_code}${why ? `: ${why}` : ''}`)];
}

function timeline(message) {
  const details = make('details');
  details.open = opened.has(message.sid);
  details.addEventListener('toggle', () => opened[details.open ? 'add' : 'delete'](message.sid));
  const list = make('ol');
  list.append(...message.history.map(change => {
    const row = make('li');
    const code = change.error_code ? ` ${change.error_code}` : '';
    row.append(make('span', '', time(change.at)), make('span', '', change.status + code));
    return row;
  }));
  details.append(make('summary', '', 'Timeline'), list);
  return details;
}

export async function copy(words, button) {
  const copied = await write(words);
  document.getElementById('said').textContent = copied ? 'Copied' : `Not copied. The text is ${words}`;
  if (button.dataset.busy) return;
  const before = [...button.childNodes];
  button.dataset.busy = 'yes';
  button.replaceChildren(copied ? 'Copied' : 'Not copied');
  setTimeout(() => { button.replaceChildren(...before); delete button.dataset.busy; }, 1200);
}

// The clipboard is closed to pages that are not served from this machine; the older way still works there.
async function write(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = make('textarea', 'unseen', words);
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    focused?.focus();
    return copied;
  }
}

function refused(message) {
  return message.status === 'failed' || message.status === 'undelivered';
}

function time(at) {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
}

function make(name, className = '', words = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words) made.textContent = words;
  return made;
}

function icon(shape, box) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', box);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', DRAWN[shape]);
  svg.append(path);
  return svg;
}
