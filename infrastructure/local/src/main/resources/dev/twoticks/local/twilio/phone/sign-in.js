// The sign-in panel: an ordinary client of the service's public API.
import { copy } from '/phone/threads.js';

// A mobile number of each country without its last three digits, which choose the scenario.
const COUNTRIES = [
  ['Nigeria', '+2348031234'], ['Ghana', '+233241234'], ['Kenya', '+254712345'], ['Tanzania', '+255754321'],
  ['Uganda', '+256772345'], ['Indonesia', '+6281234567'], ['Philippines', '+639171234'], ['Vietnam', '+84912345'],
  ['India', '+919876543'], ['Brazil', '+5511987654'], ['United States', '+12025550'], ['Australia', '+61412345'],
];

const find = id => document.getElementById(id);
const problem = find('problem');

export function startSignIn({ config, scenarios, choose }) {
  let number = '';
  let verification = null;
  let verifier = '';
  let token = '';
  let suggested = '';

  find('country').replaceChildren(...COUNTRIES.map(([name, prefix]) => new Option(name, prefix)));
  find('scenario').replaceChildren(...scenarios.map(each =>
    new Option(each.digits ? `${each.digits} · ${each.name}` : each.name, each.digits || '000')));

  function compose() {
    find('phone').value = find('country').value + find('scenario').value;
    describe();
  }

  function describe() {
    const digits = find('phone').value.replaceAll(' ', '').slice(-3);
    const row = scenarios.find(each => each.digits === digits) ?? scenarios[0];
    find('scenario').value = row.digits || '000';
    const words = [['WhatsApp', row.whatsapp], ['SMS', row.sms]];
    find('scenario-words').replaceChildren(...words.flatMap(pair => describedBy(...pair)));
  }

  function show(step) {
    for (const id of ['start', 'check', 'done']) find(id).hidden = id !== step;
    problem.hidden = true;
  }

  async function call(path, body) {
    problem.hidden = true;
    let answer;
    try {
      answer = await fetch(config.api.replace(/\/$/, '') + path, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
      });
    } catch {
      tell('The service does not answer', `Nothing listens at ${config.api}, or it does not allow this page.`);
      return null;
    }
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) return said;
    tell(said.title ?? `The service answered ${answer.status}`, said.detail);
    if ('checks_left' in said) verification = { ...verification, checks_left: said.checks_left };
    return null;
  }

  function tell(title, detail) {
    problem.textContent = detail ? `${title}. ${detail}` : title;
    problem.hidden = false;
  }

  async function busy(form, work) {
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    try {
      await work();
    } finally {
      button.disabled = false;
    }
  }

  function showLeft(now) {
    if (!verification || find('check').hidden) return;
    const { checks_left: checks, deliveries_left: rounds, next_delivery_at: next } = verification;
    find('left').textContent = checks === undefined ? '' : `${checks} ${checks === 1 ? 'check' : 'checks'} left`;
    const wait = next ? Math.ceil((Date.parse(next) - now) / 1000) : 0;
    find('resend').disabled = rounds === 0 || wait > 0;
    find('resend').textContent = rounds !== 0 && wait > 0 ? `Again in ${wait} s` : 'Send again';
  }

  find('start').addEventListener('submit', event => {
    event.preventDefault();
    busy(event.target, async () => {
      number = find('phone').value.replaceAll(' ', '');
      verifier = makeVerifier();
      const body = {
        client_id: config.client_id, phone_number: number, purpose: 'sign_in',
        code_challenge: await challengeOf(verifier),
      };
      const started = await call('/verifications', body);
      if (!started) return;
      verification = started;
      show('check');
      find('masked').textContent = started.phone_number;
      find('code').value = '';
      find('suggestion').hidden = true;
      suggested = '';
      find('code').focus();
      await choose(number);
    });
  });

  find('check').addEventListener('submit', event => {
    event.preventDefault();
    busy(event.target, async () => {
      const answer = await call(`/verifications/${verification.id}/checks`, {
        code: find('code').value, code_verifier: verifier,
      });
      if (!answer?.token) { find('code').select(); return; }
      token = answer.token;
      find('claims').replaceChildren(...Object.entries(claims(token)).flatMap(([name, value]) =>
        describedBy(name, Array.isArray(value) ? value.join(', ') : String(value))));
      show('done');
      find('copy-token').focus();
    });
  });

  find('resend').addEventListener('click', async () => {
    const answer = await call(`/verifications/${verification.id}/deliveries`, { code_verifier: verifier });
    if (answer) verification = { ...verification, ...answer };
  });

  find('suggestion').addEventListener('click', () => {
    find('code').value = suggested;
    find('code').focus();
  });
  find('copy-token').addEventListener('click', event => copy(token, event.currentTarget));
  for (const button of document.querySelectorAll('.start-over')) {
    button.addEventListener('click', () => { verification = null; show('start'); find('phone').focus(); });
  }
  find('country').addEventListener('change', compose);
  find('scenario').addEventListener('change', compose);
  find('phone').addEventListener('input', describe);
  compose();

  return {
    tick: showLeft,
    // As a phone offers the code that has just arrived.
    seen(shown, messages) {
      const latest = messages[0];
      if (!verification || shown !== number || !latest) return;
      suggested = latest.code || latest.text.match(/(?<!\d)\d{6}(?!\d)/)?.[0] || '';
      find('suggestion').hidden = !suggested;
      find('suggestion').textContent = `From ${latest.channel === 'whatsapp' ? 'WhatsApp' : 'Messages'}: ${suggested}`;
    },
  };
}

// RFC 7636: the verifier stays in this page, the service gets its hash first. So a stolen id opens nothing.
function makeVerifier() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(text) {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function describedBy(term, words) {
  const dt = document.createElement('dt');
  const dd = document.createElement('dd');
  dt.textContent = term;
  dd.textContent = words;
  return [dt, dd];
}

function claims(jwt) {
  const payload = jwt.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), char => char.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}
