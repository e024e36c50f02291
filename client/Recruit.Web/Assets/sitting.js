// Saves answers of a running test: on this device first, then at the server. What was not received by the end is sent after it, from here or from the page of
// the receipt, or taken along as a file; only then this device forgets it. The page works without it; nothing here decides anything.
const root = document.getElementById('sitting');
const { attempt, api, epoch, key, over } = root.dataset;
const at = id => document.getElementById(id);
const now = () => performance.now();
// Each attempt has a store of its own, so that none closes or erases that of another.
const name = `recruit ${attempt}`;

const words = JSON.parse(root.dataset.words);
const form = at('answers'), final = at('final');
const fields = form ? [...form.querySelectorAll('[data-position]')] : [];
const pending = new Map(), values = new Map();
const encoder = new TextEncoder();
let number = +root.dataset.highest, highest = number, more = +root.dataset.more;
let ends = now() + +root.dataset.left, before = Infinity;
let db, aes, alive = false, sends = false, late = false, ready = false, tries = 0, until = 0, timer, soon, busy, told, warned;

const show = (id, text) => { const one = at(id); if (one) one.textContent = text; };
const base64 = bytes => btoa(bytes.reduce((text, one) => text + String.fromCharCode(one), '')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const random = length => crypto.getRandomValues(new Uint8Array(length));
const place = p => `${epoch}/${p}`;

// What lies on the device: encrypted, named by the attempt alone, erased when it was received.
const store = (mode, work) => new Promise((done, failed) => {
  const all = db.transaction('saves', mode), asked = work(all.objectStore('saves'));
  all.oncomplete = () => done(asked.result);
  all.onabort = all.onerror = () => failed(all.error);
});
const open = () => new Promise((done, failed) => {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('saves');
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});
async function keep(save) {
  const iv = random(12);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, encoder.encode(JSON.stringify(save)));
  if (pending.get(save.p) === save) await store('readwrite', all => all.put({ iv, data }, place(save.p)));
}
async function drop(save) {
  await save.kept;
  if (pending.get(save.p) !== save) return;
  pending.delete(save.p);
  if (db) await store('readwrite', all => all.delete(place(save.p))).catch(() => {});
}
async function recall() {
  const names = await store('readonly', all => all.getAllKeys()), boxes = await store('readonly', all => all.getAll());
  const taken = root.dataset.taken.split(',');
  for (const [i, id] of names.entries()) {
    const [e, p] = id.split('/');
    let save;
    try {
      save = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: boxes[i].iv }, aes, boxes[i].data)));
    } catch { /* Not under the key of this attempt: erased below. */ }
    if (save && e === epoch) {
      pending.set(save.p, save);
      number = Math.max(number, save.n);
      fill(save.p, save.a);
    } else {
      // From before another device went on: it fills what nobody answered since, and overwrites nothing.
      if (save && (over || !taken.includes(p))) {
        fill(save.p, save.a);
        take(save.p, save.a);
        await pending.get(save.p).kept;
      }
      await store('readwrite', all => all.delete(id));
    }
  }
}

// Fields of the page.
const controls = field => [...field.querySelectorAll('input:not([type=hidden]), select, textarea')];
function read(field, first) {
  const all = controls(field), { type } = field.dataset;
  if (type === 'order') {
    return all.map(one => [+(first ? [...one.options].find(o => o.defaultSelected)?.value ?? 0 : one.value), one.dataset.option])
      .filter(one => one[0]).sort((a, b) => a[0] - b[0]).map(one => one[1]).join('|');
  }
  return all[0].type === 'radio' || all[0].type === 'checkbox'
    ? all.filter(one => (first ? one.defaultChecked : one.checked) && one.value).map(one => one.value).join('|')
    : first ? all[0].defaultValue : all[0].value;
}
function fill(p, answer) {
  values.set(p, answer);
  const field = fields.find(one => +one.dataset.position === p);
  if (!field) return;
  const chosen = answer.split('|');
  for (const one of controls(field)) {
    if (one.dataset.option) one.value = chosen.indexOf(one.dataset.option) + 1 || '';
    else if (one.type === 'radio' || one.type === 'checkbox') one.checked = one.value ? chosen.includes(one.value) : !answer;
    else one.value = answer;
  }
}
function collect(field) {
  const p = +field.dataset.position, answer = read(field);
  if (values.get(p) !== answer) take(p, answer);
}

function take(p, a) {
  const save = { p, n: ++number, s: base64(random(16)), a };
  values.set(p, a);
  pending.set(p, save);
  Object.defineProperty(save, 'kept', { value: db ? keep(save).then(() => facts(words.kept), () => facts(words.unkept)) : facts(words.unkept) });
}
function facts(kept) {
  const count = pending.size;
  show('kept', kept + (count ? ' ' + words.waiting.replace('#', count) : ''));
  if (late && count && sends) show('line', words.late.replace('#', count));
  // Once it was shown it stays as long as something waits: somebody may be about to use it.
  at('along').hidden = !count || at('along').hidden && !late && tries < 2;
}
function calm() {
  for (const one of [form, final]) if (one) one.inert = !alive || late;
}

// The line.
const put = (path, body, keepalive) => fetch(`${api}/${path}`, {
  method: 'PUT', body, keepalive, referrerPolicy: 'no-referrer', signal: keepalive ? undefined : AbortSignal.timeout(20000),
});
const send = (save, keepalive) => put(`answers/${save.p}/${save.n}?s=${save.s}`, save.a, keepalive);
function heard(reply) {
  tries = until = 0;
  ends = now() + reply.left;
  highest = reply.highest;
  if ((reply.more ?? 0) > more) show('line', words.more);
  else if (told) show('line', '');
  more = reply.more ?? more;
  told = false;
  rest();
}
// Whoever was just heard need not call to be heard.
function rest() {
  clearTimeout(timer);
  timer = setTimeout(beat, root.dataset.contact * (0.7 + Math.random() * 0.3));
}
async function settle(save, response) {
  if (response.ok) {
    const reply = await response.json();
    heard(reply);
    await drop(save);
    show('taken', words.taken.replace('#', reply.at.slice(11, 19)));
    return facts(words.kept);
  }
  const problem = await response.json();
  // Something between here and the service answered: nothing is dropped for that.
  if (!/^urn:recruit:problem:/.test(problem.type)) throw problem;
  // There is no such attempt for this browser: what it has stays here, and people can carry it.
  if (response.status === 404) {
    sends = false;
    tries = 2;
    facts(words.kept);
    return stop(problem.title);
  }
  const isLast = pending.get(save.p) === save;
  await drop(save);
  if (/^(stale-sequence|sequence-reused)$/.test(problem.code)) {
    number = Math.max(number, +problem['highest-taken']);
    if (isLast) take(save.p, save.a);
  } else refused(problem);
}
function refused({ code, title }) {
  show('line', title);
  if (/^(attempt-ended|too-late)$/.test(code)) {
    ends = 0;
    tick();
  } else if (/^(taken-over|not-found)$/.test(code)) stop(title);
}
function later(response) {
  const wait = Math.max(Math.min(30000, 1000 * 2 ** tries++) * (0.5 + Math.random()), 1000 * (response?.headers.get('Retry-After') ?? 0));
  if (!over) show('line', words.offline);
  told = true;
  facts(words.kept);
  clearTimeout(soon);
  until = now() + wait - 50;
  soon = setTimeout(flush, wait);
}
async function run() {
  clearTimeout(soon);
  for (let save; sends && (save = pending.values().next().value);) {
    try {
      const response = await send(save);
      if (response.status >= 500 || response.status === 429) return later(response);
      await settle(save, response);
    } catch {
      return later();
    }
  }
}
// Until the service may be asked again, nobody asks but a person.
const flush = async byHand => {
  if (!byHand && now() < until) {
    clearTimeout(soon);
    soon = setTimeout(flush, until - now() + 50);
    return;
  }
  await (busy ??= run().finally(() => { busy = undefined; }));
  if (late && sends && !pending.size) await leave();
};
async function beat() {
  if (!sends) return;
  rest();
  if (pending.size || late) return flush();
  if (!alive) return;
  try {
    const response = await put('contact');
    if (response.ok) heard(await response.json());
    else if (response.status < 500) refused(await response.json());
  } catch {
    later();
  }
}
function hurry() {
  let room = 60000;
  if (alive && !late) fields.forEach(collect);
  for (const save of sends ? pending.values() : []) {
    if ((room -= save.a.length * 3 + 100) < 0) break;
    send(save, true).then(response => response.status < 500 && settle(save, response)).catch(() => {});
  }
}

// One tab alone goes on; whoever asks for it gets it, and the other one is told.
function stop(text) {
  alive = false;
  calm();
  show('tab-text', text);
  at('tab')?.removeAttribute('hidden');
}
function claim(options) {
  let has = false;
  navigator.locks.request(name, options, () => { has = true; begin(); return new Promise(() => {}); })
    .catch(() => {
      sends = false;
      stop(has ? words.lost : words.tab);
    });
}
at('here')?.addEventListener('click', () => (navigator.locks && !alive && at('tab-text').textContent === words.tab ? (at('tab').hidden = true, claim({ steal: true })) : location.reload()));

// Before the page goes, the service is heard: what was lost on the line may be given back.
async function leave() {
  if (over) return finish();
  try {
    const response = await put('contact');
    if (response.status >= 500 || response.status === 429) return later(response);
    if (response.ok) {
      heard(await response.json());
      tick();
      if (ends > now()) return;
    }
    finish();
  } catch {
    later();
  }
}
// Everything was received, or was refused and kept: the page of the receipt comes, and from there nothing of the attempt is on this device any more.
function finish() {
  sends = alive = false;
  db?.close();
  if (!over) location.replace(`${api}/finished`);
  else if (db) indexedDB.deleteDatabase(name);
}
// The time is over: nothing is given any more, and what was not received is still sent, as long as that takes.
function end() {
  late = true;
  root.append(at('along'));
  calm();
  if (!over) {
    show('time', words.over);
    show('line', words.over);
  }
  facts(words.kept);
  flush();
}
// What was not received, for people to carry: under the key of the attempt, without a name and without a question.
async function carry() {
  const iv = random(12), additionalData = encoder.encode(`recruit answers ${attempt} ${epoch}`);
  // Half a character is replaced, as the line would do it.
  const saves = Array.from(pending.values(), one => ({ ...one, a: new TextDecoder().decode(encoder.encode(one.a)) }));
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, aes, encoder.encode(JSON.stringify(saves)));
  const file = encoder.encode(JSON.stringify({ format: 'recruit-answers-1', attempt, epoch: +epoch, iv: base64(iv), box: base64(new Uint8Array(box)) }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file]));
  link.download = `recruit-${attempt}.json`;
  link.click();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  show('code', Array.from(digest.slice(0, 10), one => one.toString(16).padStart(2, '0')).join('').toUpperCase().match(/.{5}/g).join(' '));
  at('carried').hidden = false;
}
function tick() {
  const left = Math.max(0, Math.ceil((ends - now()) / 1000));
  const text = words.left.replace('#', Math.floor(left / 60)).replace('#', left % 60);
  show('clock', text);
  for (const t of [1800, 600, 300, 60, 30]) if (before > t && left <= t && left > t - 5) show('time', words['t' + t]);
  const was = before;
  before = left;
  if (!left && was) end();
  else if (left && late && !over) {
    late = false;
    calm();
    facts(words.kept);
  }
  return text;
}

async function begin() {
  fields.forEach(field => values.set(+field.dataset.position, read(field, true)));
  try {
    aes = await crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
    db = await open();
    db.onversionchange = () => db.close();
    await recall();
  } catch {
    db = undefined;
  }
  alive = sends = ready = true;
  calm();
  const had = pending.size;
  fields.forEach(collect);
  await flush();
  if (final && had && !pending.size && !late) location.reload();
  beat();
}

form?.addEventListener('input', event => {
  const field = event.target.closest('[data-position]');
  if (!alive || late || !field) return;
  collect(field);
  const counter = at('words');
  if (counter) counter.textContent = counter.dataset.words.replace('#', event.target.value.split(/\s+/).filter(Boolean).length);
  clearTimeout(soon);
  soon = setTimeout(flush, 1500);
});
for (const type of ['change', 'focusout']) form?.addEventListener(type, () => alive && pending.size && flush());
form?.addEventListener('submit', async event => {
  event.preventDefault();
  if (!alive) return;
  fields.forEach(collect);
  await flush(true);
  if (pending.size) show('line', words.offline);
  else location.assign(event.submitter.dataset.to);
});
final?.addEventListener('submit', async event => {
  event.preventDefault();
  await flush(true);
  if (pending.size && !warned) {
    warned = true;
    return show('line', words.unsent);
  }
  final.elements.covers.value = highest;
  final.submit();
});
// Of this attempt nothing stays here.
at('forget')?.addEventListener('submit', async event => {
  event.preventDefault();
  if (!warned && (pending.size || !ready)) {
    warned = true;
    return show('line', words.forget.replace('#', pending.size || '?'));
  }
  for (const save of pending.values()) await drop(save);
  finish();
  at('forget').submit();
});
at('carry').onclick = carry;
at('ask')?.removeAttribute('hidden');
at('ask')?.addEventListener('click', () => { show('time', ''); setTimeout(() => show('time', tick()), 50); });
addEventListener('online', () => { tries = until = 0; pending.size ? flush() : beat(); });
addEventListener('offline', () => {
  if (!over) show('line', words.offline);
  facts(words.kept);
  told = true;
});
addEventListener('pagehide', hurry);
document.addEventListener('visibilitychange', () => document.hidden && hurry());
setInterval(tick, 1000);
tick();
if (navigator.locks) claim({ signal: AbortSignal.timeout(1000) });
else begin();
