// Entry point: which number is shown, what time it is, and when to look again.
import { showThreads } from '/phone/threads.js';
import { startSignIn } from '/phone/sign-in.js';

const picker = document.getElementById('number');
const clock = document.getElementById('now');
const phones = document.getElementById('phones');

let chosen = new URLSearchParams(location.search).get('number')?.trim().replace(/^(?=\d)/, '+') ?? '';
let aheadOfBrowser = 0;
let answering = true;

async function json(path) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

function choose(number) {
  chosen = number;
  history.replaceState(null, '', number ? `?number=${encodeURIComponent(number)}` : location.pathname);
  return look();
}

function fillPicker(numbers) {
  const known = numbers.map(each => each.number);
  if (chosen && !known.includes(chosen)) known.unshift(chosen);
  const options = known.length ? known : [''];
  if (options.join() !== [...picker.options].map(option => option.value).join()) {
    picker.replaceChildren(...options.map(number => new Option(number || 'no number yet', number)));
  }
  if (!chosen) chosen = options[0];
  picker.value = chosen;
  picker.disabled = !known.length;
}

let looking = false;
let again = false;
async function look() {
  if (looking) { again = true; return; }
  looking = true;
  try {
    const [numbers, state] = await Promise.all([json('/simulator/numbers.json'), json('/simulator/state.json')]);
    aheadOfBrowser = Date.parse(state.now) - Date.now();
    fillPicker(numbers);
    const inbox = chosen ? await json(`/simulator/inbox.json?number=${encodeURIComponent(chosen)}`) : { messages: [] };
    showThreads(inbox.messages);
    signIn.seen(chosen, inbox.messages);
    answering = true;
    showTime();
  } catch (error) {
    // a request that got no answer: the event stream reconnects by itself and then asks anew
    if (!(error instanceof TypeError)) throw error;
    answering = false;
  } finally {
    looking = false;
    if (again) { again = false; look(); }
  }
}

function showTime() {
  if (!answering) {
    clock.textContent = 'simulator stopped';
    return;
  }
  const now = new Date(Date.now() + aheadOfBrowser);
  clock.textContent = now.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
  clock.dateTime = now.toISOString();
  signIn.tick(now);
}

for (const button of document.querySelectorAll('[data-seconds]')) {
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await fetch('/simulator/clock', { method: 'POST', body: new URLSearchParams({ seconds: button.dataset.seconds }) });
      await look();
    } finally {
      button.disabled = false;
      button.focus();
    }
  });
}

for (const tab of document.querySelectorAll('[data-thread]')) {
  tab.addEventListener('click', () => {
    phones.dataset.shown = tab.dataset.thread;
    document.querySelectorAll('[data-thread]').forEach(each => each.setAttribute('aria-pressed', String(each === tab)));
  });
}

picker.addEventListener('change', () => choose(picker.value));

const signIn = startSignIn({ config: await json('/phone/config.json'), scenarios: await json('/scenarios.json'), choose });
const events = new EventSource('/simulator/events');
events.onmessage = look;
events.onerror = () => { answering = false; };
await look();
showTime();
setInterval(showTime, 1000);
