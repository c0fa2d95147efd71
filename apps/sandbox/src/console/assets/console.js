// @ts-check
/*
 * The console's script. Without it every page and form still works. With it forms are answered in place, lists are
 * searched while typing, and every part marked `data-live` is drawn again when something changed, save where somebody types.
 */

const pulseMs = 2000;
const typingMs = 200;

/** @param {string} html */
const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

/** Whether somebody is filling a form of a part: it has the focus, or was changed and not yet sent. @param {Element} part */
const isFilled = (part) =>
  part.querySelector('input:focus, select:focus, textarea:focus, [data-touched]') !== null;

/** Rows of a part by their id, to see which have changed. @param {Element} part */
const rowsOf = (part) =>
  new Map([...part.querySelectorAll('tr[data-id]')].map((row) => [row.getAttribute('data-id'), row]));

/** @param {Element} part */
const openIn = (part) =>
  new Set([...part.querySelectorAll('details[open][data-key]')].map((one) => one.getAttribute('data-key')));

/** Carries over from the part on screen what belongs to the person: open details. @param {Element} old @param {Element} next */
const carryOver = (old, next) => {
  const open = openIn(old);
  for (const one of next.querySelectorAll('details[data-key]')) {
    if (open.has(one.getAttribute('data-key'))) one.setAttribute('open', '');
  }
};

/** @param {Element} old @param {Element} next */
const markChanges = (old, next) => {
  const before = rowsOf(old);
  if (before.size === 0) return;
  for (const [id, row] of rowsOf(next)) {
    if (before.get(id)?.textContent !== row.textContent) row.classList.add('changed');
  }
};

const focusable = 'a, button, summary';

/** Draws the new part in place of the old one, with scroll and focus where they were. @param {Element} old @param {Element} next */
const swap = (old, next) => {
  const active = document.activeElement;
  const at = active === null ? -1 : [...old.querySelectorAll(focusable)].indexOf(active);
  const scrolled = old.querySelector('.table-wrap')?.scrollLeft ?? 0;
  old.replaceWith(next);
  next.querySelector('.table-wrap')?.scrollTo({ left: scrolled });
  const again = at < 0 ? undefined : [...next.querySelectorAll(focusable)][at];
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
};

/** @param {Element} old @param {Element} next */
const replacePart = (old, next) => {
  if (old.innerHTML === next.innerHTML) return;
  if (isFilled(old)) return;
  carryOver(old, next);
  markChanges(old, next);
  swap(old, next);
};

/** Fetches the page and draws its live parts again. @param {string} address */
const refresh = async (address) => {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}.`);
  const page = parse(await answer.text());
  for (const next of page.querySelectorAll('[data-live]')) {
    const old = document.getElementById(next.id);
    if (old !== null) replacePart(old, document.adoptNode(next));
  }
};

/** Puts a sentence at the form, or at the page's own line when the form is gone. @param {Element} form @param {{ ok: boolean, sentence: string }} answer */
const say = (form, { ok, sentence }) => {
  const own = form.isConnected ? form.querySelector('.said') : null;
  const said = own ?? document.getElementById('said');
  if (said === null) return;
  said.className = `said ${ok ? 'done' : 'refused'}`;
  said.textContent = sentence;
};

/** What a form holds, as text. @param {HTMLFormElement} form @param {HTMLElement | null} by */
const contents = (form, by) => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  if (by instanceof HTMLButtonElement && by.name !== '') body.append(by.name, by.value);
  return body;
};

/** @param {HTMLFormElement} form @param {HTMLElement | null} by */
const post = async (form, by) => {
  const body = contents(form, by);
  form.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    });
    const result = await answer.json();
    if (result.ok)
      for (const one of form.querySelectorAll('[data-touched]')) one.removeAttribute('data-touched');
    await refresh(location.href);
    say(form, result);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no reason given';
    say(form, { ok: false, sentence: `The sandbox did not answer: ${why}` });
  } finally {
    form.removeAttribute('aria-busy');
  }
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.method === 'post' && form.getAttribute('aria-busy') !== 'true') void post(form, event.submitter);
  if (form.method === 'post' || form.dataset['search'] !== undefined) event.preventDefault();
});

/** @param {HTMLFormElement} form */
const search = async (form) => {
  const query = contents(form, null);
  history.replaceState(null, '', `${location.pathname}?${query}`);
  await refresh(location.href);
};

let typing = 0;
document.addEventListener('input', (event) => {
  if (!(event.target instanceof Element)) return;
  const form = event.target.closest('form[data-search]');
  if (form === null) event.target.setAttribute('data-touched', '');
  if (!(form instanceof HTMLFormElement)) return;
  clearTimeout(typing);
  typing = window.setTimeout(() => void search(form).catch(() => undefined), typingMs);
});

/** The sandbox clock ticks between two looks. */
const tick = () => {
  for (const one of document.querySelectorAll('time[data-zone]')) {
    const ahead = Number(one.getAttribute('data-ahead'));
    const format = new Intl.DateTimeFormat('en-NZ', {
      timeZone: one.getAttribute('data-zone') ?? 'UTC',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    one.textContent = format.format(new Date(Date.now() + ahead));
  }
};

let seen = document.documentElement.dataset['revision'] ?? '';
const pulse = async () => {
  if (document.hidden) return;
  const answer = await fetch('/pulse');
  const { revision } = await answer.json();
  if (revision === seen) return;
  await refresh(location.href);
  seen = revision;
};

/** @param {boolean} reached */
const showReach = (reached) => {
  const line = document.getElementById('reach');
  if (line !== null) line.hidden = reached;
};

setInterval(tick, 1000);
setInterval(() => {
  pulse().then(
    () => showReach(true),
    () => showReach(false),
  );
}, pulseMs);

// On a phone the navigation is one line that scrolls.
document.querySelector('.nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
